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

  /**
   * All weights: biases and then a row of [width] for each input, of the first layer, the second,
   * and the output. Loops run along rows, which the compiler turns into vector instructions.
   */
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
    layer(0, row, in, h1);
    layer(second(), h1, width, h2);
    int last = last();
    double sum = weights[last];
    for (int u = 0; u < width; u++) {
      sum += weights[last + 1 + u] * h2[u];
    }
    return sum;
  }

  private int second() {
    return width * (in + 1);
  }

  private int last() {
    return second() + width * (width + 1);
  }

  private void layer(int at, double[] from, int inputs, double[] to) {
    System.arraycopy(weights, at, to, 0, width);
    for (int j = 0; j < inputs; j++) {
      double value = from[j];
      int row = at + width * (j + 1);
      for (int u = 0; u < width; u++) {
        to[u] += value * weights[row + u];
      }
    }
    for (int u = 0; u < width; u++) {
      to[u] = Math.max(0, to[u]);
    }
  }

  /** Adds a layer's gradient. */
  private void back(int at, double[] from, int inputs, double[] slopes) {
    for (int u = 0; u < width; u++) {
      gradient[at + u] += slopes[u];
    }
    for (int j = 0; j < inputs; j++) {
      double value = from[j];
      int row = at + width * (j + 1);
      for (int u = 0; u < width; u++) {
        gradient[row + u] += value * slopes[u];
      }
    }
  }

  /** One step on some rows; the sum of their losses before it. */
  double step(double[][] x, int first, int[] rows, int start, int end) {
    Arrays.fill(gradient, 0);
    double loss = 0;
    double[] slopes1 = new double[width];
    double[] slopes2 = new double[width];
    int last = last();
    int second = second();
    for (int i = start; i < end; i++) {
      double[] row = x[rows[i]];
      double logit = logit(row);
      boolean other = rows[i] >= first;
      loss += Math.log1p(Math.exp(-Math.abs(logit))) + Math.max(0, other ? -logit : logit);
      double slope = (1 / (1 + Math.exp(-logit)) - (other ? 1 : 0)) / (end - start);
      gradient[last] += slope;
      for (int u = 0; u < width; u++) {
        gradient[last + 1 + u] += slope * h2[u];
        slopes2[u] = h2[u] > 0 ? slope * weights[last + 1 + u] : 0;
      }
      back(second, h1, width, slopes2);
      for (int j = 0; j < width; j++) {
        double sum = 0;
        if (h1[j] > 0) {
          int at = second + width * (j + 1);
          for (int u = 0; u < width; u++) {
            sum += slopes2[u] * weights[at + u];
          }
        }
        slopes1[j] = sum;
      }
      back(0, row, in, slopes1);
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
