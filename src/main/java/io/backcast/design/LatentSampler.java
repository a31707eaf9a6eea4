package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Relations;
import io.backcast.model.Variable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Draws designs from latent points with the backward network, in the whole design space. The same
 * latent point and target give the same design.
 */
public final class LatentSampler {
  private final InverseModel model;
  private final Relations relations;
  private final boolean fast;
  private @Nullable PropertyCloud cloud;

  public LatentSampler(InverseModel model) {
    this(model, false);
  }

  /**
   * Draws by the fast generator, if asked for and if the model has one.
   *
   * @param fast whether speed matters more than accuracy
   */
  public LatentSampler(InverseModel model, boolean fast) {
    this.model = model;
    this.relations = Relations.of(model.card().space());
    this.fast = fast;
  }

  /**
   * Raw backward samples {@code [n, dx]}, one for each latent point; whole variables are rounded,
   * and designs are on the relations.
   *
   * @param target {@code [dy]}, NaN for a property left free
   * @param z latent points, {@code [n, dz]}
   * @throws BackcastException if the model fails
   */
  public DesignMatrix draw(double[] target, float[] z, int n) throws BackcastException {
    DesignSpace space = model.card().space();
    float[] y = conditions(target, z, n);
    float[] drawn = fast ? model.fastBackward(n, z, y) : model.backward(n, z, y);
    DesignMatrix x = DesignMatrix.of(drawn, space.dx());
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      for (int i = 0; i < n && !relations.involves(j); i++) {
        x.set(i, j, v.snap(x.get(i, j)));
      }
    }
    relations.settle(x, DesignBounds.of(space));
    return x;
  }

  /** The condition of every sample, {@code [n, dy]}. */
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
