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
import io.backcast.train.data.ObservedSpace;
import io.backcast.train.data.TrainingData;
import io.backcast.train.loop.LearningCurves;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.net.Normalization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
   * @param median of groups of 20 steps
   * @param low the tenth of a hundred
   * @param high the ninetieth of a hundred
   */
  record Step(double median, double low, double high) {}

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

  /** A step of one member of the ensemble, while as many are trained as there are cores. */
  Step member(int steps) throws BackcastException, IOException {
    TrainingPlan.Ensemble e = plan.ensemble();
    return time(
        (manager, context) -> {
          List<EnsembleMemberTrainer> members = new ArrayList<>();
          for (int i = 0; i < Threads.count(); i++) {
            members.add(
                new EnsembleMemberTrainer(
                    TrainingStage.ENSEMBLE,
                    "member " + (i + 1),
                    manager,
                    data,
                    normalization,
                    group,
                    e,
                    i,
                    data.all()));
          }
          int epochs = Math.max(1, steps * e.batch() / data.rows());
          EnsembleTrainer.train(
              members, epochs, TrainingStage.ENSEMBLE, context, new LearningCurves());
        });
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
                    java.util.Objects.requireNonNull(plan.fastGenerator()).with(steps),
                    new BackwardTrainer(manager, normalization, plan.backward(), SEED),
                    SEED)
                .train(pool, surrogate(manager), SEED, context, new LearningCurves()));
  }

  private Surrogate surrogate(NDManager manager) {
    return new Surrogate(manager, normalization, plan.surrogate(), SEED);
  }

  /** Milliseconds of a thousand labels by the ensemble of the plan. */
  double labels(int designs) throws BackcastException, IOException {
    double[] ms = {0};
    time(
        (manager, context) -> {
          List<io.backcast.train.net.ResidualNetwork> nets = new ArrayList<>();
          for (int i = 0; i < plan.ensemble().members(); i++) {
            EnsembleMemberTrainer m =
                new EnsembleMemberTrainer(
                    TrainingStage.ENSEMBLE,
                    "member " + (i + 1),
                    manager,
                    data,
                    normalization,
                    group,
                    plan.ensemble(),
                    i,
                    data.all());
            m.train(0, context);
            nets.add(m.net());
          }
          TrainedEnsemble ensemble = new TrainedEnsemble(manager, normalization, nets, List.of());
          float[][] f = java.util.Arrays.copyOf(pool.f(), designs);
          ensemble.label(f, context, TrainingStage.POOL_LABELS);
          long start = System.nanoTime();
          ensemble.label(f, context, TrainingStage.POOL_LABELS);
          ms[0] = (System.nanoTime() - start) / 1e6 / designs * 1000;
        });
    return ms[0];
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

    Step step() {
      // the first third is for the virtual machine to warm up; a difference of two that are trained
      // at a time is taken over both
      List<Double> each = new ArrayList<>();
      int from = at.size() / 3;
      for (int i = from + Threads.count(); i < at.size(); i++) {
        each.add((at.get(i) - at.get(i - 1)) / 1e6 / REPORT);
      }
      double[] ms = each.stream().mapToDouble(Double::doubleValue).toArray();
      return ms.length == 0
          ? new Step(Double.NaN, Double.NaN, Double.NaN)
          : new Step(Quantiles.of(ms, 0.5), Quantiles.of(ms, 0.1), Quantiles.of(ms, 0.9));
    }
  }
}
