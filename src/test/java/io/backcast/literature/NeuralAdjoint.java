package io.backcast.literature;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.train.net.ResidualNetwork;
import io.backcast.train.net.TorchOps;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The neural-adjoint method (Ren, Padilla and Malof 2020): Adam steps on the designs themselves,
 * from random starts, on the squared error of a network that predicts plus a loss outside the range
 * of the rows; proposals in order of the network's own error.
 *
 * @param net predicts scaled properties of scaled designs
 * @param dy number of properties
 * @param steps of descent
 */
record NeuralAdjoint(NDManager manager, ResidualNetwork net, int dy, int steps) {
  /** Half-ranges a step, falling to nothing along a cosine. */
  private static final double RATE = 0.02;

  private static final double BOUNDARY = 10;
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;

  /**
   * Scaled designs in order of the network's error.
   *
   * @param starts scaled, {@code [n][dx]}; changed
   * @param target scaled, {@code [dy]}
   */
  float[][] propose(float[][] starts, float[] target) {
    int n = starts.length;
    int dx = starts[0].length;
    double[][] means = new double[n][dx];
    double[][] squares = new double[n][dx];
    double[] errors = new double[n];
    for (int step = 1; step <= steps + 1; step++) {
      double[][] gradient = gradient(starts, target, errors);
      if (step > steps) {
        break;
      }
      double rate = RATE * (1 + Math.cos(Math.PI * (step - 1) / steps)) / 2;
      double corrected = rate * Math.sqrt(1 - Math.pow(BETA2, step)) / (1 - Math.pow(BETA1, step));
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < dx; j++) {
          double g = gradient[i][j];
          means[i][j] = BETA1 * means[i][j] + (1 - BETA1) * g;
          squares[i][j] = BETA2 * squares[i][j] + (1 - BETA2) * g * g;
          starts[i][j] -= (float) (corrected * means[i][j] / (Math.sqrt(squares[i][j]) + 1e-12));
        }
      }
    }
    return IntStream.range(0, n)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> errors[i]))
        .map(i -> starts[i])
        .toArray(float[][]::new);
  }

  /** The slope of each design's loss; notes the errors without the boundary. */
  private double[][] gradient(float[][] f, float[] target, double[] errors) {
    int n = f.length;
    int dx = f[0].length;
    double[][] gradient = new double[n][dx];
    Arrays.fill(errors, 0);
    float[] flat = new float[n * dx];
    for (int i = 0; i < n; i++) {
      System.arraycopy(f[i], 0, flat, i * dx, dx);
    }
    try (NDManager scope = manager.newSubManager()) {
      TorchOps o = new TorchOps(scope);
      NDArray designs = scope.create(flat, new Shape(n, dx));
      float[] y = net.forward(o, designs).toFloatArray();
      List<NDArray> slopes = net.slopes(o, designs);
      for (int k = 0; k < dy; k++) {
        float[] slope = slopes.get(k).toFloatArray();
        for (int i = 0; i < n; i++) {
          double off = y[i * dy + k] - target[k];
          errors[i] += off * off / dy;
          for (int j = 0; j < dx; j++) {
            gradient[i][j] += 2 * off * slope[i * dx + j] / dy;
          }
        }
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < dx; j++) {
        if (Math.abs(f[i][j]) > 1) {
          gradient[i][j] += BOUNDARY / dx * Math.signum(f[i][j]);
        }
      }
    }
    return gradient;
  }
}
