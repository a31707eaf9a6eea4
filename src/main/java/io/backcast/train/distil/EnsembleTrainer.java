package io.backcast.train.distil;

import ai.djl.ndarray.NDManager;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.Quantiles;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrainingPlan;
import io.backcast.train.data.TrainingData;
import io.backcast.train.loop.LearningCurves;
import io.backcast.train.loop.TrainingLoop;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.ResidualNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Trains two ensembles, the members side by side on all cores: the audit ensemble, which never sees
 * the held rows and says how good the method is and when to stop, and the one that ships, on all
 * rows.
 */
final class EnsembleTrainer {
  /** A member with this many times the others' loss has not learned. */
  private static final double SPOILED = 20;

  private final NDManager manager;
  private final TrainingData data;
  private final Normalization normalization;
  private final SymmetryGroup group;
  private final TrainingPlan.Ensemble plan;
  private final long seed;

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

  TrainedEnsemble train(TrainingLoop.Context context, LearningCurves curves)
      throws BackcastException {
    List<EnsembleMemberTrainer> auditors = new ArrayList<>();
    for (int i = 0; i < plan.holdOutMembers(); i++) {
      auditors.add(
          member(
              TrainingStage.AUDIT_ENSEMBLE,
              "auditor " + (i + 1),
              seed * 1_000 + 500 + i,
              data.fit()));
    }
    train(auditors, plan.epochs(), TrainingStage.AUDIT_ENSEMBLE, context, curves);
    auditors = sound(auditors);
    int epochs =
        auditors.isEmpty()
            ? plan.epochs()
            : (int)
                Math.round(
                    auditors.stream()
                        .mapToInt(EnsembleMemberTrainer::bestEpoch)
                        .average()
                        .orElse(0));
    List<EnsembleMemberTrainer> members = new ArrayList<>();
    for (int i = 0; i < plan.members(); i++) {
      members.add(
          member(TrainingStage.ENSEMBLE, "member " + (i + 1), seed * 1_000 + i, data.all()));
    }
    train(members, epochs, TrainingStage.ENSEMBLE, context, curves);
    return new TrainedEnsemble(manager, normalization, nets(sound(members)), nets(auditors));
  }

  /** Those that learned: a network that fell behind the others for good would only mislead. */
  private static List<EnsembleMemberTrainer> sound(List<EnsembleMemberTrainer> members) {
    double[] losses = members.stream().mapToDouble(EnsembleMemberTrainer::lastLoss).toArray();
    double bound = SPOILED * Quantiles.of(losses, 0.5);
    return members.stream().filter(m -> m.lastLoss() <= bound || Double.isNaN(bound)).toList();
  }

  private EnsembleMemberTrainer member(
      TrainingStage stage, String name, long memberSeed, int[] rows) {
    return new EnsembleMemberTrainer(
        stage, name, manager, data, normalization, group, plan, memberSeed, rows);
  }

  private static List<ResidualNetwork> nets(List<EnsembleMemberTrainer> members) {
    return members.stream().map(EnsembleMemberTrainer::net).toList();
  }

  private static void train(
      List<EnsembleMemberTrainer> members,
      int epochs,
      TrainingStage stage,
      TrainingLoop.Context context,
      LearningCurves curves)
      throws BackcastException {
    SharedProgress shared = new SharedProgress(context.progress(), stage, members.size());
    try (ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<LearningCurves>> running = new ArrayList<>();
      for (int i = 0; i < members.size(); i++) {
        EnsembleMemberTrainer member = members.get(i);
        TrainingLoop.Context own = context.with(shared.of(i));
        running.add(workers.submit(() -> member.train(epochs, own)));
      }
      for (Future<LearningCurves> future : running) {
        curves.addAll(future.get());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BackcastException known) {
        throw known;
      }
      throw new BackcastException(
          ErrorCode.UNEXPECTED,
          "Training failed: " + e.getCause() + ". Please report this.",
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BackcastException(ErrorCode.INTERRUPTED, "Training was interrupted.", e);
    }
  }

  /** Puts the progress of members that train side by side into one. */
  private static final class SharedProgress {
    private final TrainingProgress whole;
    private final TrainingStage stage;
    private final double[] done;

    SharedProgress(TrainingProgress whole, TrainingStage stage, int members) {
      this.whole = whole;
      this.stage = stage;
      this.done = new double[members];
    }

    TrainingProgress of(int member) {
      return new TrainingProgress() {
        @Override
        public void report(TrainingStage ofMember, double share, double loss) {
          synchronized (done) {
            done[member] = share;
            whole.report(stage, Arrays.stream(done).average().orElse(0), loss);
          }
        }

        @Override
        public boolean cancelled() {
          return whole.cancelled();
        }
      };
    }
  }
}
