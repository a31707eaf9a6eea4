package io.backcast.train.distil;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.model.BackcastException;
import io.backcast.model.CouplingKind;
import io.backcast.model.FlowKind;
import io.backcast.model.Randoms;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrainingPlan;
import io.backcast.train.loop.BatchPrefetcher;
import io.backcast.train.loop.LearningCurves;
import io.backcast.train.loop.OneCycleSchedule;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.loop.TrainingLoop;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.net.DesignChart;
import io.backcast.train.net.DesignGenerator;
import io.backcast.train.net.InvertibleNetwork;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.Ops;
import io.backcast.train.net.Parameters;
import io.backcast.train.net.ScalarArithmetic;
import io.backcast.train.net.StoredWeights;
import io.backcast.train.net.TorchOps;
import io.backcast.train.net.VelocityNetwork;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Trains the invertible network by distillation: on designs of the prior, labelled by the ensemble
 * and drawn so that all targets are equally frequent. Late in the training a round-trip loss joins
 * the likelihood: target → design → the surrogate's prediction.
 */
public final class BackwardTrainer {
  /** Share of a batch's likelihood that costs as much time as its rest plus the round trip. */
  private static final double SPLIT_WITH_ROUND_TRIP = 0.8125;

  /** Weight of the round trip for targets in the point mass, whatever the weight for values. */
  private static final double CLASS_WEIGHT = 3;

  /** Weight of the round trip beside the likelihood. */
  private static final double ROUND_TRIP = 20;

  /** Error that labels are blurred by, in tolerances. */
  private static final double BLUR = 0.5;

  private final NDManager manager;
  private final Normalization normalization;
  private final TrainingPlan.Backward plan;
  private final Parameters parameters;
  private final DesignGenerator net;

  /** An untrained network. */
  public BackwardTrainer(
      NDManager manager, Normalization normalization, TrainingPlan.Backward plan, long seed) {
    this.manager = manager;
    this.normalization = normalization;
    this.plan = plan;
    parameters = new Parameters(manager, seed);
    net = DesignGenerator.of(plan, parameters, normalization, seed);
  }

  /** The network. */
  public DesignGenerator net() {
    return net;
  }

  /** The network as an invertible one; fails where it is none. */
  private InvertibleNetwork invertible() {
    return (InvertibleNetwork) net;
  }

  /**
   * The plan of a smaller network with the same latent points; null if there is none, as for joint
   * networks, velocities, and a single variable, whose noise a design does not tell.
   */
  TrainingPlan.@Nullable Backward like(TrainingPlan.FastGenerator small) {
    boolean conditional = plan.kind() == null || plan.kind() == FlowKind.CONDITIONAL;
    return conditional && new DesignChart(normalization.space()).dimensions() > 1
        ? plan.smaller(small.depth(), small.width(), small.coupling())
        : null;
  }

  /**
   * Takes the weights of an exported network.
   *
   * @return false, with nothing changed, if that is another network
   */
  boolean startFrom(StoredWeights weights) {
    return weights.into(parameters);
  }

  /** Replaces weights that begin as zero by small random ones, so that every path is used. */
  void disturb(long seed) {
    parameters.disturb(seed);
  }

  /**
   * Trains and freezes the network.
   *
   * @param curves receives the loss
   * @throws BackcastException when cancelled
   */
  public void train(
      LabelledPool pool,
      Surrogate surrogate,
      SymmetryGroup group,
      long seed,
      TrainingContext context,
      LearningCurves curves)
      throws BackcastException {
    TrainingLoop loop =
        new TrainingLoop(
            TrainingStage.BACKWARD,
            TrainingStage.BACKWARD.label(),
            manager,
            parameters,
            1e-5,
            5,
            new OneCycleSchedule(plan.rate(), plan.steps()),
            context);
    BatchPrefetcher<Batch> batches =
        new BatchPrefetcher<>(
            step -> {
              RandomGenerator random = Randoms.generator(seed * 37 + 11 + step);
              Batch batch = Batch.draw(plan.batch(), List.of(pool), group, normalization, random);
              return blurs() ? batch.blurred(normalization, BLUR, random) : batch;
            });
    GeneratorWatch watch =
        GeneratorWatch.of(manager, normalization, net, pool, surrogate, group, seed);
    loop.run(
        step -> loss(step, batches.at(step), surrogate, seed),
        done -> {
          watch.after(done, plan.steps(), context.progress());
          return true;
        });
    curves.addAll(loop.curves());
    parameters.freeze();
  }

