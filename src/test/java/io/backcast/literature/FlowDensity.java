package io.backcast.literature;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.model.Randoms;
import io.backcast.train.net.DesignGenerator;
import io.backcast.train.net.TorchOps;

/** The density of one of the program's own networks. */
record FlowDensity(DesignGenerator net) implements Density {
  @Override
  public NDArray loss(TorchOps o, NDArray f, NDArray y, double done) {
    return net.loss(o, f, y, done);
  }

  @Override
  public float[][] sample(NDManager manager, float[] y, int n, long seed) {
    try (NDManager scope = manager.newSubManager()) {
      float[] latent = Randoms.normals(seed, 0, n, net.latent());
      NDArray f =
          net.inverse(
              new TorchOps(scope),
              scope.create(latent, new Shape(n, net.latent())),
              repeated(scope, y, n));
      return rows(f);
    }
  }

  static NDArray repeated(NDManager scope, float[] y, int n) {
    float[] all = new float[n * y.length];
    for (int i = 0; i < n; i++) {
      System.arraycopy(y, 0, all, i * y.length, y.length);
    }
    return scope.create(all, new Shape(n, y.length));
  }

  static float[][] rows(NDArray array) {
    int n = (int) array.getShape().get(0);
    int d = (int) array.getShape().get(1);
    float[] flat = array.toFloatArray();
    float[][] rows = new float[n][d];
    for (int i = 0; i < n; i++) {
      System.arraycopy(flat, i * d, rows[i], 0, d);
    }
    return rows;
  }
}
