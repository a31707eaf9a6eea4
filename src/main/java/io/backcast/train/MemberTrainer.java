package io.backcast.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrainingPlan;
import io.backcast.train.net.Parameters;
import io.backcast.train.net.PropertyNet;
import io.backcast.train.net.Scalars;
import io.backcast.train.net.TorchOps;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Trains one forward network on shuffled rows, each seen through a random operation of the symmetry
 * group.
 */
final class MemberTrainer {
  /** Where the loss turns from squares to absolute values, in units of half the range. */
  private static final float BEND = 0.04f;

  private static final int CHECKS = 40;

  private final TrainingStage part;
  private final String name;
  private final NDManager manager;
  private final TrainingData data;
  private final Scaling scaling;
  private final SymmetryGroup group;
  private final TrainingPlan.Ensemble plan;
  private final long seed;
  private final int[] rows;
  private final int batch;
  private final int perEpoch;
  private final Parameters parameters;
  private final PropertyNet net;
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
  MemberTrainer(
      TrainingStage part,
      String name,
      NDManager manager,
      TrainingData data,
      Scaling scaling,
      SymmetryGroup group,
      TrainingPlan.Ensemble plan,
      long seed,
      int[] rows) {
    this.part = part;
    this.name = name;
    this.manager = manager.newSubManager();
    this.data = data;
    this.scaling = scaling;
    this.group = group;
    this.plan = plan;
    this.seed = seed;
    this.rows = rows;
    batch = Math.min(plan.batch(), rows.length);
    perEpoch = Math.max(1, (rows.length + batch - 1) / batch);
    stopping = new EarlyStopping(plan.patience());
    parameters = new Parameters(this.manager, seed);
    DesignSpace space = scaling.space();
    net =
        new PropertyNet(
            parameters, name.replace(' ', '_'), space.dx(), space.dy(), plan.width(), plan.depth());
  }

  PropertyNet net() {
    return net;
  }

  /** The epoch whose weights were kept. */
  int bestEpoch() {
    return bestEpoch;
  }

  /** The loss in the end, as the stage smooths it. */
  double lastLoss() {
    return lastLoss;
  }

  /** Trains; a member that does not see the held rows keeps the weights that did best on them. */
  Curves train(int epochs, Stage.Session session) throws BackcastException {
    boolean blind = rows.length < data.rows();
    Stage stage =
        new Stage(
            part,
            name,
            manager,
            parameters,
            plan.decay(),
            Double.POSITIVE_INFINITY,
            new OneCycle(plan.rate(), plan.epochs() * perEpoch),
            session);
    stage.run(
        step -> List.of(scope -> loss(scope, step)), new Validation(epochs, blind, stage::curves));
    parameters.freeze();
    bestEpoch = blind ? stopping.bestEpoch() : epochs;
    List<double[]> losses = stage.curves().points().get(name + " loss");
    lastLoss = losses == null ? Double.NaN : losses.getLast()[1];
    return stage.curves();
  }

  /**
   * Looks at the held rows every few epochs, if the member may not see them; ends the training
   * after the last epoch.
   */
  private final class Validation implements Stage.Watch {
    private final int epochs;
    private final boolean blind;
    private final Supplier<Curves> curves;

    Validation(int epochs, boolean blind, Supplier<Curves> curves) {
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
    int dy = scaling.space().dy();
    float[][] y = Chunks.run(manager, net, TrainingData.pick(data.f(), data.held()), dy);
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      for (int k = 0; k < dy; k++) {
        double predicted =
            scaling.space().properties().get(k).physical(scaling.unscaleProperty(k, y[i][k]));
        sum += Math.abs(predicted - data.y()[data.held()[i]][k]) / scaling.unit(k);
      }
    }
    return sum / (y.length * dy);
  }

  private NDArray loss(NDManager scope, int step) {
    int dx = scaling.space().dx();
    int dy = scaling.space().dy();
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
        y[i * dy + k] = scaling.scaleProperty(k, value);
        mass[i * dy + k] = scaling.space().properties().get(k).isMass(value) ? 1 : 0;
      }
    }
    NDArray predicted = net.forward(new TorchOps(scope), scope.create(f, new Shape(batch, dx)));
    NDArray residual = predicted.sub(scope.create(y, new Shape(batch, dy)));
    // on the mass only the wrong side of the boundary costs anything
    NDArray below = residual.lt(0).toType(residual.getDataType(), false);
    NDArray free = below.mul(scope.create(mass, new Shape(batch, dy)));
    NDArray counts = Scalars.plus(free.neg(), 1);
    return Losses.smoothL1(residual.mul(counts), BEND).mean();
  }
}
