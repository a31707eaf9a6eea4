package io.backcast.train.distil;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import io.backcast.io.AtomicFiles;
import io.backcast.io.Threads;
import io.backcast.io.table.Table;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Quantiles;
import io.backcast.model.Randoms;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrainingPlan;
import io.backcast.model.Variable;
import io.backcast.performance.Paired;
import io.backcast.train.data.ObservedSpace;
import io.backcast.train.data.TrainingData;
import io.backcast.train.loop.LearningCurves;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.ResidualNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Runs some hundred steps of each network of a plan, as a training does, on a generated table of
 * the plan's design space, and says how long a step takes.
 */
final class TrainingSteps {
  private static final int ROWS = 8_638;
  private static final int POOL = 100_000;
  private static final long SEED = 1;

  /** Steps between two reports of a training loop. */
  private static final int REPORT = 20;

  private final TrainingPlan plan;
  private final DesignSpace space;
  private final TrainingData data;
  private final Normalization normalization;
  private final SymmetryGroup group;
  private final LabelledPool pool;

  /**
   * Milliseconds of a step.
   *
   * @param median of groups of some ten steps
   * @param spread relative
   */
  record Step(double median, double spread) {}

  TrainingSteps(DesignSpace space, TrainingPlan plan) throws BackcastException {
    Table table = table(space);
    this.plan = plan;
    this.space = ObservedSpace.of(space, table);
    data = TrainingData.of(table, this.space, plan.validation(), null, SEED);
    normalization = new Normalization(this.space);
    group = this.space.group();
    RandomGenerator random = Randoms.generator(SEED);
    float[][] f = new float[POOL][space.dx()];
    float[][] y = new float[POOL][space.dy()];
    for (int i = 0; i < POOL; i++) {
      for (int j = 0; j < f[i].length; j++) {
        f[i][j] = 2 * random.nextFloat() - 1;
      }
      for (int k = 0; k < y[i].length; k++) {
        y[i][k] = (float) response(f[i], k);
      }
    }
    pool = LabelledPool.uniform(f, y);
  }

  /** A smooth function of scaled designs, negative for about half of them. */
  private static double response(float[] f, int k) {
    double sum = k;
    for (int j = 0; j < f.length; j++) {
      sum += Math.sin((1 + j % 3) * f[j] + k);
    }
    return Math.tanh(sum / 2);
  }

  /** Rows of that function, with a point mass where a property has one. */
  private static Table table(DesignSpace space) {
    List<String> columns = new ArrayList<>();
    space.variables().forEach(v -> columns.add(v.name()));
    space.properties().forEach(p -> columns.add(p.name()));
    RandomGenerator random = Randoms.generator(SEED + 1);
    double[][] values = new double[ROWS][columns.size()];
    for (double[] row : values) {
      float[] f = new float[space.dx()];
      for (int j = 0; j < f.length; j++) {
        f[j] = 2 * random.nextFloat() - 1;
        Variable v = space.variables().get(j);
        row[j] = v.unscale(f[j]);
      }
      for (int k = 0; k < space.dy(); k++) {
        double value = 2 * response(f, k);
        row[space.dx() + k] =
            space.properties().get(k).pointMass() == null ? value : Math.max(0, value);
      }
    }
    return new Table(columns, values);
  }

  /** Work on a running training. */
  @FunctionalInterface
  private interface Work {
    void on(NDManager manager, TrainingContext context) throws BackcastException;
  }

