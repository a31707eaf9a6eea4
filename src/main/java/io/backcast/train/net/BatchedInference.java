package io.backcast.train.net;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Runs a network on many rows, in chunks that fit the processor's cache. */
public final class BatchedInference {
  private static final int CHUNK = 2_000;

  private BatchedInference() {}

  /** {@code f [n][dx] → y [n][dy]}, both scaled; n may be 0. */
  public static float[][] run(NDManager manager, ResidualNetwork net, float[][] f, int dy) {
    float[][] y = new float[f.length][dy];
    int dx = f.length == 0 ? 0 : f[0].length;
    for (int start = 0; start < f.length; start += CHUNK) {
      int n = Math.min(CHUNK, f.length - start);
      float[] flat = new float[n * dx];
      for (int i = 0; i < n; i++) {
        System.arraycopy(f[start + i], 0, flat, i * dx, dx);
      }
      try (NDManager scope = manager.newSubManager()) {
        float[] values =
            net.forward(new TorchOps(scope), scope.create(flat, new Shape(n, dx))).toFloatArray();
        for (int i = 0; i < n; i++) {
          System.arraycopy(values, i * dy, y[start + i], 0, dy);
        }
      }
    }
    return y;
  }
}
