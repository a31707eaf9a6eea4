package io.backcast.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import io.backcast.model.Symmetry;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrainingPlan;
import io.backcast.train.net.Parameters;
import io.backcast.train.net.PropertyNet;
import io.backcast.train.net.TorchOps;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Trains two ensembles side by side in one batched network: the one that ships, on all rows, and
 * the audit ensemble, which never sees the held rows and says how good the other is.
 */
final class EnsembleTrainer {
  /** Where the loss turns from squares to absolute values, in units of half the range. */
  private static final float BEND = 0.04f;

  private final NDManager manager;
  private final TrainingData data;
  private final Scaling scaling;
  private final SymmetryGroup group;
  private final TrainingPlan.Ensemble plan;
  private final long seed;
  private final Parameters parameters;
  private final PropertyNet net;

  EnsembleTrainer(
      NDManager manager,
      TrainingData data,
      Scaling scaling,
      SymmetryGroup group,
      TrainingPlan.Ensemble plan,
      long seed) {
    this.manager = manager;
    this.data = data;
    this.scaling = scaling;
    this.group = group;
    this.plan = plan;
    this.seed = seed;
    DesignSpace space = scaling.space();
    parameters = new Parameters(manager, seed);
    net =
        new PropertyNet(
            parameters,
            "predict",
            plan.members() + plan.auditMembers(),
            space.dx(),
            space.dy(),
            plan.width(),
            plan.depth());
  }

  /** Trains and keeps the weights that did best on the held rows. */
  Ensemble train(Stage.Session session, Curves curves) throws BackcastException {
    int batch = Math.min(plan.batch(), data.fit().length);
    int perEpoch = Math.max(1, (data.rows() + batch - 1) / batch);
    Batches batches = new Batches(batch, perEpoch);
    Stage stage =
        new Stage(
            "ensemble",
            manager,
            parameters,
            plan.decay(),
            Double.POSITIVE_INFINITY,
            new OneCycle(plan.rate(), plan.epochs() * perEpoch),
            session);
    Best best = new Best();
    Ensemble ensemble = new Ensemble(manager, net, scaling, plan.members());
    stage.run(
        (scope, step) -> loss(scope, batches, step),
        done -> {
          int every = Math.max(1, plan.epochs() / 50) * perEpoch;
          return done % every != 0 || best.goOn(done / perEpoch, validate(ensemble), stage.curves());
        });
    best.restore();
    parameters.freeze();
    stage.curves().points().forEach((n, ps) -> ps.forEach(p -> curves.add(n, p[0], p[1])));
    return ensemble;
  }

  private double validate(Ensemble ensemble) {
    float[][] f = TrainingData.pick(data.f(), data.held());
    Ensemble.Spread audit = ensemble.audit(f);
    double sum = 0;
    for (int i = 0; i < f.length; i++) {
      for (int k = 0; k < scaling.space().dy(); k++) {
        double truth = data.y()[data.held()[i]][k];
        double predicted = scaling.space().properties().get(k).physical(audit.mean()[i][k]);
        sum += Math.abs(predicted - truth) / scaling.unit(k);
      }
    }
    return sum / (f.length * scaling.space().dy());
  }

  private NDArray loss(NDManager scope, Batches batches, int step) {
    int m = net.members();
    int n = batches.size;
    int dx = scaling.space().dx();
    int dy = scaling.space().dy();
    batches.prepare(step);
    float[] f = new float[m * n * dx];
    float[] y = new float[m * n * dy];
    float[] mass = new float[m * n * dy];
    for (int member = 0; member < m; member++) {
      for (int i = 0; i < n; i++) {
        int at = member * n + i;
        int row = batches.row(member, step, i);
        batches.symmetry(member).apply(data.f()[row], 0, f, at);
        for (int k = 0; k < dy; k++) {
          float value = data.y()[row][k];
          y[at * dy + k] = scaling.scaleProperty(k, value);
          mass[at * dy + k] = scaling.space().properties().get(k).isMass(value) ? 1 : 0;
        }
      }
    }
    NDArray predicted =
        net.forward(
            new TorchOps(scope), scope.create(f, new Shape(m, n, dx)));
    NDArray residual = predicted.sub(scope.create(y, new Shape(m, n, dy)));
    NDArray isMass = scope.create(mass, new Shape(m, n, dy));
    // on the mass only the wrong side of the boundary costs anything
    NDArray oneSided = residual.mul(isMass.mul(residual.lt(0).toType(residual.getDataType(), false)).neg().add(1));
    return Losses.smoothL1(oneSided, BEND).sum().div((float) n * dy);
  }

  /** Which rows and images each member sees at each step; the same for a seed, resumed or not. */
  private final class Batches {
    private final int size;
    private final int perEpoch;
    private final int[][] orders = new int[net.members()][];
    private int epoch = -1;
    private @Nullable RandomGenerator images;

    Batches(int size, int perEpoch) {
      this.size = size;
      this.perEpoch = perEpoch;
    }

    void prepare(int step) {
      images = Randoms.generator(seed * 31 + 7 + step);
      if (step / perEpoch != epoch) {
        epoch = step / perEpoch;
        for (int member = 0; member < orders.length; member++) {
          int[] rows = member < plan.members() ? data.all() : data.fit().clone();
          Losses.shuffle(rows, Randoms.generator(seed * 1_000_003 + 1_009L * epoch + member));
          orders[member] = rows;
        }
      }
    }

    int row(int member, int step, int i) {
      int[] order = orders[member];
      return order[(step % perEpoch * size + i) % order.length];
    }

    Symmetry symmetry(int member) {
      RandomGenerator random = images;
      return group.elements().get(random == null ? 0 : random.nextInt(group.size()));
    }
  }

  /** The best weights so far and when to give up. */
  private final class Best {
    private double least = Double.POSITIVE_INFINITY;
    private int when;
    private @Nullable List<float[]> weights;

    boolean goOn(int epoch, double error, Curves curves) {
      curves.add("validation error", epoch, error);
      if (error < least) {
        least = error;
        when = epoch;
        weights = parameters.snapshot();
      }
      return epoch - when < plan.patience();
    }

    void restore() {
      if (weights != null) {
        parameters.restore(weights);
      }
    }
  }
}