  private Step time(Work work) throws BackcastException, IOException {
    Times times = new Times();
    Path checkpoints = Files.createTempDirectory("backcast-steps");
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      JniUtils.setNumThreads(1);
      work.on(
          manager,
          new TrainingContext(checkpoints, "steps", times, InstantSource.system(), collector));
    } finally {
      AtomicFiles.deleteTree(checkpoints);
    }
    return times.step();
  }

  /**
   * A step of a member of the ensemble while as many are trained as there are cores: the time of
   * all steps together by their number.
   */
  Step member(int steps) throws BackcastException, IOException {
    return time(
        (manager, context) -> {
          List<EnsembleMemberTrainer> members = new ArrayList<>();
          for (int i = 0; i < Threads.count(); i++) {
            members.add(member(i, manager));
          }
          int epochs = Math.max(1, steps * plan.ensemble().batch() / data.rows());
          EnsembleTrainer.train(
              members, epochs, TrainingStage.ENSEMBLE, context, new LearningCurves());
        });
  }

  private EnsembleMemberTrainer member(int i, NDManager manager) {
    return new EnsembleMemberTrainer(
        TrainingStage.ENSEMBLE,
        "member " + (i + 1),
        manager,
        data,
        normalization,
        group,
        plan.ensemble(),
        i,
        data.all());
  }

  /** A step of the surrogate. */
  Step surrogate(int steps) throws BackcastException, IOException {
    TrainingPlan.Surrogate s = plan.surrogate();
    return time(
        (manager, context) ->
            new Surrogate(
                    manager,
                    normalization,
                    new TrainingPlan.Surrogate(
                        s.width(), s.depth(), s.pool(), steps, s.batch(), s.rate()),
                    SEED)
                .finish(List.of(pool), group, SEED, context, new LearningCurves()));
  }

  /**
   * A step of the invertible network.
   *
   * @param roundTrip whether the round trip is part of its loss
   */
  Step generator(int steps, boolean roundTrip) throws BackcastException, IOException {
    TrainingPlan.Backward b = plan.backward();
    TrainingPlan.Backward some =
        new TrainingPlan.Backward(
            b.blocks(),
            b.width(),
            b.pool(),
            steps,
            b.batch(),
            b.rate(),
            b.massShare(),
            roundTrip ? 0 : 2,
            b.roundTripWeight(),
            b.roundTripNear(),
            b.kind(),
            b.coupling(),
            b.bins());
    return time(
        (manager, context) ->
            new BackwardTrainer(manager, normalization, some, SEED)
                .train(pool, surrogate(manager), group, SEED, context, new LearningCurves()));
  }

  /** A step of the fast generator, while the round trip is part of its loss. */
  Step fastGenerator(int steps) throws BackcastException, IOException {
    return time(
        (manager, context) ->
            new FastGeneratorTrainer(
                    manager,
                    normalization,
                    Objects.requireNonNull(plan.fastGenerator()).with(steps),
                    new BackwardTrainer(manager, normalization, plan.backward(), SEED),
                    SEED)
                .train(pool, surrogate(manager), SEED, context, new LearningCurves()));
  }

  private Surrogate surrogate(NDManager manager) {
    return new Surrogate(manager, normalization, plan.surrogate(), SEED);
  }

  /** Seconds in which the ensemble of the plan, untrained, labels so many designs. */
  double[] labels(int designs, int rounds) throws BackcastException, IOException {
    double[] seconds = new double[rounds];
    time(
        (manager, context) -> {
          List<ResidualNetwork> nets = new ArrayList<>();
          for (int i = 0; i < plan.ensemble().members(); i++) {
            EnsembleMemberTrainer member = member(i, manager);
            member.train(0, context);
            nets.add(member.net());
          }
          TrainedEnsemble ensemble = new TrainedEnsemble(manager, normalization, nets, List.of());
          float[][] f = Arrays.copyOf(pool.f(), designs);
          for (int round = -1; round < rounds; round++) {
            long start = System.nanoTime();
            ensemble.label(f, context, TrainingStage.POOL_LABELS);
            if (round >= 0) {
              seconds[round] = (System.nanoTime() - start) / 1e9;
            }
          }
        });
    return seconds;
  }

  /** Notes when a loop reports. */
  private static final class Times implements TrainingProgress {
    private final List<Long> at = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void report(TrainingStage stage, double done, double loss) {
      at.add(System.nanoTime());
    }

    @Override
    public boolean cancelled() {
      return false;
    }

    /**
     * The first third is for the virtual machine to warm up. Networks that are trained side by side
     * report in any order, so that a time is taken over two reports of each.
     */
    Step step() {
      int apart = 2 * Threads.count();
      int groups = (at.size() - at.size() / 3 - 1) / apart;
      double[] ms = new double[groups];
      for (int g = 0; g < groups; g++) {
        int from = at.size() / 3 + g * apart;
        ms[g] = (at.get(from + apart) - at.get(from)) / 1e6 / (apart * REPORT);
      }
      return groups == 0
          ? new Step(Double.NaN, Double.NaN)
          : new Step(Quantiles.of(ms, 0.5), Paired.spread(ms));
    }
  }
}
