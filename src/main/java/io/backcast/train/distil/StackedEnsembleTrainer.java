package io.backcast.train.distil;

import ai.djl.ndarray.NDManager;
import io.backcast.model.BackcastException;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrainingPlan;
import io.backcast.train.data.EnsemblePrediction;
import io.backcast.train.data.TrainingData;
import io.backcast.train.loop.LearningCurves;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.ResidualNetwork;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trains two ensembles of networks and what validates better or beside them. The weights have not
 * seen the held-out rows, they come from folds of the others; and no network stops at its best
 * epoch, for which it would have to see them.
 */
final class StackedEnsembleTrainer {
  private final NDManager manager;
  private final TrainingData data;
  private final Normalization normalization;
  private final SymmetryGroup group;
  private final TrainingPlan.Ensemble plan;
  private final MemberFitter fitter;
  private final FoldComparison comparison;
  private final long seed;
  private @Nullable EnsemblePrediction outOfFold;

  StackedEnsembleTrainer(
      NDManager manager,
      TrainingData data,
      Normalization normalization,
      SymmetryGroup group,
      TrainingPlan.Ensemble plan,
      TrainingPlan.Stacking stacking,
      long seed) {
    this.manager = manager;
    this.data = data;
    this.normalization = normalization;
    this.group = group;
    this.plan = plan.suited(data.fit().length).alone();
    this.fitter = new MemberFitter(data, normalization, stacking, seed);
    this.comparison =
        new FoldComparison(
            manager, data, normalization, group, this.plan, stacking.folds(), fitter, seed);
    this.seed = seed;
  }

  TrainedEnsemble train(TrainingContext context, LearningCurves curves) throws BackcastException {
    HoldOut holdOut = holdOut(context, curves);
    FoldComparison.Result found = holdOut.found();
    List<ResidualNetwork> shipped =
        networks(TrainingStage.ENSEMBLE, plan.members(), found, context, curves);
    Blend blend = fitter.blend(found.weights(), data.all(), plan.members());
    return new TrainedEnsemble(
        manager, normalization, shipped, holdOut.nets(), blend, holdOut.blend());
  }

  /** As {@link EnsembleTrainer#trainHoldOut}. */
  TrainedEnsemble trainHoldOut(TrainingContext context, LearningCurves curves)
      throws BackcastException {
    HoldOut holdOut = holdOut(context, curves);
    return new TrainedEnsemble(
        manager, normalization, List.of(), holdOut.nets(), null, holdOut.blend());
  }

  /**
   * The hold-out ensemble, and what was found of how to blend it.
   *
   * @param blend null without members
   */
  private record HoldOut(
      FoldComparison.Result found, List<ResidualNetwork> nets, @Nullable Blend blend) {}

  private HoldOut holdOut(TrainingContext context, LearningCurves curves) throws BackcastException {
    FoldComparison.Result found = comparison.run(context, curves);
    int holdOutMembers = plan.holdOutMembers();
    List<ResidualNetwork> holdOut =
        networks(TrainingStage.HOLD_OUT_ENSEMBLE, holdOutMembers, found, context, curves);
    Blend holdOutBlend =
        holdOutMembers == 0 ? null : fitter.blend(found.weights(), data.fit(), holdOutMembers);
    context.checkCancelled();
    if (CrossValidation.needed(data, plan)) {
      outOfFold =
          new CrossValidation(manager, data, normalization, group, plan, seed)
              .predict(
                  plan.epochs(),
                  found.usesNetworks(),
                  rows -> fitter.blend(found.weights(), rows, CrossValidation.MEMBERS),
                  context,
                  curves);
    }
    return new HoldOut(found, holdOut, holdOutBlend);
  }

  /** As {@link EnsembleTrainer#outOfFold}. */
  @Nullable EnsemblePrediction outOfFold() {
    return outOfFold;
  }

  private List<ResidualNetwork> networks(
      TrainingStage stage,
      int count,
      FoldComparison.Result found,
      TrainingContext context,
      LearningCurves curves)
      throws BackcastException {
    context.progress().report(stage, 0, Double.NaN);
    if (!found.usesNetworks()) {
      return List.of();
    }
    boolean holdsOut = stage == TrainingStage.HOLD_OUT_ENSEMBLE;
    // without rows to validate on, so that the held-out ones do not choose the weights either
    TrainingData unseen = data.with(data.fit(), new int[0]);
    List<EnsembleMemberTrainer> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      members.add(
          new EnsembleMemberTrainer(
                  stage,
                  (holdsOut ? "hold-out member " : "member ") + (i + 1),
                  manager,
                  unseen,
                  normalization,
                  group,
                  plan,
                  seed * 1_000 + (holdsOut ? 500 : 0) + i,
                  holdsOut ? data.fit() : data.all())
              .watching(holdsOut ? data.held() : new int[0]));
    }
    EnsembleTrainer.train(members, plan.epochs(), stage, context, curves);
    return EnsembleTrainer.nets(EnsembleTrainer.converged(members));
  }
}
