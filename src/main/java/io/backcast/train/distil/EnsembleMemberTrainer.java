package io.backcast.train.distil;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrainingPlan;
import io.backcast.train.data.TrainingData;
import io.backcast.train.loop.EarlyStopping;
import io.backcast.train.loop.LearningCurves;
import io.backcast.train.loop.OneCycleSchedule;
import io.backcast.train.loop.SavedState;
import io.backcast.train.loop.TrainingLoop;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.net.BatchedInference;
import io.backcast.train.net.Losses;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.Parameters;
import io.backcast.train.net.ResidualNetwork;
import io.backcast.train.net.ScalarArithmetic;
import io.backcast.train.net.TorchOps;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Trains one forward network on shuffled rows, each seen through a random operation of the symmetry
 * group.
 */
public final class EnsembleMemberTrainer {
  /** Where the loss turns from squares to absolute values, in units of half the range. */
  private static final float BEND = 0.04f;

  private static final int CHECKS = 40;

  private final TrainingStage part;
  private final String name;
  private final NDManager manager;
  private final TrainingData data;
  private final Normalization normalization;
  private final SymmetryGroup group;
  private final TrainingPlan.Ensemble plan;
  private final long seed;
  private final int[] rows;
  private final int batch;
  private final int perEpoch;
  private final Parameters parameters;
  private final ResidualNetwork net;
  private int[] order = new int[0];
  private int orderOf = -1;
  private final EarlyStopping stopping;
  private int bestEpoch;
  private double lastLoss = Double.NaN;

  /**
   * Puts a member together.
   *
   * @param part of the training that it belongs to
   */
  public EnsembleMemberTrainer(
      TrainingStage part,
      String name,
      NDManager manager,
      TrainingData data,
      Normalization normalization,
      SymmetryGroup group,
      TrainingPlan.Ensemble plan,
      long seed,
      int[] rows) {
    this.part = part;
    this.name = name;
    this.manager = manager.newSubManager();
    this.data = data;
    this.normalization = normalization;
    this.group = group;
    this.plan = plan;
    this.seed = seed;
    this.rows = rows;
    batch = Math.min(plan.batch(), rows.length);
    perEpoch = Math.max(1, (rows.length + batch - 1) / batch);
    stopping = new EarlyStopping(plan.patience());
    parameters = new Parameters(this.manager, seed);
    DesignSpace space = normalization.space();
    net =
        new ResidualNetwork(
            parameters, name.replace(' ', '_'), space.dx(), space.dy(), plan.width(), plan.depth());
  }

  public ResidualNetwork net() {
    return net;
  }

  /** The epoch whose weights were kept. */
  public int bestEpoch() {
    return bestEpoch;
  }

  /** The loss in the end, as the stage smooths it. */
  public double lastLoss() {
    return lastLoss;
  }

  /** Trains; a member that does not see the held rows keeps the weights that did best on them. */
  public LearningCurves train(int epochs, TrainingLoop.Context context) throws BackcastException {
    boolean blind = rows.length < data.rows();
    TrainingLoop loop =
        new TrainingLoop(
            part,
            name,
            manager,
            parameters,
            plan.decay(),
            Double.POSITIVE_INFINITY,
            new OneCycleSchedule(plan.rate(), plan.epochs() * perEpoch),
            context);
    loop.run(
        step -> List.of(scope -> loss(scope, step)), new Validation(epochs, blind, loop::curves));
    parameters.freeze();
    bestEpoch = blind ? stopping.bestEpoch() : epochs;
    List<double[]> losses = loop.curves().points().get(name + " loss");
    lastLoss = losses == null ? Double.NaN : losses.getLast()[1];
    return loop.curves();
  }

  /**
   * Looks at the held rows every few epochs, if the member may not see them; ends the training
   * after the last epoch.
   */
  private final class Validation implements TrainingLoop.Callback {
    private final int epochs;
    private final boolean blind;
    private final Supplier<LearningCurves> curves;

    Validation(int epochs, boolean blind, Supplier<LearningCurves> curves) {
      this.epochs = epochs;
      this.blind = blind;
      this.curves = curves;
    }

    @Override
    public boolean goOn(int done) {
      boolean last = done >= epochs * perEpoch;
      int every = Math.max(1, plan.epochs() / CHECKS) * perEpoch;
      boolean look = blind && (done % every == 0 || last);
      return (!look || improves(done / perEpoch)) && !last;
    }

    private boolean improves(int epoch) {
      double error = heldError();
      curves.get().add(name + " validation error", epoch, error);
      return stopping.observe(epoch, error, parameters::snapshot);
    }

    @Override
    public SavedState state() {
      return stopping.state();
    }

    @Override
    public void restore(SavedState state) {
      stopping.restore(state);
    }

    @Override
    public @Nullable List<float[]> finalWeights() {
      return stopping.bestWeights();
    }
  }

  private double heldError() {
    int dy = normalization.space().dy();
    float[][] y = BatchedInference.run(manager, net, TrainingData.pick(data.f(), data.held()), dy);
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      for (int k = 0; k < dy; k++) {
        double predicted =
            normalization
                .space()
                .properties()
                .get(k)
                .physical(normalization.unscaleProperty(k, y[i][k]));
        sum += Math.abs(predicted - data.y()[data.held()[i]][k]) / normalization.unit(k);
      }
    }
    return sum / (y.length * dy);
  }

  private NDArray loss(NDManager scope, int step) {
    int dx = normalization.space().dx();
    int dy = normalization.space().dy();
    if (step / perEpoch != orderOf) {
      orderOf = step / perEpoch;
      order = rows.clone();
      Randoms.shuffle(order, Randoms.generator(seed * 1_000_003 + orderOf));
    }
    RandomGenerator random = Randoms.generator(seed * 1_000_033 + step);
    float[] f = new float[batch * dx];
    float[] y = new float[batch * dy];
    float[] mass = new float[batch * dy];
    for (int i = 0; i < batch; i++) {
      int row = order[(step % perEpoch * batch + i) % order.length];
      group.elements().get(random.nextInt(group.size())).apply(data.f()[row], 0, f, i);
      for (int k = 0; k < dy; k++) {
        float value = data.y()[row][k];
        y[i * dy + k] = normalization.scaleProperty(k, value);
        mass[i * dy + k] = normalization.space().properties().get(k).isMass(value) ? 1 : 0;
      }
    }
    NDArray predicted = net.forward(new TorchOps(scope), scope.create(f, new Shape(batch, dx)));
    NDArray residual = predicted.sub(scope.create(y, new Shape(batch, dy)));
    // on the mass only the wrong side of the boundary costs anything
    NDArray below = residual.lt(0).toType(residual.getDataType(), false);
    NDArray free = below.mul(scope.create(mass, new Shape(batch, dy)));
    NDArray counts = ScalarArithmetic.plus(free.neg(), 1);
    return Losses.smoothL1(residual.mul(counts), BEND).mean();
  }
}
