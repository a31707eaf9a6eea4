package io.backcast.literature;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.backcast.model.Randoms;
import io.backcast.train.net.Parameters;
import io.backcast.train.net.ResidualNetwork;
import io.backcast.train.net.ScalarArithmetic;
import io.backcast.train.net.TorchOps;
import java.util.random.RandomGenerator;

/**
 * A mixture density network (Bishop 1994): a residual network gives weights, centres and Cholesky
 * factors of the inverse covariances of normal components.
 */
final class MixtureDensity implements Density {
  static final int COMPONENTS = 16;

  /** Logarithms of a factor's diagonal: widths between about 5e-4 and 20 half-ranges. */
  private static final float LEAST = -3;

  private static final float MOST = 7.5f;

  private final int dx;
  private final ResidualNetwork net;

  MixtureDensity(Parameters parameters, int dx, int dy, int width, int depth) {
    this.dx = dx;
    net =
        new ResidualNetwork(
            parameters, "mixture", dy, COMPONENTS * (1 + dx + dx * (dx + 1) / 2), width, depth);
  }

  /** Block b of the network's output, {@code [n, components]}. */
  private static NDArray block(TorchOps o, NDArray out, int b) {
    return o.slice(out, 1, b * COMPONENTS, (b + 1) * COMPONENTS);
  }

  /** Block of the factor's entry (i, j) below the diagonal. */
  private int below(int i, int j) {
    return 1 + 2 * dx + i * (i - 1) / 2 + j;
  }

  @Override
  public NDArray loss(TorchOps o, NDArray f, NDArray y, double done) {
    return logDensity(o, f, y).mean().neg();
  }

  /** Log-density of scaled designs, {@code [n, 1]}. */
  NDArray logDensity(TorchOps o, NDArray f, NDArray y) {
    NDArray out = net.forward(o, y);
    NDArray log = block(o, out, 0).logSoftmax(1);
    NDArray[] off = new NDArray[dx];
    for (int i = 0; i < dx; i++) {
      off[i] = o.slice(f, 1, i, i + 1).sub(block(o, out, 1 + i));
    }
    for (int i = 0; i < dx; i++) {
      NDArray diagonal = o.clip(block(o, out, 1 + dx + i), LEAST, MOST);
      NDArray z = off[i].mul(diagonal.exp());
      for (int j = 0; j < i; j++) {
        z = z.add(off[j].mul(block(o, out, below(i, j))));
      }
      log = log.add(diagonal).sub(ScalarArithmetic.times(z.square(), 0.5));
    }
    log = ScalarArithmetic.plus(log, -0.5 * dx * Math.log(2 * Math.PI));
    NDArray largest = log.max(new int[] {1}, true);
    return log.sub(largest).exp().sum(new int[] {1}, true).log().add(largest);
  }

  @Override
  public float[][] sample(NDManager manager, float[] y, int n, long seed) {
    float[] out;
    try (NDManager scope = manager.newSubManager()) {
      out = net.forward(new TorchOps(scope), FlowDensity.repeated(scope, y, 1)).toFloatArray();
    }
    RandomGenerator random = Randoms.generator(seed);
    double[] sums = weights(out);
    float[][] f = new float[n][dx];
    double[] off = new double[dx];
    for (int i = 0; i < n; i++) {
      int c = 0;
      double u = random.nextDouble() * sums[COMPONENTS - 1];
      while (c < COMPONENTS - 1 && sums[c] < u) {
        c++;
      }
      for (int j = 0; j < dx; j++) {
        double z = random.nextGaussian();
        for (int l = 0; l < j; l++) {
          z -= off[l] * out[below(j, l) * COMPONENTS + c];
        }
        off[j] = z * Math.exp(-Math.clamp(out[(1 + dx + j) * COMPONENTS + c], LEAST, MOST));
        f[i][j] = (float) (out[(1 + j) * COMPONENTS + c] + off[j]);
      }
    }
    return f;
  }

  private static double[] weights(float[] out) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < COMPONENTS; c++) {
      largest = Math.max(largest, out[c]);
    }
    double[] sums = new double[COMPONENTS];
    double sum = 0;
    for (int c = 0; c < COMPONENTS; c++) {
      sum += Math.exp(out[c] - largest);
      sums[c] = sum;
    }
    return sums;
  }
}
