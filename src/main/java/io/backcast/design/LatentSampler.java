package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Variable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Draws designs backward from the whole design space: the same latent point, the same design. */
public final class LatentSampler {
  private final InverseModel model;
  private final boolean quick;
  private @Nullable PropertyCloud cloud;

  public LatentSampler(InverseModel model) {
    this(model, false);
  }

  /**
   * Draws by the sketch network where there is one, if quick.
   *
   * @param quick whether designs may be a little off
   */
  public LatentSampler(InverseModel model, boolean quick) {
    this.model = model;
    this.quick = quick;
  }

  /**
   * Raw backward samples {@code [n, dx]}, made valid where a variable is whole.
   *
   * @param target {@code [dy]}, NaN for a property left free
   * @param z latent points, {@code [n, dz]}
   */
  public float[] draw(double[] target, float[] z, int n) throws BackcastException {
    DesignSpace space = model.card().space();
    float[] y = conditions(target, z, n);
    float[] x = quick ? model.sketch(n, z, y) : model.backward(n, z, y);
    int d = space.dx();
    for (int j = 0; j < d; j++) {
      Variable v = space.variables().get(j);
      boolean whole = v.whole();
      float low = (float) v.lower();
      float high = (float) v.upper();
      for (int i = j; i < x.length; i += d) {
        float value = whole ? (float) v.snap(x[i]) : x[i];
        x[i] = Math.max(low, Math.min(high, value));
      }
    }
    return x;
  }

  private float[] conditions(double[] target, float[] z, int n) throws BackcastException {
    if (Arrays.stream(target).anyMatch(Double::isNaN)) {
      PropertyCloud known = cloud == null ? PropertyCloud.of(model) : cloud;
      cloud = known;
      return known.complete(model.card().space(), target, z, n);
    }
    float[] y = new float[n * target.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) target[i % target.length];
    }
    return y;
  }
}
