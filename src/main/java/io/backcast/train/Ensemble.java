package io.backcast.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.train.net.Ops;
import io.backcast.train.net.PropertyNet;
import io.backcast.train.net.TorchOps;

/** The trained forward networks: the first members ship, the rest are for the audit. */
final class Ensemble {
  private static final int CHUNK = 2_000;

  private final NDManager manager;
  private final PropertyNet net;
  private final Scaling scaling;
  private final int shipped;

  /**
   * Signed predictions in physical units.
   *
   * @param mean over members, {@code [n][dy]}
   * @param spread sample standard deviation over members, {@code [n][dy]}
   */
  record Spread(float[][] mean, float[][] spread) {}

  Ensemble(NDManager manager, PropertyNet net, Scaling scaling, int shipped) {
    this.manager = manager;
    this.net = net;
    this.scaling = scaling;
    this.shipped = shipped;
  }

  int members() {
    return shipped;
  }

  /** What the shipped members predict for scaled designs {@code [n][dx]}. */
  Spread shipped(float[][] f) {
    return predict(f, 0, shipped);
  }

  /** What the audit members predict. */
  Spread audit(float[][] f) {
    return net.members() == shipped ? shipped(f) : predict(f, shipped, net.members());
  }

  /** The graph {@code x [n, dx] → y [m, n, dy]} of the shipped members, physical units. */
  <T> T graph(Ops<T> o, T x) {
    T f = o.reshape(scaling.designToScaled(o, x), 1, -1, scaling.space().dx());
    return scaling.propertyToPhysical(o, o.slice(net.forward(o, f), 0, 0, shipped));
  }

  private Spread predict(float[][] f, int from, int to) {
    int dx = scaling.space().dx();
    int dy = scaling.space().dy();
    float[][] mean = new float[f.length][dy];
    float[][] spread = new float[f.length][dy];
    for (int start = 0; start < f.length; start += CHUNK) {
      int n = Math.min(CHUNK, f.length - start);
      float[] flat = new float[n * dx];
      for (int i = 0; i < n; i++) {
        System.arraycopy(f[start + i], 0, flat, i * dx, dx);
      }
      try (NDManager scope = manager.newSubManager()) {
        NDArray y = net.forward(new TorchOps(scope), scope.create(flat, new Shape(1, n, dx)));
        float[] values = y.toFloatArray();
        for (int i = 0; i < n; i++) {
          for (int k = 0; k < dy; k++) {
            summarise(values, n, dy, i, k, from, to, mean[start + i], spread[start + i]);
          }
        }
      }
    }
    return new Spread(mean, spread);
  }

  private void summarise(
      float[] values, int n, int dy, int i, int k, int from, int to, float[] mean, float[] spread) {
    double sum = 0;
    double squares = 0;
    for (int m = from; m < to; m++) {
      double v = values[(m * n + i) * dy + k];
      sum += v;
      squares += v * v;
    }
    int count = to - from;
    double centre = sum / count;
    mean[k] = scaling.unscaleProperty(k, (float) centre);
    double variance = count > 1 ? Math.max(0, squares - count * centre * centre) / (count - 1) : 0;
    spread[k] = (float) Math.sqrt(variance) * scaling.unit(k);
  }
}
