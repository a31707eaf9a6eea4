package io.backcast.train.distil;

import ai.djl.ndarray.NDManager;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.TrainingPlan;
import io.backcast.train.data.ExtendedData;
import io.backcast.train.data.TrainingData;
import io.backcast.train.loop.LearningCurves;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.net.BatchedInference;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.StoredWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fine-tunes both ensembles of a model, each member from its own weights. Where the rows that the
 * model was trained on are not at hand, each member keeps to its own predictions of other designs
 * instead, so that the members still differ where they did.
 */
final class EnsembleTuner {
  private final NDManager manager;
  private final ExtendedData rows;
  private final boolean rehearsed;
  private final Normalization normalization;
  private final TrainingPlan.Ensemble plan;
  private final long seed;

  /**
   * A tuner.
   *
   * @param rehearsed whether the model's own rows are designs that it labels itself
   */
  EnsembleTuner(
      NDManager manager,
      ExtendedData rows,
      boolean rehearsed,
      Normalization normalization,
      TrainingPlan.Ensemble plan,
      long seed) {
    this.manager = manager;
    this.rows = rows;
    this.rehearsed = rehearsed;
    this.normalization = normalization;
    this.plan = plan;
    this.seed = seed;
  }

  /**
   * Tunes both.
   *
   * @param shipped weights of the ensemble in use
   * @param audit weights of the hold-out ensemble
   * @throws BackcastException when cancelled, or if the ensemble in use is of other sizes
   */
  TrainedEnsemble tune(
      StoredWeights shipped, StoredWeights audit, TrainingContext context, LearningCurves curves)
      throws BackcastException {
    List<EnsembleMemberTrainer> members =
        members(TrainingStage.ENSEMBLE, "member ", plan.members(), shipped);
    if (members.isEmpty()) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          "The networks of the model are not of the sizes that its recipe states, so training cannot go on from them. Train a new model on all rows.");
    }
    List<EnsembleMemberTrainer> holdOut =
        members(TrainingStage.HOLD_OUT_ENSEMBLE, "hold-out member ", plan.holdOutMembers(), audit);
    EnsembleTrainer.train(holdOut, plan.epochs(), TrainingStage.HOLD_OUT_ENSEMBLE, context, curves);
    EnsembleTrainer.train(members, plan.epochs(), TrainingStage.ENSEMBLE, context, curves);
    return new TrainedEnsemble(
        manager, normalization, EnsembleTrainer.nets(members), EnsembleTrainer.nets(holdOut));
  }

  private List<EnsembleMemberTrainer> members(
      TrainingStage stage, String name, int count, StoredWeights weights) throws BackcastException {
    boolean holdsOut = stage == TrainingStage.HOLD_OUT_ENSEMBLE;
    List<EnsembleMemberTrainer> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long own = seed * 1_000 + 700 + (holdsOut ? 100 : 0) + i;
      EnsembleMemberTrainer member = member(stage, name + (i + 1), own, rows, holdsOut);
      if (!member.startFrom(weights)) {
        // one that did not converge was left out of the model
        continue;
      }
      if (rehearsed) {
        ExtendedData kept = rows.withBase(predictions(member));
        member = member(stage, name + (i + 1), own, kept, holdsOut);
        member.startFrom(weights);
      }
      members.add(member);
    }
    return members;
  }

  private EnsembleMemberTrainer member(
      TrainingStage stage, String name, long own, ExtendedData learned, boolean holdsOut)
      throws BackcastException {
    // without rows to validate on, so that the held-out ones do not choose the weights either
    TrainingData data = learned.data().with(learned.data().fit(), new int[0]);
    return new EnsembleMemberTrainer(
        stage,
        name,
        manager,
        data,
        normalization,
        normalization.space().group(),
        plan,
        own,
        holdsOut ? learned.unseen() : learned.all());
  }

  /** What a member says of the designs that stand for the model's rows, {@code [first][dy]}. */
  private float[][] predictions(EnsembleMemberTrainer member) {
    int dy = normalization.space().dy();
    float[][] f = Arrays.copyOf(rows.data().f(), rows.first());
    float[][] y = BatchedInference.run(manager, member.net(), f, dy);
    for (float[] row : y) {
      for (int k = 0; k < dy; k++) {
        row[k] = normalization.unscaleProperty(k, row[k]);
      }
    }
    return y;
  }
}
