package io.backcast.train.distil;

import ai.djl.ndarray.NDManager;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.NetworkRole;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrainingPlan;
import io.backcast.train.data.DesignPrior;
import io.backcast.train.data.EnsemblePrediction;
import io.backcast.train.data.ExtendedData;
import io.backcast.train.loop.LearningCurves;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.StoredWeights;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Goes on training a finished model's networks on its rows and new answers: the ensembles from
 * their own weights, then surrogate, invertible network and fast generator from theirs, on labels
 * by the new ensemble.
 */
public final class ExtensionTrainer {
  private final Json json;
  private final NDManager manager;
  private final ExtendedData rows;
  private final Normalization normalization;
  private final DesignPrior prior;
  private final TrainingPlan plan;
  private final long seed;
  private @Nullable EnsemblePrediction outOfFold;

  /**
   * Puts the trainer together.
   *
   * @param plan with the sizes of the model's networks, {@link ExtensionPlan#of}
   */
  public ExtensionTrainer(
      Json json,
      NDManager manager,
      ExtendedData rows,
      Normalization normalization,
      DesignPrior prior,
      TrainingPlan plan,
      long seed) {
    this.json = json;
    this.manager = manager;
    this.rows = rows;
    this.normalization = normalization;
    this.prior = prior;
    this.plan = plan;
    this.seed = seed;
  }

  /**
   * Runs all stages; finished ones are read from their checkpoints.
   *
   * @param weights of the model's files, by role; a network without goes on from nothing
   * @param rehearsed whether the model's own rows are designs that it labels itself
   * @param start with a fingerprint of model, answers and seed
   * @param curves receives losses
   * @throws BackcastException when cancelled, or if the model's ensemble is of other sizes
   */
  public TrainedNetworks train(
      Map<NetworkRole, StoredWeights> weights,
      boolean rehearsed,
      TrainingContext start,
      LearningCurves curves)
      throws BackcastException {
    SymmetryGroup group = normalization.space().group();
    TrainingContext context = start.dependingOn(json.text(plan));
    TrainedEnsemble ensemble = ensemble(weights, rehearsed, context, curves);
    Surrogate surrogate = new Surrogate(manager, normalization, plan.surrogate(), seed + 1);
    surrogate.startFrom(of(weights, NetworkRole.GRADIENT));
    LabelledPool draftPool =
        surrogate.draft(ensemble, rows.data(), prior, group, seed, context, curves);
    LabelledPool pool =
        LabelledPool.draw(
            surrogate, ensemble, normalization, prior, plan.backward(), seed, context);
    surrogate.finish(List.of(draftPool, pool), group, seed, context, curves);
    BackwardTrainer backward =
        new BackwardTrainer(manager, normalization, plan.backward(), seed + 2);
    backward.startFrom(
        of(
            weights,
            weights.containsKey(NetworkRole.VELOCITY)
                ? NetworkRole.VELOCITY
                : NetworkRole.BACKWARD));
    backward.train(pool, surrogate, group, seed, context, curves);
    FastGeneratorTrainer fastGenerator = null;
    if (plan.fastGenerator() != null) {
      fastGenerator =
          new FastGeneratorTrainer(
              manager, normalization, plan.fastGenerator(), backward, seed + 3);
      fastGenerator.startFrom(of(weights, NetworkRole.FAST_GENERATOR));
      fastGenerator.train(pool, surrogate, seed, context, curves);
    }
    String identity = context.fingerprint().substring(0, 16);
    return new TrainedNetworks(identity, ensemble, outOfFold, surrogate, backward, fastGenerator);
  }

  private TrainedEnsemble ensemble(
      Map<NetworkRole, StoredWeights> weights,
      boolean rehearsed,
      TrainingContext context,
      LearningCurves curves)
      throws BackcastException {
    if (plan.ensemble().stacking() != null) {
      EnsembleTrainer trainer =
          new EnsembleTrainer(
              manager,
              rows.data(),
              normalization,
              normalization.space().group(),
              plan.ensemble(),
              seed);
      TrainedEnsemble ensemble = trainer.train(context, curves);
      outOfFold = trainer.outOfFold();
      return ensemble;
    }
    return new EnsembleTuner(manager, rows, rehearsed, normalization, plan.ensemble(), seed)
        .tune(of(weights, NetworkRole.PREDICT), of(weights, NetworkRole.AUDIT), context, curves);
  }

  private static StoredWeights of(Map<NetworkRole, StoredWeights> weights, NetworkRole role) {
    StoredWeights found = weights.get(role);
    return found == null ? StoredWeights.none() : found;
  }
}
