package io.backcast.train.distil;

import ai.djl.ndarray.NDManager;
import io.backcast.io.Threads;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.Quantiles;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrainingPlan;
import io.backcast.sentence.Sentence;
import io.backcast.train.data.EnsemblePrediction;
import io.backcast.train.data.TrainingData;
import io.backcast.train.loop.LearningCurves;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.loop.Validation;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.ResidualNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Trains two ensembles, members in parallel on all cores. The hold-out ensemble never sees the
 * held-out rows; it measures the error and finds the number of epochs. The ensemble that ships then
 * trains on all rows for that many epochs.
 */
final class EnsembleTrainer {
  /** A member whose loss is this many times the median has not converged. */
  private static final double DIVERGED = 20;

  private final NDManager manager;
  private final TrainingData data;
  private final Normalization normalization;
  private final SymmetryGroup group;
  private final TrainingPlan.Ensemble plan;
  private final long seed;
  private @Nullable EnsemblePrediction outOfFold;

  EnsembleTrainer(
      NDManager manager,
      TrainingData data,
      Normalization normalization,
      SymmetryGroup group,
      TrainingPlan.Ensemble plan,
      long seed) {
    this.manager = manager;
    this.data = data;
    this.normalization = normalization;
    this.group = group;
    this.plan = plan;
    this.seed = seed;
  }

  /**
   * Trains both.
   *
   * @param curves receives losses and validation errors
   * @throws BackcastException when cancelled
   */
  TrainedEnsemble train(TrainingContext context, LearningCurves curves) throws BackcastException {
    if (plan.stacking() != null) {
      StackedEnsembleTrainer stacked = stacked(plan.stacking());
      TrainedEnsemble ensemble = stacked.train(context, curves);
      outOfFold = stacked.outOfFold();
      return ensemble;
    }
    HoldOut holdOut = holdOut(context, curves);
    List<EnsembleMemberTrainer> members = new ArrayList<>();
    for (int i = 0; i < plan.members(); i++) {
      members.add(
          member(TrainingStage.ENSEMBLE, "member " + (i + 1), seed * 1_000 + i, data.all()));
    }
    train(members, holdOut.epochs(), TrainingStage.ENSEMBLE, context, curves);
    return new TrainedEnsemble(manager, normalization, nets(converged(members)), holdOut.nets());
  }

  /**
   * Trains the hold-out ensemble alone; the other has no members.
   *
   * @throws BackcastException when cancelled
   */
  TrainedEnsemble trainHoldOut(TrainingContext context, LearningCurves curves)
      throws BackcastException {
    if (plan.stacking() != null) {
      StackedEnsembleTrainer stacked = stacked(plan.stacking());
      TrainedEnsemble ensemble = stacked.trainHoldOut(context, curves);
      outOfFold = stacked.outOfFold();
      return ensemble;
    }
    HoldOut holdOut = holdOut(context, curves);
    return new TrainedEnsemble(manager, normalization, List.of(), holdOut.nets());
  }

  private StackedEnsembleTrainer stacked(TrainingPlan.Stacking stacking) {
    return new StackedEnsembleTrainer(manager, data, normalization, group, plan, stacking, seed);
  }

  /**
   * The hold-out ensemble.
   *
   * @param epochs that suited it
   */
  private record HoldOut(List<ResidualNetwork> nets, int epochs) {}

  private HoldOut holdOut(TrainingContext context, LearningCurves curves) throws BackcastException {
    List<EnsembleMemberTrainer> holdOut = new ArrayList<>();
    for (int i = 0; i < plan.holdOutMembers(); i++) {
      holdOut.add(
          member(
              TrainingStage.HOLD_OUT_ENSEMBLE,
              "hold-out member " + (i + 1),
              seed * 1_000 + 500 + i,
              data.fit()));
    }
    train(holdOut, plan.epochs(), TrainingStage.HOLD_OUT_ENSEMBLE, context, curves);
    holdOut = converged(holdOut);
    int epochs =
        holdOut.isEmpty()
            ? plan.epochs()
            : (int)
                Math.round(
                    holdOut.stream()
                        .mapToInt(EnsembleMemberTrainer::bestEpoch)
                        .average()
                        .orElse(0));
    if (CrossValidation.needed(data, plan)) {
      outOfFold =
          new CrossValidation(manager, data, normalization, group, plan, seed)
              .predict(epochs, true, rows -> null, context, curves);
    }
    return new HoldOut(nets(holdOut), epochs);
  }

