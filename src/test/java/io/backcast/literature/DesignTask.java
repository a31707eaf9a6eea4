package io.backcast.literature;

import io.backcast.model.Randoms;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Inverse problems with a closed form, as in Kruse et al. ("Benchmarking invertible architectures
 * on inverse problems", 2019) and Ren, Padilla and Malof ("Benchmarking deep inverse models over
 * time, and the neural-adjoint method", NeurIPS 2020). The numbers of rows are those of the
 * latter's published code.
 */
public enum DesignTask {
  /** {@code y = sin 3πx₁ + cos 3πx₂} on a square. */
  SINE("sine", List.of("x1", "x2"), List.of("y"), 8_000) {
    @Override
    public double[] draw(RandomGenerator random) {
      return new double[] {2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1};
    }

    @Override
    public double[] simulate(double[] x) {
      return new double[] {Math.sin(3 * Math.PI * x[0]) + Math.cos(3 * Math.PI * x[1])};
    }
  },

  /** Where a planar arm of three links on a vertical rail ends. */
  ARM("arm", List.of("offset", "angle1", "angle2", "angle3"), List.of("y1", "y2"), 10_000) {
    private static final double[] LENGTHS = {0.5, 0.5, 1};

    @Override
    public double[] draw(RandomGenerator random) {
      return new double[] {
        random.nextGaussian() / 4,
        random.nextGaussian() / 2,
        random.nextGaussian() / 2,
        random.nextGaussian() / 2
      };
    }

    @Override
    public double[] simulate(double[] x) {
      double[] angles = {x[1], x[2] - x[1], x[3] - x[1] - x[2]};
      double up = x[0];
      double along = 0;
      for (int i = 0; i < angles.length; i++) {
        up += LENGTHS[i] * Math.sin(angles[i]);
        along += LENGTHS[i] * Math.cos(angles[i]);
      }
      return new double[] {up, along};
    }
  },

  /** Where a ball that is thrown into air with linear drag comes down. */
  BALLISTICS("ballistics", List.of("x0", "height", "angle", "speed"), List.of("landing"), 12_800) {
    private static final double DRAG = 0.25;
    private static final double MASS = 0.2;
    private static final double GRAVITY = 9.81;
    private static final double MEAN_SPEED = 15;

    @Override
    public double[] draw(RandomGenerator random) {
      return new double[] {
        random.nextGaussian() / 2,
        Math.max(0, 1.5 + random.nextGaussian() / 2),
        Math.toRadians(9 + 63 * random.nextDouble()),
        poisson(random)
      };
    }

    /** Knuth's method: uniform numbers are multiplied until they fall below exp(−mean). */
    private static int poisson(RandomGenerator random) {
      double least = Math.exp(-MEAN_SPEED);
      int count = 0;
      for (double product = random.nextDouble(); product > least; product *= random.nextDouble()) {
        count++;
      }
      return count;
    }

    @Override
    public double[] simulate(double[] x) {
      double vx = x[3] * Math.cos(x[2]);
      double vy = x[3] * Math.sin(x[2]);
      // after the top of the path the height only falls
      double early =
          Math.max(0, MASS / DRAG * Math.log1p(Math.max(0, vy) * DRAG / (GRAVITY * MASS)));
      double late = early + 1;
      while (height(x[1], vy, late) > 0) {
        late *= 2;
      }
      for (int i = 0; i < 100; i++) {
        double middle = (early + late) / 2;
        if (height(x[1], vy, middle) > 0) {
          early = middle;
        } else {
          late = middle;
        }
      }
      return new double[] {x[0] - vx * MASS / DRAG * Math.expm1(-DRAG * early / MASS)};
    }

    private static double height(double from, double vy, double t) {
      return from
          - MASS
              / (DRAG * DRAG)
              * ((GRAVITY * MASS + vy * DRAG) * Math.expm1(-DRAG * t / MASS) + GRAVITY * t * DRAG);
    }
  };

  private final String label;
  private final List<String> variables;
  private final List<String> properties;
  private final int rows;

  DesignTask(String label, List<String> variables, List<String> properties, int rows) {
    this.label = label;
    this.variables = variables;
    this.properties = properties;
    this.rows = rows;
  }

  /** As on the command line. */
  public String label() {
    return label;
  }

  public List<String> variables() {
    return variables;
  }

  public List<String> properties() {
    return properties;
  }

  /** Rows that a method is given, those held out by it included. */
  public int rows() {
    return rows;
  }

  /** A design of the prior, {@code [dx]}. */
  public abstract double[] draw(RandomGenerator random);

  /** What a design does, {@code [dx] → [dy]}. */
  public abstract double[] simulate(double[] x);

  /** Designs of the prior, {@code [n][dx]}. */
  public double[][] designs(int n, long seed) {
    RandomGenerator random = Randoms.generator(seed);
    double[][] x = new double[n][];
    for (int i = 0; i < n; i++) {
      x[i] = draw(random);
    }
    return x;
  }
}
