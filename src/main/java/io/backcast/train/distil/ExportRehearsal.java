package io.backcast.train.distil;

import ai.djl.ndarray.NDManager;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.NetworkRole;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrainingPlan;
import io.backcast.sentence.Sentence;
import io.backcast.train.data.EnsemblePrediction;
import io.backcast.train.data.TrainingData;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.ResidualNetwork;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The export of networks of a plan's sizes before they are trained, so that what cannot be exported
 * is refused before the work and not after it. Only the numbers in the files are others afterwards.
 */
public final class ExportRehearsal {
  private final TrainingData data;
  private final Normalization normalization;
  private final SymmetryGroup group;
  private final TrainingPlan plan;
  private final long seed;

  /** Puts the rehearsal together. */
  public ExportRehearsal(
      TrainingData data, Normalization normalization, TrainingPlan plan, long seed)
      throws BackcastException {
    this.group = normalization.space().group();
    this.data = data;
    this.normalization = normalization;
    this.plan = plan;
    this.seed = seed;
  }

  /**
   * Untrained networks of the plan's sizes, without weights that are zero.
   *
   * @param manager that their arrays live on
   */
  public TrainedNetworks untrained(NDManager manager) {
    List<ResidualNetwork> members =
        IntStream.range(0, Math.max(1, plan.ensemble().members()))
            .mapToObj(i -> member(manager, i))
            .toList();
    TrainedEnsemble ensemble =
        new TrainedEnsemble(manager, normalization, members, members.subList(0, 1));
    Surrogate surrogate = new Surrogate(manager, normalization, plan.surrogate(), seed);
    BackwardTrainer backward = new BackwardTrainer(manager, normalization, plan.backward(), seed);
    backward.disturb(seed);
    FastGeneratorTrainer fast =
        plan.fastGenerator() == null
            ? null
            : new FastGeneratorTrainer(
                manager, normalization, plan.fastGenerator(), backward, seed);
    EnsemblePrediction outOfFold =
        CrossValidation.needed(data, plan.ensemble()) ? ensemble.predict(data.f()) : null;
    return new TrainedNetworks("untrained", ensemble, outOfFold, surrogate, backward, fast);
  }

  private ResidualNetwork member(NDManager manager, int i) {
    return new EnsembleMemberTrainer(
            TrainingStage.ENSEMBLE,
            "member " + (i + 1),
            manager,
            data,
            normalization,
            group,
            plan.ensemble(),
            seed + i,
            data.all())
        .net();
  }

  /**
   * Writes the networks and compares the files with them.
   *
   * @param folder the files are left there
   * @throws BackcastException if a file computes anything else than its network
   */
  public OnnxExporter.Export run(NDManager manager, TrainedNetworks networks, Path folder)
      throws BackcastException {
    OnnxExporter.Export export =
        new OnnxExporter(manager, normalization.space(), networks).write(folder);
    for (ExportDifference difference : export.differences()) {
      if (!difference.negligible()) {
        throw new BackcastException(
            ErrorCode.FAILED,
            Sentence.of("training.cannot-save", difference.text(), advice(difference)));
      }
    }
    return export;
  }

  private static Sentence advice(ExportDifference difference) {
    return Double.isNaN(difference.size())
        ? Sentence.of("training.use-units")
        : difference.file().equals(NetworkRole.BACKWARD.fileName())
                || difference.file().equals(NetworkRole.FORWARD.fileName())
            ? Sentence.of("training.fewer-blocks")
            : Sentence.of("training.other-width");
  }
}
