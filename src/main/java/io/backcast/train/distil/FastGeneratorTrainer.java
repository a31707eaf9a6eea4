package io.backcast.train.distil;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import io.backcast.model.TrainingPlan;
import io.backcast.train.loop.BatchPrefetcher;
import io.backcast.train.loop.LearningCurves;
import io.backcast.train.loop.OneCycleSchedule;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.loop.TrainingLoop;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.net.InvertibleNetwork;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.Ops;
import io.backcast.train.net.Parameters;
import io.backcast.train.net.ScalarArithmetic;
import io.backcast.train.net.StoredWeights;
import io.backcast.train.net.TorchOps;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Trains a small network to imitate the generator: from the same latent point and target it draws
 * almost the same design at a fraction of the cost. It is a residual network, which is not
 * invertible, or a small invertible one that can fork as the large one does.
 */
public final class FastGeneratorTrainer {
  /** Weight of the round trip, target → design → prediction. */
  private static final float ROUND_TRIP = 3;

  /** Share of the steps after which the round trip joins the loss. */
  private static final double ROUND_TRIP_FROM = 0.3;

  private final NDManager manager;
  private final Normalization normalization;
  private final TrainingPlan.FastGenerator plan;
  private final BackwardTrainer backward;
  private final Parameters parameters;
  private final Sketch sketch;

  /**
   * An untrained network.
   *
   * @param backward the trained network to imitate
   */
  public FastGeneratorTrainer(
      NDManager manager,
      Normalization normalization,
      TrainingPlan.FastGenerator plan,
      BackwardTrainer backward,
      long seed) {
    this.manager = manager;
    this.normalization = normalization;
    this.plan = plan;
    this.backward = backward;
    parameters = new Parameters(manager, seed);
    TrainingPlan.Backward like = plan.coupling() == null ? null : backward.like(plan);
    sketch =
        like == null
            ? new Sketch.Residual(
                parameters, normalization, backward.net().latent(), plan.width(), plan.depth())
            : new Sketch.Couplings(InvertibleNetwork.of(like, parameters, normalization, seed));
  }

  /**
   * Takes the weights of an exported network.
   *
   * @return false, with nothing changed, if that is another network
   */
  boolean startFrom(StoredWeights weights) {
    return weights.into(parameters);
  }

  /** Whether it is an invertible network. */
  boolean invertible() {
    return sketch instanceof Sketch.Couplings;
  }

  /**
   * Trains and freezes the network.
   *
   * @param pool labelled designs whose labels are the targets
   * @param curves receives the loss
   * @throws BackcastException when cancelled
   */
  public void train(
      LabelledPool pool,
      Surrogate surrogate,
      long seed,
      TrainingContext context,
      LearningCurves curves)
      throws BackcastException {
    TrainingLoop loop =
        new TrainingLoop(
            TrainingStage.FAST_GENERATOR,
            TrainingStage.FAST_GENERATOR.label(),
            manager,
            parameters,
            1e-6,
            5,
            new OneCycleSchedule(plan.rate(), plan.steps()),
            context);
    BatchPrefetcher<float[]> targets =
        new BatchPrefetcher<>(step -> targets(pool, Randoms.generator(seed * 43 + 13 + step)));
    loop.run(
        step -> {
          float[] y = targets.at(step);
          int half = plan.batch() / 2;
          return List.of(
              scope -> loss(scope, step, 0, half, y, surrogate, seed),
              scope -> loss(scope, step, half, plan.batch(), y, surrogate, seed));
        },
        done -> true);
    curves.addAll(loop.curves());
    parameters.freeze();
  }

  /** Random targets as users set them, {@code [n, dy]} scaled. */
  private float[] targets(LabelledPool pool, RandomGenerator random) {
    DesignSpace space = normalization.space();
    float[] y = new float[plan.batch() * space.dy()];
    for (int i = 0; i < plan.batch(); i++) {
      float[] label = pool.y()[pool.pick(random)];
      for (int k = 0; k < space.dy(); k++) {
        // a point mass is requested as 0, however far below it the label of a design lies
        boolean mass = space.properties().get(k).pointMass() != null;
        y[i * space.dy() + k] = mass ? Math.max(0, label[k]) : label[k];
      }
    }
    return y;
  }

  /** The contribution of the rows {@code first … last − 1} to the mean over the whole batch. */
  private NDArray loss(
      NDManager scope, int step, int first, int last, float[] y, Surrogate surrogate, long seed) {
    int n = last - first;
    int dy = normalization.space().dy();
    TorchOps o = new TorchOps(scope);
    float[] rows = Arrays.copyOfRange(y, first * dy, last * dy);
    NDArray target = scope.create(rows, new Shape(n, dy));
    float[] points = Randoms.normals(seed * 47 + 5 + step, first, n, backward.net().latent());
    NDArray latent = scope.create(points, new Shape(n, backward.net().latent()));
    NDArray wanted = backward.net().inverse(o, latent, target);
    float share = (float) n / plan.batch();
    boolean near = step >= ROUND_TRIP_FROM * plan.steps();
    NDArray drawn = near ? sketch.draw(o, latent, target) : null;
    NDArray imitation =
        ScalarArithmetic.times(sketch.distance(o, latent, target, wanted, drawn), share);
    if (drawn == null) {
      return imitation;
    }
    NDArray roundTrip =
        new RoundTripLoss(normalization, 0, 1, 1).of(surrogate.scaledGraph(o, drawn), target);
    return imitation.add(ScalarArithmetic.times(roundTrip, ROUND_TRIP * share));
  }

  /** {@code z [n, latent], y [n, dy] → x [n, dx]} in physical units. */
  <T> T graph(Ops<T> o, T z, T y) {
    return normalization.designToPhysical(
        o, sketch.draw(o, z, normalization.propertyToScaled(o, y)));
  }
}