  /**
   * Predictions of every row by networks that had not seen it, where the held-out rows are few or
   * there are none; else null.
   */
  @Nullable EnsemblePrediction outOfFold() {
    return outOfFold;
  }

  /** The members that converged; one that did not would only spoil the ensemble's mean. */
  static List<EnsembleMemberTrainer> converged(List<EnsembleMemberTrainer> members) {
    double[] losses = members.stream().mapToDouble(EnsembleMemberTrainer::lastLoss).toArray();
    double bound = DIVERGED * Quantiles.of(losses, 0.5);
    return members.stream().filter(m -> m.lastLoss() <= bound || Double.isNaN(bound)).toList();
  }

  private EnsembleMemberTrainer member(
      TrainingStage stage, String name, long memberSeed, int[] rows) {
    return new EnsembleMemberTrainer(
        stage, name, manager, data, normalization, group, plan, memberSeed, rows);
  }

  static List<ResidualNetwork> nets(List<EnsembleMemberTrainer> members) {
    return members.stream().map(EnsembleMemberTrainer::net).toList();
  }

  /** Trains members side by side. */
  static void train(
      List<EnsembleMemberTrainer> members,
      int epochs,
      TrainingStage stage,
      TrainingContext context,
      LearningCurves curves)
      throws BackcastException {
    train(members, epochs, stage, context, curves, List.of());
  }

  /**
   * Trains members side by side, and does something else where no member waits for a core.
   *
   * @param others what else is done
   * @return what the others give, in their order
   */
  static <T> List<T> train(
      List<EnsembleMemberTrainer> members,
      int epochs,
      TrainingStage stage,
      TrainingContext context,
      LearningCurves curves,
      List<? extends Callable<T>> others)
      throws BackcastException {
    SharedProgress shared = new SharedProgress(context.progress(), stage, members.size());
    try (ExecutorService workers = Executors.newFixedThreadPool(Threads.count())) {
      List<Future<LearningCurves>> running = new ArrayList<>();
      for (int i = 0; i < members.size(); i++) {
        EnsembleMemberTrainer member = members.get(i);
        TrainingContext own = context.with(shared.of(i));
        running.add(workers.submit(() -> member.train(epochs, own)));
      }
      List<Future<T>> beside = new ArrayList<>();
      for (Callable<T> other : others) {
        beside.add(workers.submit(other));
      }
      for (Future<LearningCurves> future : running) {
        curves.addAll(future.get());
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : beside) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BackcastException known) {
        throw known;
      }
      if (e.getCause() instanceof Error error) {
        // such as memory that ran out, which the caller explains better
        throw error;
      }
      throw new BackcastException(
          ErrorCode.UNEXPECTED, Sentence.of("training.failed", e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BackcastException(ErrorCode.INTERRUPTED, Sentence.of("training.interrupted"), e);
    }
  }

  /** Reports the mean progress of members that train in parallel. */
  private static final class SharedProgress {
    private final TrainingProgress receiver;
    private final TrainingStage stage;
    private final double[] done;

    SharedProgress(TrainingProgress receiver, TrainingStage stage, int members) {
      this.receiver = receiver;
      this.stage = stage;
      this.done = new double[members];
    }

    TrainingProgress of(int member) {
      return new TrainingProgress() {
        @Override
        public void report(TrainingStage ofMember, double share, double loss) {
          synchronized (done) {
            done[member] = share;
            receiver.report(stage, Arrays.stream(done).average().orElse(0), loss);
          }
        }

        @Override
        public void validated(Validation now) {
          synchronized (done) {
            receiver.validated(now);
          }
        }

        @Override
        public boolean cancelled() {
          return receiver.cancelled();
        }
      };
    }
  }
}
