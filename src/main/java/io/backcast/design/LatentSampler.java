package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Kind;
import io.backcast.model.Variable;

/** Draws designs backward from the whole design space: the same latent point, the same design. */
public final class LatentSampler {
  private final InverseModel model;

  public LatentSampler(InverseModel model) {
    this.model = model;
  }

  /**
   * Raw backward samples {@code [n, dx]}, made valid where a variable is whole.
   *
   * @param target {@code [dy]}
   * @param z latent points, {@code [n, dz]}
   */
  public float[] draw(double[] target, float[] z, int n) throws BackcastException {
    DesignSpace space = model.card().space();
    float[] y = new float[n * space.dy()];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) target[i % space.dy()];
    }
    float[] x = model.backward(n, z, y);
    int d = space.dx();
    for (int j = 0; j < d; j++) {
      Variable v = space.variables().get(j);
      boolean whole = v.kind() != Kind.CONTINUOUS;
      float low = (float) v.lower();
      float high = (float) v.upper();
      for (int i = j; i < x.length; i += d) {
        float value = whole ? (float) v.snap(x[i]) : x[i];
        x[i] = Math.max(low, Math.min(high, value));
      }
    }
    return x;
  }
}
