package io.backcast.train.member;

import io.backcast.train.net.InputEncoding;
import io.backcast.train.net.SymmetricMatrix;
import java.util.Arrays;

/**
 * A kernel over designs, with a length of its own for each variable. Numbers are in units of their
 * standard deviation; two different categories are all equally far apart.
 *
 * @param points designs, {@code [rows][dx]}; codes where a variable is a category
 * @param categorical which variables are, {@code [dx]}
 * @param shape how it falls with the distance
 */
record Kernel(double[][] points, boolean[] categorical, KernelShape shape) {
  /** Squared distance of two different categories: that of two unit vectors. */
  private static final double APART = 2;

  /** Kernel over scaled designs. */
  static Kernel of(InputEncoding encoding, float[][] f, double[] scale, KernelShape shape) {
    int dx = encoding.dx();
    boolean[] categorical = new boolean[dx];
    double[][] points = new double[f.length][dx];
    for (int j = 0; j < dx; j++) {
      categorical[j] = encoding.categorical(j);
      for (int i = 0; i < f.length; i++) {
        points[i][j] = categorical[j] ? encoding.code(j, f[i][j]) : f[i][j] / scale[j];
      }
    }
    return new Kernel(points, categorical, shape);
  }

  /** The first rows alone. */
  Kernel first(int rows) {
    return new Kernel(Arrays.copyOf(points, rows), categorical, shape);
  }

  int rows() {
    return points.length;
  }

  int dx() {
    return categorical.length;
  }

  /** Squared difference of two rows in one variable. */
  double squared(int a, int b, int variable) {
    double difference = points[a][variable] - points[b][variable];
    if (categorical[variable]) {
      return difference == 0 ? 0 : APART;
    }
    return difference * difference;
  }

  /**
   * The squared distance of each row from each one before it, in lengths, {@code [rows (rows − 1) /
   * 2]}.
   */
  double[] distances(double[] inverseSquares) {
    double[] distances = new double[rows() * (rows() - 1) / 2];
    int at = 0;
    for (int a = 0; a < rows(); a++) {
      for (int b = 0; b < a; b++) {
        distances[at++] = distance(a, b, inverseSquares);
      }
    }
    return distances;
  }

  /** The squared distance of two rows, in lengths. */
  private double distance(int a, int b, double[] inverseSquares) {
    double sum = 0;
    for (int j = 0; j < inverseSquares.length; j++) {
      sum += squared(a, b, j) * inverseSquares[j];
    }
    return sum;
  }

  /**
   * Fills a matrix with the kernel of all rows plus {@code noise} on the diagonal.
   *
   * @param distances of the rows
   */
  void fill(SymmetricMatrix matrix, double[] distances, double noise) {
    int at = 0;
    for (int a = 0; a < rows(); a++) {
      for (int b = 0; b < a; b++) {
        matrix.set(a, b, shape.value(distances[at++]));
      }
      matrix.set(a, a, 1 + noise);
    }
  }
}
