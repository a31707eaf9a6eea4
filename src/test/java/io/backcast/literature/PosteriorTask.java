package io.backcast.literature;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Stochastic simulators of the benchmark of Lueckmann et al. ("Benchmarking simulation-based
 * inference", AISTATS 2021), with its ten observations each. Parameters are uniform in a box.
 */
public enum PosteriorTask {
  /** A crescent about two points. */
  TWO_MOONS("two-moons", 2, 2, 1) {
    private static final double RADIUS = 0.1;
    private static final double SPREAD = 0.01;
    private static final double OFFSET = 0.25;
    private static final double ROOT = Math.sqrt(2);

    @Override
    public double[] simulate(double[] theta, RandomGenerator random) {
      double[] p = crescent(random);
      return new double[] {
        p[0] - Math.abs(theta[0] + theta[1]) / ROOT, p[1] + (theta[1] - theta[0]) / ROOT
      };
    }

    private static double[] crescent(RandomGenerator random) {
      double angle = Math.PI * (random.nextDouble() - 0.5);
      double radius = RADIUS + SPREAD * random.nextGaussian();
      return new double[] {radius * Math.cos(angle) + OFFSET, radius * Math.sin(angle)};
    }

    /** The simulator solved for the parameters: both signs of their sum are equally likely. */
    @Override
    public double[][] reference(double[] x, int n, RandomGenerator random) {
      double[][] samples = new double[n][];
      for (int i = 0; i < n; ) {
        double[] p = crescent(random);
        double size = p[0] - x[0];
        double sum = size * (random.nextBoolean() ? 1 : -1);
        double difference = x[1] - p[1];
        double[] theta = {(sum - difference) / ROOT, (sum + difference) / ROOT};
        if (size >= 0 && inside(theta)) {
          samples[i++] = theta;
        }
      }
      return samples;
    }

    @Override
    boolean explains(double[] theta, double[] x) {
      double along = x[0] + Math.abs(theta[0] + theta[1]) / ROOT - OFFSET;
      double up = x[1] - (theta[1] - theta[0]) / ROOT;
      return along >= 0 && Math.abs(Math.hypot(along, up) - RADIUS) <= 3 * SPREAD;
    }

    @Override
    double[][] observed() {
      return new double[][] {
        {-0.6396706, 0.16234657},
        {-0.5676688, -0.33194834},
        {0.0030109584, -0.6457662},
        {-0.25049388, 0.633055},
        {-0.66463584, -0.42604533},
        {-0.12940255, 0.3873573},
        {0.19458583, 1.0400153},
        {0.13603824, 0.9160449},
        {-0.17962828, -0.5452459},
        {0.14563406, -1.170141}
      };
    }
  },

  /** Simple likelihood, complex posterior: four draws of a normal distribution in the plane. */
  SLCP("slcp", 5, 8, 3) {
    @Override
    public double[] simulate(double[] theta, RandomGenerator random) {
      double s1 = theta[2] * theta[2];
      double s2 = theta[3] * theta[3];
      double rho = Math.tanh(theta[4]);
      double[] x = new double[8];
      for (int i = 0; i < 8; i += 2) {
        double u = random.nextGaussian();
        double v = random.nextGaussian();
        x[i] = theta[0] + s1 * u;
        x[i + 1] = theta[1] + s2 * (rho * u + Math.sqrt(1 - rho * rho) * v);
      }
      return x;
    }

    @Override
    public double[][] reference(double[] x, int n, RandomGenerator random) {
      return new SlcpPosterior(x).sample(n, random);
    }

    @Override
    double[][] observed() {
      return new double[][] {
        {2.3718784, 0.49947417, 9.931435, 1.7136912, -10.436423, -1.9067793, -1.2343777, -0.09735},
        {-0.66452104, -2.9279308, -16.49147, 4.06107, 4.232153, -4.652277, -4.9924355, -1.5655216},
        {3.5023372, 5.254722, 8.685451, 9.995327, 0.40782332, -5.7111573, 10.605566, 12.695774},
        {
          -1.6371447,
          -0.037302777,
          -1.5622597,
          0.031204943,
          -3.683134,
          0.09953671,
          -1.7389069,
          0.0309663
        },
        {-8.801672, 8.726709, -10.484016, 6.857725, -6.769688, 7.574161, 3.804308, 2.7593615},
        {
          0.069512725,
          4.0657325,
          -1.1986864,
          0.94379723,
          -1.4434359,
          0.02170819,
          -4.4811616,
          -4.26959
        },
        {
          -3.0776706,
          -1.2080946,
          25.778881,
          -2.244017,
          -0.77473235,
          -1.5114331,
          5.919487,
          -1.6953411
        },
        {1.2463324, -2.414371, -2.9786007, -2.3214335, -17.3002, -3.298883, -13.487199, -3.023044},
        {4.755368, -2.3791986, 3.5834174, -1.444761, 5.063205, -3.448882, 0.56577647, 1.3524654},
        {1.3710914, -2.39026, 1.8363019, -2.4391632, 2.013802, -3.2097385, 2.4036794, -3.0089793}
      };
    }
  };

  private final String label;
  private final int parameters;
  private final int data;
  private final double bound;

  PosteriorTask(String label, int parameters, int data, double bound) {
    this.label = label;
    this.parameters = parameters;
    this.data = data;
    this.bound = bound;
  }

  /** As on the command line. */
  public String label() {
    return label;
  }

  /** Names of the parameters. */
  public List<String> parameters() {
    return IntStream.rangeClosed(1, parameters).mapToObj(i -> "theta" + i).toList();
  }

  /** Names of what is observed. */
  public List<String> data() {
    return IntStream.rangeClosed(1, data).mapToObj(i -> "data" + i).toList();
  }

  /** Parameters lie in ± this. */
  public double bound() {
    return bound;
  }

  /** The ten published observations, {@code [10][data]}. */
  public List<double[]> observations() {
    return List.of(observed());
  }

  abstract double[][] observed();

  /** One draw of the simulator. */
  public abstract double[] simulate(double[] theta, RandomGenerator random);

  /** Samples of the exact posterior, {@code [n][parameters]}. */
  public abstract double[][] reference(double[] x, int n, RandomGenerator random);

  /**
   * Whether parameters can have caused an observation, which nearly all of its posterior do; always
   * where nothing excludes any.
   */
  boolean explains(double[] theta, double[] x) {
    return true;
  }

  /** Parameters of the prior. */
  public double[] draw(RandomGenerator random) {
    double[] theta = new double[parameters];
    for (int j = 0; j < parameters; j++) {
      theta[j] = bound * (2 * random.nextDouble() - 1);
    }
    return theta;
  }

  /** Whether the prior allows parameters. */
  public boolean inside(double[] theta) {
    for (double value : theta) {
      if (!(Math.abs(value) <= bound)) {
        return false;
      }
    }
    return true;
  }
}