  /** Affine couplings are blurred enough by themselves, and a joint network predicts its labels. */
  private boolean blurs() {
    return !(net instanceof InvertibleNetwork invertible)
        || (plan.coupling() == CouplingKind.SPLINE && !invertible.joint());
  }

  /** Two terms of about the same cost, to run in parallel. */
  private List<TrainingLoop.LossTerm> loss(int step, Batch batch, Surrogate surrogate, long seed) {
    double done = (double) step / plan.steps();
    boolean withRoundTrip = done >= plan.roundTripFrom() && hasRoundTrip();
    int cut = (int) Math.round((withRoundTrip ? SPLIT_WITH_ROUND_TRIP : 0.5) * batch.n());
    Batch first = batch.rows(0, cut);
    Batch second = batch.rows(cut, batch.n());
    return List.of(
        scope -> ofDesigns(scope, first, done),
        scope -> {
          NDArray rest = ofDesigns(scope, second, done);
          return withRoundTrip ? rest.add(roundTrip(scope, step, batch, surrogate, seed)) : rest;
        });
  }

  /**
   * Whether a round trip joins the loss: with a weight, and with splines for classes anyway, which
   * refinement cannot reach. The way of a velocity is too long to pass gradients back.
   */
  private boolean hasRoundTrip() {
    boolean classes =
        plan.coupling() == CouplingKind.SPLINE
            && normalization.space().properties().stream().anyMatch(p -> p.pointMass() != null);
    return net instanceof InvertibleNetwork && (plan.roundTripWeight() > 0 || classes);
  }

  /** The contribution of some rows to the mean over the whole batch. */
  private NDArray ofDesigns(NDManager scope, Batch rows, double done) {
    NDArray mean = net.loss(new TorchOps(scope), rows.designs(scope), rows.labels(scope), done);
    return ScalarArithmetic.times(mean, (float) rows.n() / plan.batch());
  }

  /**
   * The round-trip loss, on the first half of the rows: it costs as much a row as the likelihood.
   */
  private NDArray roundTrip(
      NDManager scope, int step, Batch batch, Surrogate surrogate, long seed) {
    TorchOps o = new TorchOps(scope);
    int m = batch.n() / 2;
    NDArray target = batch.rows(0, m).labels(scope);
    float[] latent = Randoms.normals(seed * 41 + 3 + step, 0, m, net.latent());
    NDArray drawn = net.inverse(o, scope.create(latent, new Shape(m, net.latent())), target);
    RoundTripLoss loss =
        new RoundTripLoss(
            normalization, plan.roundTripNear(), plan.roundTripWeight(), CLASS_WEIGHT);
    return ScalarArithmetic.times(loss.of(surrogate.scaledGraph(o, drawn), target), ROUND_TRIP);
  }

  /** {@code z [n, latent], y [n, dy] → x [n, dx]} in physical units. */
  <T> T backward(Ops<T> o, T z, T y) {
    return normalization.designToPhysical(
        o, net.inverse(o, z, normalization.propertyToScaled(o, y)));
  }

  /**
   * {@code x [n, dx], y [n, dy] → z [n, latent], log_det [n]}, the latter in scaled coordinates.
   */
  <T> List<T> forward(Ops<T> o, T x, T y) {
    return invertible()
        .forward(o, normalization.designToScaled(o, x), normalization.propertyToScaled(o, y));
  }

  /** {@code x [n, dx] → y [n, dy], z [n, latent], log_det [n]} of a joint network. */
  <T> List<T> jointForward(Ops<T> o, T x) {
    T f = normalization.designToScaled(o, x);
    List<T> parts = invertible().forward(o, f, f);
    return List.of(normalization.propertyToPhysical(o, parts.get(0)), parts.get(1), parts.get(2));
  }

  /** {@code x_t [n, dx], t [n, 1], y [n, dy]} physical {@code → v [n, dx]} of flow matching. */
  <T> T velocity(Ops<T> o, T x, T t, T y) {
    return ((VelocityNetwork) net).velocity(o, x, t, normalization.propertyToScaled(o, y));
  }
}
