package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.Box;
import io.backcast.model.DesignSpace;
import io.backcast.model.Kind;
import io.backcast.model.Randoms;
import io.backcast.model.Variable;

/** Draws designs backward: the same (seed, index) always starts from the same latent point. */
public final class LatentSampler {
  private final InverseModel model;

  public LatentSampler(InverseModel model) {
    this.model = model;
  }

  /**
   * Raw backward samples {@code [n, dx]}.
   *
   * @param target {@code [dy]}
   * @param first index of the first sample
   */
  public float[] draw(double[] target, long seed, long first, int n, Box box)
      throws BackcastException {
    return fromLatent(target, Randoms.normals(seed, first, n, model.card().latent()), n, box);
  }

  /**
   * Designs for latent points drawn before, so that pictures morph when only the target moves.
   *
   * <p>A narrowed box takes its samples from the whole box by shrinking coordinates into it, which
   * keeps them spread inside; a refinement then brings them back onto the target.
   *
   * @param z {@code [n, dz]}
   */
  public float[] fromLatent(double[] target, float[] z, int n, Box box) throws BackcastException {
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
      boolean narrowed = box.lower()[j] > v.lower() || box.upper()[j] < v.upper();
      float low = (float) box.lower()[j];
      float high = (float) box.upper()[j];
      for (int i = j; i < x.length; i += d) {
        float value = x[i];
        if (narrowed) {
          double share = (value - v.lower()) / (v.upper() - v.lower());
          value = (float) (box.lower()[j] + share * (box.upper()[j] - box.lower()[j]));
        }
        value = whole ? (float) v.snap(value) : value;
        x[i] = Math.max(low, Math.min(high, value));
      }
    }
    return x;
  }
}
