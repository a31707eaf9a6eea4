package io.backcast.train.member;

import io.backcast.train.net.SymmetricMatrix;
import java.util.Arrays;
import org.ddogleg.optimization.functions.FunctionNtoN;
import org.ddogleg.optimization.functions.FunctionNtoS;

/**
 * The negative logarithm of the posterior of a Gaussian process's lengths and noise, with its
 * signal integrated out of it, as a function of their logarithms: the lengths, then the ratio of
 * the noise's variance to the signal's (Rasmussen and Williams 2006, chapter 5).
 */
final class Likelihood implements FunctionNtoS {
  /**
   * What is expected of the noise, as a ratio of its variance to the signal's: the least that the
   * arithmetic of the prediction carries, and a normal prior of its logarithm.
   */
  enum Noise {
    /** As tables have it. */
    USUAL(1e-5, Math.log(0.03), 2),
    /** None but rounding: the table is of a formula. Needs double precision. */
    NEXT_TO_NONE(1e-11, Math.log(1e-10), 4);

    private final double least;
    private final double logCentre;
    private final double width;

    Noise(double least, double logCentre, double width) {
      this.least = least;
      this.logCentre = logCentre;
      this.width = width;
    }

    /** The ratio of variances that a parameter stands for. */
    double ratio(double parameter) {
      return least + Math.exp(Math.min(parameter, 5));
    }

    double logCentre() {
      return logCentre;
    }

    /** Whether a parameter is at the smallest ratio, so that less might suit the rows better. */
    boolean isLeast(double parameter) {
      return Math.exp(parameter) < least;
    }
  }

  private static final double LENGTH_WIDTH = 1.3;

  private final Kernel kernel;
  private final double[] y;
  private final Noise noise;
  private final double logLength;
  private final SymmetricMatrix matrix;
  private double[] evaluatedAt = new double[0];
  private double value;
  private double[] best;
  private double smallest = Double.POSITIVE_INFINITY;
  private final double[] gradient;

  /**
   * The function for some rows.
   *
   * @param y standardised
   * @param noise what is expected of it
   */
  Likelihood(Kernel kernel, double[] y, Noise noise) {
    this.kernel = kernel;
    this.y = y;
    this.noise = noise;
    // distances grow with the root of the number of variables, and so do lengths that suit them
    this.logLength = Math.log(2 * Math.sqrt(kernel.dx()));
    this.matrix = new SymmetricMatrix(kernel.rows());
    this.gradient = new double[kernel.dx() + 1];
    this.best = start();
  }

  /** The parameters of the smallest value so far; those of the start before any. */
  double[] best() {
    return best;
  }

  /** The smallest value so far. */
  double smallest() {
    return smallest;
  }

  /** Where the search starts: the centre of the prior. */
  double[] start() {
    double[] start = new double[gradient.length];
    Arrays.fill(start, logLength);
    start[kernel.dx()] = noise.logCentre;
    return start;
  }

  /** The ratio of variances that the parameters stand for. */
  double noise(double[] parameters) {
    return noise.ratio(parameters[kernel.dx()]);
  }

  /** The inverse squared lengths that the parameters stand for. */
  double[] inverseSquares(double[] parameters) {
    double[] inverse = new double[kernel.dx()];
    Arrays.setAll(inverse, j -> Math.exp(-2 * Math.clamp(parameters[j], -6, 12)));
    return inverse;
  }

  @Override
  public int getNumOfInputsN() {
    return gradient.length;
  }

  @Override
  public double process(double[] parameters) {
    evaluate(parameters);
    return value;
  }

  /** The gradient of this function. */
  FunctionNtoN slope() {
    return new FunctionNtoN() {
      @Override
      public int getN() {
        return gradient.length;
      }

      @Override
      public void process(double[] parameters, double[] output) {
        evaluate(parameters);
        System.arraycopy(gradient, 0, output, 0, gradient.length);
      }
    };
  }

  private void evaluate(double[] parameters) {
    if (Arrays.equals(parameters, evaluatedAt)) {
      return;
    }
    evaluatedAt = parameters.clone();
    int n = kernel.rows();
    int dx = kernel.dx();
    double[] inverseSquares = inverseSquares(parameters);
    double ratio = noise(parameters);
    double[] distances = kernel.distances(inverseSquares);
    kernel.fill(matrix, distances, ratio);
    SymmetricMatrix.Inverse inverted = matrix.inverse();
    Arrays.fill(gradient, 0);
    if (inverted == null) {
      value = Double.MAX_VALUE;
      return;
    }
    double[] inverse = inverted.values();
    double[] alpha = new double[n];
    double explained = 0;
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        alpha[a] += inverse[a * n + b] * y[b];
      }
      explained += alpha[a] * y[a];
    }
    // not 0 where all values are the same
    double signal = Math.max(1e-9, explained / n);
    value = (n * Math.log(signal) + inverted.logDeterminant()) / 2;
    double trace = 0;
    double squares = 0;
    int pair = 0;
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < a; b++) {
        double weight = inverse[a * n + b] - alpha[a] * alpha[b] / signal;
        double slope = weight * kernel.shape().slope(distances[pair++]);
        for (int j = 0; j < dx; j++) {
          gradient[j] += slope * kernel.squared(a, b, j) * inverseSquares[j];
        }
      }
      trace += inverse[a * n + a];
      squares += alpha[a] * alpha[a];
    }
    gradient[dx] = (trace - squares / signal) / 2 * (ratio - noise.least);
    addPrior(parameters);
    if (value < smallest) {
      smallest = value;
      best = evaluatedAt;
    }
  }

  private void addPrior(double[] parameters) {
    for (int j = 0; j < gradient.length; j++) {
      boolean ofNoise = j == kernel.dx();
      double width = ofNoise ? noise.width : LENGTH_WIDTH;
      double z = (parameters[j] - (ofNoise ? noise.logCentre : logLength)) / width;
      value += z * z / 2;
      gradient[j] += z / width;
    }
  }
}
