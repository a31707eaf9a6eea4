package io.backcast.train.evaluate.check;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Randoms;
import java.util.List;
import java.util.random.RandomGenerator;

/** Problems whose exact generators are known, with right and deliberately wrong ones. */
final class GeneratorProblems {
  /** What is done to a right generator. */
  enum Fault {
    RIGHT,
    SHIFTED,
    NARROW,
    WIDE,
    DEAF
  }

  static final CheckOptions OPTIONS = new CheckOptions(300, 99, 10, 1);

  /** Prior standard deviation of the Gaussian problem, whose bounds are far out. */
  private static final double PRIOR = 0.2;

  private static final double NOISE = 0.2;
  private static final double SHIFT = 0.5;

  private GeneratorProblems() {}

  /** A problem. */
  record Problem(ClosedFormModel model, PriorDraws prior, DesignMatrix held, double[][] y) {
    GeneratorChecks measure(long seed) throws Exception {
      CheckOptions o = OPTIONS;
      return GeneratorChecks.measure(
          model, prior, held, y, new CheckOptions(o.pairs(), o.draws(), o.chunks(), seed), s -> {});
    }
  }

  /** Uniform scaled designs. */
  static float[][] uniform(long seed, int n, int dx) {
    RandomGenerator random = Randoms.generator(seed);
    float[][] f = new float[n][dx];
    for (float[] row : f) {
      for (int j = 0; j < dx; j++) {
        row[j] = (float) (2 * random.nextDouble() - 1);
      }
    }
    return f;
  }

  /**
   * {@code y = u + 2 v + noise} with normal {@code u, v} and noise, on rows alone: nothing in the
   * model predicts. The exact posterior is normal, and so is every wrong one.
   */
  static Problem gaussian(Fault fault, long seed, int rows) {
    DesignSpace space =
        ClosedForms.space(
            List.of(ClosedForms.continuous("u", -1, 1), ClosedForms.continuous("v", -1, 1)),
            ClosedForms.property("y", -1.5, 1.5, 0.05, null));
    double s2 = PRIOR * PRIOR;
    double total = 5 * s2 + NOISE * NOISE;
    // posterior covariance s2 (I − s2 h hᵀ / total) with h = (1, 2), and its Cholesky factor
    double a = s2 * (1 - s2 / total);
    double b = -2 * s2 * s2 / total;
    double c = s2 * (1 - 4 * s2 / total);
    double l11 = Math.sqrt(a);
    double l21 = b / l11;
    double l22 = Math.sqrt(c - l21 * l21);
    double scale = fault == Fault.NARROW ? 0.6 : fault == Fault.WIDE ? 1.6 : 1;
    double shift = fault == Fault.SHIFTED ? SHIFT : 0;
    boolean deaf = fault == Fault.DEAF;
    double k11 = deaf ? PRIOR : scale * l11;
    double k21 = deaf ? 0 : scale * l21;
    double k22 = deaf ? PRIOR : scale * l22;
    double gain = deaf ? 0 : s2 / total;
    ClosedFormModel model =
        ClosedFormModel.of(
                "gaussian",
                space,
                2,
                (z, y) ->
                    new double[] {
                      gain * y[0] + shift * l11 + k11 * z[0],
                      2 * gain * y[0] + k21 * z[0] + k22 * z[1]
                    })
            .forward(
                (x, y) -> {
                  double z0 = (x[0] - gain * y[0] - shift * l11) / k11;
                  double z1 = (x[1] - 2 * gain * y[0] - k21 * z0) / k22;
                  return new double[] {z0, z1, -Math.log(k11 * k22)};
                })
            .build();
    RandomGenerator random = Randoms.generator(seed * 17 + 1);
    DesignMatrix held = DesignMatrix.zeros(rows, 2);
    double[][] y = new double[rows][1];
    for (int i = 0; i < rows; i++) {
      held.set(i, 0, PRIOR * random.nextGaussian());
      held.set(i, 1, PRIOR * random.nextGaussian());
      y[i][0] = held.get(i, 0) + 2 * held.get(i, 1) + NOISE * random.nextGaussian();
    }
    PriorDraws prior =
        (drawn, n) -> {
          RandomGenerator each = Randoms.generator(drawn);
          float[][] f = new float[n][2];
          for (float[] row : f) {
            row[0] = (float) (PRIOR * each.nextGaussian());
            row[1] = (float) (PRIOR * each.nextGaussian());
          }
          return f;
        };
    return new Problem(model, prior, held, y);
  }

