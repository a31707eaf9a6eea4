package io.backcast.train.distil;

import ai.djl.ndarray.NDManager;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.Digests;
import io.backcast.model.PriorKind;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrainingPlan;
import io.backcast.train.data.DesignPrior;
import io.backcast.train.data.TrainingData;
import io.backcast.train.loop.InterimProgress;
import io.backcast.train.loop.LearningCurves;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.net.Normalization;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/**
 * Trains the networks one after another, each on labels or designs of those before it. A network's
 * checkpoints depend on its own plan and the plans before it, not on later ones.
 */
public final class NetworksTrainer {
  private final Json json;
  private final NDManager manager;
  private final TrainingData data;
  private final Normalization normalization;
  private final DesignPrior prior;
  private final SymmetryGroup group;
  private final TrainingPlan plan;
  private final long seed;
  private int interims;

  /** Puts the trainer together. */
  public NetworksTrainer(
      Json json,
      NDManager manager,
      TrainingData data,
      Normalization normalization,
      DesignPrior prior,
      TrainingPlan plan,
      long seed)
      throws BackcastException {
    this.json = json;
    this.manager = manager;
    this.data = data;
    this.normalization = normalization;
    this.prior = prior;
    this.group = normalization.space().group();
    this.plan = plan;
    this.seed = seed;
  }

  /**
   * Runs all stages; finished ones are read from their checkpoints.
   *
   * @param start with a fingerprint of the data, the design space and the seed
   * @param curves receives losses and validation errors
   * @throws BackcastException when cancelled
   */
  public TrainedNetworks train(TrainingContext start, LearningCurves curves)
      throws BackcastException {
    return train(start, curves, networks -> {});
  }

  /**
   * The same, with a receiver for the networks as they are while the generator is trained.
   *
   * @param interim called between two steps whenever somebody waits for it; the networks have no
   *     fast generator and an identity of their own
   */
  public TrainedNetworks train(
      TrainingContext start, LearningCurves curves, Consumer<TrainedNetworks> interim)
      throws BackcastException {
    TrainingContext context = ofEnsemble(start);
    EnsembleTrainer trainer = ensembleTrainer();
    TrainedEnsemble ensemble = trainer.train(context, curves);
    String pools =
        json.text(plan.surrogate()) + plan.backward().pool() + plan.backward().massShare();
    // checkpoints of earlier versions, which knew the uniform prior only, stay valid
    context =
        context.dependingOn(
            prior.kind() == PriorKind.UNIFORM ? pools : pools + prior.description());
    Surrogate surrogate = new Surrogate(manager, normalization, plan.surrogate(), seed + 1);
    LabelledPool draftPool = surrogate.draft(ensemble, data, prior, group, seed, context, curves);
    LabelledPool pool =
        LabelledPool.draw(
            surrogate, ensemble, normalization, prior, plan.backward(), seed, context);
    surrogate.finish(List.of(draftPool, pool), group, seed, context, curves);
    context = context.dependingOn(json.text(plan.backward()));
    BackwardTrainer backward =
        new BackwardTrainer(manager, normalization, plan.backward(), seed + 2);
    String fingerprint = context.fingerprint();
    TrainingContext watched =
        context.with(
            new InterimProgress(
                context.progress(),
                () ->
                    interim.accept(
                        new TrainedNetworks(
                            interimIdentity(fingerprint, ++interims),
                            ensemble,
                            trainer.outOfFold(),
                            surrogate,
                            backward,
                            null))));
    backward.train(pool, surrogate, group, seed, watched, curves);
    FastGeneratorTrainer fastGenerator = null;
    if (plan.fastGenerator() != null) {
      context = watched.dependingOn(json.text(plan.fastGenerator()));
      fastGenerator =
          new FastGeneratorTrainer(
              manager, normalization, plan.fastGenerator(), backward, seed + 3);
      fastGenerator.train(pool, surrogate, seed, context, curves);
    }
    String identity = context.fingerprint().substring(0, 16);
    return new TrainedNetworks(
        identity, ensemble, trainer.outOfFold(), surrogate, backward, fastGenerator);
  }

  /**
   * Trains the hold-out ensemble alone, as {@link #train} does.
   *
   * @throws BackcastException when cancelled
   */
  public AuditNetworks trainAudit(TrainingContext start, LearningCurves curves)
      throws BackcastException {
    EnsembleTrainer trainer = ensembleTrainer();
    TrainedEnsemble ensemble = trainer.trainHoldOut(ofEnsemble(start), curves);
    return new AuditNetworks(ensemble, trainer.outOfFold());
  }

  /** A network half trained is another one than that of the end. */
  private static String interimIdentity(String fingerprint, int number) {
    return Digests.sha256((fingerprint + " interim " + number).getBytes(StandardCharsets.UTF_8))
        .substring(0, 16);
  }

  private TrainingContext ofEnsemble(TrainingContext start) throws BackcastException {
    // trainings that began when categories were numbers do not fit their inputs now
    boolean categories =
        normalization.space().variables().stream().anyMatch(v -> v.categories() != null);
    return start.dependingOn(json.text(plan.ensemble()) + (categories ? " categories" : ""));
  }

  private EnsembleTrainer ensembleTrainer() {
    return new EnsembleTrainer(manager, data, normalization, group, plan.ensemble(), seed);
  }
}
