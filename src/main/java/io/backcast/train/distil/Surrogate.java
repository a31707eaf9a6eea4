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
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.loop.TrainingLoop;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.net.BatchedInference;
import io.backcast.train.net.InputEncoding;
import io.backcast.train.net.Losses;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.Ops;
import io.backcast.train.net.Parameters;
import io.backcast.train.net.ResidualNetwork;
import io.backcast.train.net.ScalarArithmetic;
import io.backcast.train.net.StoredWeights;
import io.backcast.train.net.TorchOps;
import java.util.List;
import java.util.random.RandomGenerator;

/** A small network trained to predict as the ensemble does, for use where speed matters. */
public final class Surrogate {
  /** Below this scaled value, deep in the point mass, errors get little weight. */
  private static final float DEEP = -0.25f;

  private static final float DEEP_WEIGHT = 0.2f;

  private final NDManager manager;
  private final Normalization normalization;
  private final TrainingPlan.Surrogate plan;
  private final Parameters parameters;
  private final ResidualNetwork net;

  /** An untrained network. */
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
            new InputEncoding(normalization.space()),
            normalization.space().dy(),
            plan.width(),
            plan.depth());
  }

  /**
   * Takes the weights of an exported network.
   *
   * @return false, with nothing changed, if that is another network
   */
  boolean startFrom(StoredWeights weights) {
    return weights.into(parameters);
  }

  /**
   * Trains a draft on designs of the prior and between data points, labelled by the ensemble; it is
   * good enough to choose designs for the {@link LabelledPool}.
   *
   * @return the designs and labels it was trained on
   * @throws BackcastException when cancelled
   */
  public LabelledPool draft(
      TrainedEnsemble ensemble,
      TrainingData data,
      DesignPrior prior,
      SymmetryGroup group,
      long seed,
      TrainingContext context,
      LearningCurves curves)
      throws BackcastException {
    float[][] f = designs(data, prior, seed);
    float[][] y = ensemble.label(f, context, TrainingStage.SURROGATE_LABELS);
    LabelledPool pool = LabelledPool.uniform(f, y);
    train(
        TrainingStage.SURROGATE_DRAFT,
        plan.steps() / 3,
        List.of(pool),
        group,
        seed,
        context,
        curves);
    return pool;
  }

  /**
   * Trains on all pools in equal shares, from the draft, and freezes the network.
   *
   * @throws BackcastException when cancelled
   */
  public void finish(
      List<LabelledPool> pools,
      SymmetryGroup group,
      long seed,
      TrainingContext context,
      LearningCurves curves)
      throws BackcastException {
    train(TrainingStage.SURROGATE, plan.steps(), pools, group, seed + 1, context, curves);
    parameters.freeze();
  }

  private void train(
      TrainingStage stage,
      int steps,
      List<LabelledPool> pools,
      SymmetryGroup group,
      long seed,
      TrainingContext context,
      LearningCurves curves)
      throws BackcastException {
    TrainingLoop loop =
        new TrainingLoop(
            stage,
            stage.label(),
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
          Batch first = batch.rows(0, half);
          Batch second = batch.rows(half, batch.n());
          return List.of(scope -> loss(scope, first), scope -> loss(scope, second));
        },
        done -> true);
    curves.addAll(loop.curves());
  }

  /** The contribution of some rows to the mean over the whole batch. */
  private NDArray loss(NDManager scope, Batch batch) {
    NDArray truth = batch.labels(scope);
    NDArray predicted = net.forward(new TorchOps(scope), batch.designs(scope));
    NDArray deep = truth.lt(DEEP).toType(truth.getDataType(), false);
    NDArray weight = ScalarArithmetic.plus(ScalarArithmetic.times(deep, DEEP_WEIGHT - 1), 1);
    NDArray loss = Losses.smoothL1(predicted.sub(truth), 0.02f).mul(weight).mean();
    return ScalarArithmetic.times(loss, (float) batch.n() / plan.batch());
  }

  /** Designs of the prior, and between pairs of data points; scaled, {@code [pool][dx]}. */
  private float[][] designs(TrainingData data, DesignPrior prior, long seed) {
    float[][] f = prior.draw(seed * 13 + 1, plan.pool());
    RandomGenerator random = Randoms.generator(seed * 13 + 2);
    // every third one between two data points, a region that uniform draws in many dimensions miss
    for (int i = 0; i < f.length; i += 3) {
      float[] one = data.f()[random.nextInt(data.rows())];
      float[] other = data.f()[random.nextInt(data.rows())];
      float mix = random.nextFloat();
      for (int j = 0; j < one.length; j++) {
        f[i][j] = one[j] + mix * (other[j] - one[j]);
      }
    }
    return f;
  }

  /** Scaled unclamped predictions {@code [n][dy]} of scaled designs {@code [n][dx]}. */
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
