package io.backcast.literature;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** A classifier with two hidden layers of rectified units, trained by Adam (Kingma and Ba 2015). */
final class SmallClassifier {
  private static final double RATE = 1e-3;
  private static final double DECAY = 1e-4;
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;

  private final int in;
  private final int width;

  /** All weights: of the first layer [width][in + 1], the second [width][width + 1], the output. */
  private final double[] weights;

  private final double[] gradient;
  private final double[] means;
  private final double[] squares;
  private final double[] h1;
  private final double[] h2;
  private int steps;

  SmallClassifier(int in, int width, RandomGenerator random) {
    this.in = in;
    this.width = width;
    int second = width * (in + 1);
    int last = second + width * (width + 1);
    weights = new double[last + width + 1];
    gradient = new double[weights.length];
    means = new double[weights.length];
    squares = new double[weights.length];
    h1 = new double[width];
    h2 = new double[width];
    // Glorot and Bengio 2010
    fill(0, second, Math.sqrt(6.0 / (in + width)), random);
    fill(second, last, Math.sqrt(6.0 / (width + width)), random);
    fill(last, weights.length, Math.sqrt(6.0 / (width + 1)), random);
  }

  private void fill(int from, int to, double bound, RandomGenerator random) {
    for (int i = from; i < to; i++) {
      weights[i] = bound * (2 * random.nextDouble() - 1);
    }
  }

  /** Above zero where a row is taken for one of the second sample. */
  double logit(double[] row) {
    int at = 0;
    for (int u = 0; u < width; u++) {
      double sum = weights[at++];
      for (int j = 0; j < in; j++) {
        sum += weights[at++] * row[j];
      }
      h1[u] = Math.max(0, sum);
    }
    for (int u = 0; u < width; u++) {
      double sum = weights[at++];
      for (int j = 0; j < width; j++) {
        sum += weights[at++] * h1[j];
      }
      h2[u] = Math.max(0, sum);
    }
    double sum = weights[at++];
    for (int j = 0; j < width; j++) {
      sum += weights[at++] * h2[j];
    }
    return sum;
  }

  /** One step on some rows; the sum of their losses before it. */
  double step(double[][] x, int first, int[] rows, int start, int end) {
    Arrays.fill(gradient, 0);
    double loss = 0;
    double[] back = new double[width];
    int second = width * (in + 1);
    int last = second + width * (width + 1);
    for (int i = start; i < end; i++) {
      double[] row = x[rows[i]];
      double logit = logit(row);
      boolean other = rows[i] >= first;
      loss += Math.log1p(Math.exp(-Math.abs(logit))) + Math.max(0, other ? -logit : logit);
      double slope = (1 / (1 + Math.exp(-logit)) - (other ? 1 : 0)) / (end - start);
      gradient[last] += slope;
      Arrays.fill(back, 0);
      for (int u = 0; u < width; u++) {
        gradient[last + 1 + u] += slope * h2[u];
        if (h2[u] > 0) {
          double through = slope * weights[last + 1 + u];
          int at = second + u * (width + 1);
          gradient[at] += through;
          for (int j = 0; j < width; j++) {
            gradient[at + 1 + j] += through * h1[j];
            back[j] += through * weights[at + 1 + j];
          }
        }
      }
      for (int u = 0; u < width; u++) {
        if (h1[u] > 0) {
          int at = u * (in + 1);
          gradient[at] += back[u];
          for (int j = 0; j < in; j++) {
            gradient[at + 1 + j] += back[u] * row[j];
          }
        }
      }
    }
    update(end - start);
    return loss;
  }

  private void update(int rows) {
    steps++;
    double rate = RATE * Math.sqrt(1 - Math.pow(BETA2, steps)) / (1 - Math.pow(BETA1, steps));
    for (int i = 0; i < weights.length; i++) {
      double g = gradient[i] + DECAY * weights[i] / rows;
      means[i] = BETA1 * means[i] + (1 - BETA1) * g;
      squares[i] = BETA2 * squares[i] + (1 - BETA2) * g * g;
      weights[i] -= rate * means[i] / (Math.sqrt(squares[i]) + 1e-8);
    }
  }
}
