package io.backcast.literature;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Samples of the SLCP task's posterior by its exact likelihood. The likelihood knows the third and
 * fourth parameter by their squares alone, so walkers move where both are positive, where there is
 * one mode, and each sample then gets both signs at random. Walkers start from draws of the prior
 * that are taken by their likelihood, and make stretch moves (Goodman and Weare 2010).
 */
final class SlcpPosterior {
  private static final int DIMENSIONS = 5;
  private static final double BOUND = 3;
  private static final int STARTS = 400_000;
  private static final int WALKERS = 1_000;
  private static final int WARM_UP = 600;

  /** Sweeps between two that are kept. */
  private static final int THIN = 40;

  /** Longest relative stretch. */
  private static final double STRETCH = 2;

  private final double[] x;

  SlcpPosterior(double[] x) {
    this.x = x;
  }

  /** The logarithm of the likelihood, without a constant; −∞ outside the prior. */
  double logLikelihood(double[] theta) {
    for (double value : theta) {
      if (!(Math.abs(value) <= BOUND)) {
        return Double.NEGATIVE_INFINITY;
      }
    }
    double s1 = Math.max(1e-6, theta[2] * theta[2]);
    double s2 = Math.max(1e-6, theta[3] * theta[3]);
    double rho = Math.tanh(theta[4]);
    double rest = 1 - rho * rho;
    double sum = -4 * (Math.log(s1) + Math.log(s2) + Math.log(rest) / 2);
    for (int i = 0; i < x.length; i += 2) {
      double u = (x[i] - theta[0]) / s1;
      double v = (x[i + 1] - theta[1]) / s2;
      sum -= (u * u - 2 * rho * u * v + v * v) / (2 * rest);
    }
    return sum;
  }

  double[][] sample(int n, RandomGenerator random) {
    double[][] walkers = starts(random);
    double[] logs = Arrays.stream(walkers).mapToDouble(this::logLikelihood).toArray();
    for (int sweep = 0; sweep < WARM_UP; sweep++) {
      sweep(walkers, logs, random);
    }
    double[][] samples = new double[n][];
    for (int i = 0; i < n; i++) {
      int walker = i % WALKERS;
      if (walker == 0) {
        for (int sweep = 0; sweep < THIN; sweep++) {
          sweep(walkers, logs, random);
        }
      }
      samples[i] = walkers[walker].clone();
      samples[i][2] *= random.nextBoolean() ? 1 : -1;
      samples[i][3] *= random.nextBoolean() ? 1 : -1;
    }
    return samples;
  }

  /** Draws of the prior, taken by their likelihood. */
  private double[][] starts(RandomGenerator random) {
    double[][] drawn = new double[STARTS][DIMENSIONS];
    double[] logs = new double[STARTS];
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < STARTS; i++) {
      for (int j = 0; j < DIMENSIONS; j++) {
        double u = random.nextDouble();
        drawn[i][j] = BOUND * (j == 2 || j == 3 ? u : 2 * u - 1);
      }
      logs[i] = logLikelihood(drawn[i]);
      largest = Math.max(largest, logs[i]);
    }
    double[] sums = new double[STARTS];
    double sum = 0;
    for (int i = 0; i < STARTS; i++) {
      sum += Math.exp(logs[i] - largest);
      sums[i] = sum;
    }
    double[][] walkers = new double[WALKERS][];
    for (int w = 0; w < WALKERS; w++) {
      int at = Arrays.binarySearch(sums, random.nextDouble() * sum);
      walkers[w] = drawn[Math.min(STARTS - 1, at < 0 ? -at - 1 : at)].clone();
      for (int j = 0; j < DIMENSIONS; j++) {
        // copies of one start must not stay on one point; outside the prior nothing would hold them
        double moved = walkers[w][j] * (1 + 1e-3 * random.nextGaussian());
        walkers[w][j] = Math.clamp(moved, -BOUND, BOUND);
      }
    }
    return walkers;
  }

  /** Each half of the walkers moves along lines through walkers of the other half. */
  private void sweep(double[][] walkers, double[] logs, RandomGenerator random) {
    int half = WALKERS / 2;
    double[] moved = new double[DIMENSIONS];
    for (int w = 0; w < WALKERS; w++) {
      double[] other = walkers[(w < half ? half : 0) + random.nextInt(half)];
      double root =
          random.nextDouble() * (Math.sqrt(STRETCH) - 1 / Math.sqrt(STRETCH))
              + 1 / Math.sqrt(STRETCH);
      double z = root * root;
      for (int j = 0; j < DIMENSIONS; j++) {
        moved[j] = other[j] + z * (walkers[w][j] - other[j]);
      }
      if (moved[2] < 0 || moved[3] < 0) {
        continue;
      }
      double log = logLikelihood(moved);
      double accept = (DIMENSIONS - 1) * Math.log(z) + log - logs[w];
      if (Math.log(1 - random.nextDouble()) < accept) {
        walkers[w] = moved.clone();
        logs[w] = log;
      }
    }
  }
}
