package io.backcast.train.distil;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.backcast.model.BackcastException;
import io.backcast.model.Randoms;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrainingPlan;
import io.backcast.train.data.DesignPrior;
import io.backcast.train.data.TrainingData;
import io.backcast.train.loop.BatchPrefetcher;
import io.backcast.train.loop.LearningCurves;
import io.backcast.train.loop.OneCycleSchedule;
import io.backcast.train.loop.TrainingLoop;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.net.BatchedInference;
import io.backcast.train.net.Losses;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.Ops;
import io.backcast.train.net.Parameters;
import io.backcast.train.net.ResidualNetwork;
import io.backcast.train.net.ScalarArithmetic;
import io.backcast.train.net.TorchOps;
import java.util.List;
import java.util.random.RandomGenerator;

/** A small network that learns the ensemble by heart, to stand in for it when it must be fast. */
public final class Surrogate {
  /** Below this scaled value, deep inside the point mass, the exact number hardly matters. */
  private static final float DEEP = -0.25f;

  private static final float DEEP_WEIGHT = 0.2f;

  private final NDManager manager;
  private final Normalization normalization;
  private final TrainingPlan.Surrogate plan;
  private final Parameters parameters;
  private final ResidualNetwork net;

  public Surrogate(
      NDManager manager, Normalization normalization, TrainingPlan.Surrogate plan, long seed) {
    this.manager = manager;
    this.normalization = normalization;
    this.plan = plan;
    parameters = new Parameters(manager, seed);
    net =
        new ResidualNetwork(
            parameters,
            "gradient",
            normalization.space().dx(),
            normalization.space().dy(),
            plan.width(),
            plan.depth());
  }

  /**
   * Learns designs of the prior and of the data's neighbourhood, labelled by the ensemble: enough
   * to tell which designs are worth a closer look.
   *
   * @return what it learned
   */
  public LabelledPool draft(
      TrainedEnsemble teacher,
      TrainingData data,
      SymmetryGroup group,
      long seed,
      TrainingLoop.Context context,
      LearningCurves curves)
      throws BackcastException {
    float[][] f = designs(data, seed);
    float[][] y = teacher.label(f, context, TrainingStage.SURROGATE_LABELS);
    LabelledPool known = LabelledPool.uniform(f, y);
    learn(
        TrainingStage.SURROGATE_DRAFT,
        plan.steps() / 3,
        List.of(known),
        group,
        seed,
        context,
        curves);
    return known;
  }

  /** Learns all pools in equal shares. */
  public void finish(
      List<LabelledPool> pools,
      SymmetryGroup group,
      long seed,
      TrainingLoop.Context context,
      LearningCurves curves)
      throws BackcastException {
    learn(TrainingStage.SURROGATE, plan.steps(), pools, group, seed + 1, context, curves);
    parameters.freeze();
  }

  private void learn(
      TrainingStage what,
      int steps,
      List<LabelledPool> pools,
      SymmetryGroup group,
      long seed,
      TrainingLoop.Context context,
      LearningCurves curves)
      throws BackcastException {
    TrainingLoop loop =
        new TrainingLoop(
            what,
            what.words(),
            manager,
            parameters,
            1e-6,
            Double.POSITIVE_INFINITY,
            new OneCycleSchedule(plan.rate(), steps),
            context);
    BatchPrefetcher<Batch> batches =
        new BatchPrefetcher<>(
            step -> {
              RandomGenerator random = Randoms.generator(seed * 17 + 5 + step);
              return Batch.draw(plan.batch(), pools, group, normalization, random);
            });
    loop.run(
        step -> {
          Batch batch = batches.at(step);
          int half = batch.n() / 2;
          Batch one = batch.rows(0, half);
          Batch other = batch.rows(half, batch.n());
          return List.of(scope -> loss(scope, one), scope -> loss(scope, other));
        },
        done -> true);
    curves.addAll(loop.curves());
  }

  /** What some rows of a batch add to its mean. */
  private NDArray loss(NDManager scope, Batch batch) {
    NDArray truth = batch.labels(scope);
    NDArray predicted = net.forward(new TorchOps(scope), batch.designs(scope));
    NDArray deep = truth.lt(DEEP).toType(truth.getDataType(), false);
    NDArray weight = ScalarArithmetic.plus(ScalarArithmetic.times(deep, DEEP_WEIGHT - 1), 1);
    NDArray loss = Losses.smoothL1(predicted.sub(truth), 0.02f).mul(weight).mean();
    return ScalarArithmetic.times(loss, (float) batch.n() / plan.batch());
  }

  private float[][] designs(TrainingData data, long seed) {
    float[][] f = new DesignPrior(normalization.space()).draw(seed * 13 + 1, plan.pool());
    RandomGenerator random = Randoms.generator(seed * 13 + 2);
    // a third lies where the data are, which a uniform draw in many dimensions hardly visits
    for (int i = 0; i < f.length; i += 3) {
      float[] near = data.f()[random.nextInt(data.rows())];
      float[] other = data.f()[random.nextInt(data.rows())];
      float mix = random.nextFloat();
      for (int j = 0; j < near.length; j++) {
        f[i][j] = near[j] + mix * (other[j] - near[j]);
      }
    }
    return f;
  }

  /** Scaled signed predictions of scaled designs {@code [n][dx]}, {@code [n][dy]}. */
  public float[][] predict(float[][] f) {
    return BatchedInference.run(manager, net, f, normalization.space().dy());
  }

  /** {@code f [n, dx] → y [n, dy]}, scaled; for the round trip. */
  <T> T scaledGraph(Ops<T> o, T f) {
    return net.forward(o, f);
  }

  /** {@code x [n, dx] → y [n, dy]} in physical units. */
  <T> T graph(Ops<T> o, T x) {
    return normalization.propertyToPhysical(o, scaledGraph(o, normalization.designToScaled(o, x)));
  }

  /** {@code x [n, dx] → dy_dx [n, dy, dx]} in physical units. */
  <T> T slopes(Ops<T> o, T x) {
    int dx = normalization.space().dx();
    T f = normalization.designToScaled(o, x);
    T all = null;
    int k = 0;
    for (T slope : net.slopes(o, f)) {
      T row = o.reshape(normalization.slopeToPhysical(o, slope, k++), -1, 1, dx);
      all = all == null ? row : o.concat(all, row, 1);
    }
    if (all == null) {
      throw new IllegalStateException("a design space without properties");
    }
    return all;
  }
}
