package io.backcast.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.backcast.model.BackcastException;
import io.backcast.model.Randoms;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrainingPlan;
import io.backcast.train.net.Ops;
import io.backcast.train.net.Parameters;
import io.backcast.train.net.PropertyNet;
import io.backcast.train.net.Scalars;
import io.backcast.train.net.TorchOps;
import java.util.List;
import java.util.random.RandomGenerator;

/** A small network that learns the ensemble by heart, to stand in for it when it must be fast. */
final class Student {
  /** Below this scaled value, deep inside the point mass, the exact number hardly matters. */
  private static final float DEEP = -0.25f;

  private static final float DEEP_WEIGHT = 0.2f;

  private final NDManager manager;
  private final Scaling scaling;
  private final TrainingPlan.Student plan;
  private final Parameters parameters;
  private final PropertyNet net;

  Student(NDManager manager, Scaling scaling, TrainingPlan.Student plan, long seed) {
    this.manager = manager;
    this.scaling = scaling;
    this.plan = plan;
    parameters = new Parameters(manager, seed);
    net =
        new PropertyNet(
            parameters,
            "gradient",
            scaling.space().dx(),
            scaling.space().dy(),
            plan.width(),
            plan.depth());
  }

  /**
   * Learns designs of the prior and of the data's neighbourhood, labelled by the ensemble: enough
   * to tell which designs are worth a closer look.
   *
   * @return what it learned
   */
  LabelledPool draft(
      Ensemble teacher,
      TrainingData data,
      SymmetryGroup group,
      long seed,
      Stage.Session session,
      Curves curves)
      throws BackcastException {
    float[][] f = designs(data, seed);
    float[][] y = teacher.label(f, session, TrainingStage.STUDENT_LABELS);
    LabelledPool known = LabelledPool.uniform(f, y);
    learn(
        TrainingStage.STUDENT_DRAFT,
        plan.steps() / 3,
        List.of(known),
        group,
        seed,
        session,
        curves);
    return known;
  }

  /** Learns all pools in equal shares. */
  void finish(
      List<LabelledPool> pools,
      SymmetryGroup group,
      long seed,
      Stage.Session session,
      Curves curves)
      throws BackcastException {
    learn(TrainingStage.STUDENT, plan.steps(), pools, group, seed + 1, session, curves);
    parameters.freeze();
  }

  private void learn(
      TrainingStage what,
      int steps,
      List<LabelledPool> pools,
      SymmetryGroup group,
      long seed,
      Stage.Session session,
      Curves curves)
      throws BackcastException {
    Stage stage =
        new Stage(
            what,
            what.words(),
            manager,
            parameters,
            1e-6,
            Double.POSITIVE_INFINITY,
            new OneCycle(plan.rate(), steps),
            session);
    Ahead<Batch> batches =
        new Ahead<>(
            step -> {
              RandomGenerator random = Randoms.generator(seed * 17 + 5 + step);
              return Batch.draw(plan.batch(), pools, group, scaling, random);
            });
    stage.run(
        step -> {
          Batch batch = batches.at(step);
          int half = batch.n() / 2;
          Batch one = batch.rows(0, half);
          Batch other = batch.rows(half, batch.n());
          return List.of(scope -> loss(scope, one), scope -> loss(scope, other));
        },
        done -> true);
    curves.addAll(stage.curves());
  }

  /** What some rows of a batch add to its mean. */
  private NDArray loss(NDManager scope, Batch batch) {
    NDArray truth = batch.labels(scope);
    NDArray predicted = net.forward(new TorchOps(scope), batch.designs(scope));
    NDArray deep = truth.lt(DEEP).toType(truth.getDataType(), false);
    NDArray weight = Scalars.plus(Scalars.times(deep, DEEP_WEIGHT - 1), 1);
    NDArray loss = Losses.smoothL1(predicted.sub(truth), 0.02f).mul(weight).mean();
    return Scalars.times(loss, (float) batch.n() / plan.batch());
  }

  private float[][] designs(TrainingData data, long seed) {
    float[][] f = new Prior(scaling.space()).draw(seed * 13 + 1, plan.pool());
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
  float[][] predict(float[][] f) {
    return Chunks.run(manager, net, f, scaling.space().dy());
  }

  /** {@code f [n, dx] → y [n, dy]}, scaled; for the round trip. */
  <T> T scaledGraph(Ops<T> o, T f) {
    return net.forward(o, f);
  }

  /** {@code x [n, dx] → y [n, dy]} in physical units. */
  <T> T graph(Ops<T> o, T x) {
    return scaling.propertyToPhysical(o, scaledGraph(o, scaling.designToScaled(o, x)));
  }

  /** {@code x [n, dx] → dy_dx [n, dy, dx]} in physical units. */
  <T> T slopes(Ops<T> o, T x) {
    int dx = scaling.space().dx();
    T f = scaling.designToScaled(o, x);
    T all = null;
    int k = 0;
    for (T slope : net.slopes(o, f)) {
      T row = o.reshape(scaling.slopeToPhysical(o, slope, k++), -1, 1, dx);
      all = all == null ? row : o.concat(all, row, 1);
    }
    if (all == null) {
      throw new IllegalStateException("a design space without properties");
    }
    return all;
  }
}