  /** A share of 0 … 1 that a faulty generator makes of a right one. */
  private static double share(Fault fault, double u) {
    return switch (fault) {
      case SHIFTED -> Math.pow(u, 1.6);
      case NARROW -> 0.5 + 0.6 * (u - 0.5);
      // more of both ends
      case WIDE ->
          u < 0.5 ? 0.5 - 0.5 * Math.pow(1 - 2 * u, 0.5) : 0.5 + 0.5 * Math.pow(2 * u - 1, 0.5);
      default -> u;
    };
  }

  /**
   * {@code sum = u + 2 v} over a uniform square, without noise; labelled by the model's auditor.
   */
  static Problem bounded(Fault fault) {
    DesignSpace space = ClosedForms.linear().build().card().space();
    ClosedFormModel model =
        ClosedFormModel.of(
                "bounded",
                space,
                2,
                (z, y) -> {
                  double first = ClosedForms.uniform(z[0]);
                  if (fault == Fault.DEAF) {
                    return new double[] {2 * first - 1, 2 * ClosedForms.uniform(z[1]) - 1};
                  }
                  double low = Math.max(-1, y[0] - 2);
                  double high = Math.min(1, y[0] + 2);
                  double u = low + share(fault, first) * (high - low);
                  return new double[] {u, (y[0] - u) / 2};
                })
            .surrogate(x -> new double[] {x[0] + 2 * x[1]})
            .auditor(x -> new double[] {x[0] + 2 * x[1]})
            .build();
    return fresh(model, 2);
  }

  /** {@code sine = sin t}: two branches; a wrong generator prefers one, or draws but one. */
  static Problem branches(Fault fault) {
    DesignSpace space = ClosedForms.branches().build().card().space();
    ClosedFormModel model =
        ClosedFormModel.of(
                "branches",
                space,
                1,
                (z, y) -> {
                  double u = ClosedForms.uniform(z[0]);
                  if (fault == Fault.DEAF) {
                    return new double[] {Math.PI * u};
                  }
                  double first = Math.asin(Math.clamp(y[0], 0, 1));
                  double most = fault == Fault.SHIFTED ? 0.75 : fault == Fault.NARROW ? 1 : 0.5;
                  return new double[] {u < most ? first : Math.PI - first};
                })
            .surrogate(x -> new double[] {Math.sin(x[0])})
            .auditor(x -> new double[] {Math.sin(x[0])})
            .build();
    return fresh(model, 1);
  }

  /** {@code gap = max(0, a)}: half the designs are in the point mass; a fault is there alone. */
  static Problem pointMass(Fault fault) {
    DesignSpace space =
        ClosedForms.space(
            List.of(ClosedForms.continuous("a", -1, 1), ClosedForms.continuous("b", -1, 1)),
            ClosedForms.property("gap", 0, 1, 0.1, new PointMass(0, "metal")));
    ClosedFormModel model =
        ClosedFormModel.of(
                "point-mass",
                space,
                2,
                (z, y) -> {
                  double u = ClosedForms.uniform(z[0]);
                  double other = 2 * ClosedForms.uniform(z[1]) - 1;
                  return y[0] > 0
                      ? new double[] {y[0], other}
                      : new double[] {share(fault, u) - 1, other};
                })
            .surrogate(x -> new double[] {x[0]})
            .auditor(x -> new double[] {x[0]})
            .build();
    return fresh(model, 2);
  }

  private static Problem fresh(ClosedFormModel model, int dx) {
    return new Problem(
        model, (seed, n) -> uniform(seed, n, dx), DesignMatrix.zeros(0, dx), new double[0][]);
  }
}
