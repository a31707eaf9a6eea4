package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
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
   * Raw backward samples, one for each latent point, made valid where a variable is whole.
   *
   * @param target {@code [dy]}, NaN for a property left free
   * @param z latent points, {@code [n, dz]}
   */
  public DesignMatrix draw(double[] target, float[] z, int n) throws BackcastException {
    DesignSpace space = model.card().space();
    float[] y = conditions(target, z, n);
    float[] drawn = quick ? model.fastBackward(n, z, y) : model.backward(n, z, y);
    DesignMatrix x = DesignMatrix.of(drawn, space.dx());
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      for (int i = 0; i < n; i++) {
        x.set(i, j, v.snap(x.get(i, j)));
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
