package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.Variable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which properties occur together: surrogate predictions of designs drawn from the prior.
 *
 * @param y predictions, {@code [n, dy]}, negative beyond a point mass
 * @param n how many designs
 */
public record PropertyCloud(float[] y, int n) {
  private static final int DESIGNS = 20_000;
  private static final long SEED = 20_260_101;

  /** Free properties take their values from this many nearest neighbours of the target. */
  private static final int NEIGHBOURS = 60;

  /**
   * Draws from the prior; uniform over the property ranges where the model predicts nothing.
   *
   * @throws BackcastException if the model fails
   */
  public static PropertyCloud of(InverseModel model) throws BackcastException {
    DesignSpace space = model.card().space();
    boolean predicts = model.predicts();
    float[] values = Randoms.uniforms(SEED, 0, DESIGNS, predicts ? space.dx() : space.dy());
    for (int i = 0; i < values.length; i++) {
      if (predicts) {
        Variable v = space.variables().get(i % space.dx());
        values[i] = (float) v.snap(v.unscale(2 * values[i] - 1));
      } else {
        Property p = space.properties().get(i % space.dy());
        values[i] = (float) (p.lower() + values[i] * (p.upper() - p.lower()));
      }
    }
    return new PropertyCloud(predicts ? model.predictFast(DESIGNS, values) : values, DESIGNS);
  }

  /**
   * Conditions for the backward network, {@code [n, dy]}, in which free properties take values that
   * occur together with the given ones; the same latent point gives the same values.
   *
   * @param target {@code [dy]}, NaN where free
   * @param z latent points, {@code [n, dz]}
   */
  float[] complete(DesignSpace space, double[] target, float[] z, int n) {
    int dy = space.dy();
    int dz = n == 0 ? 0 : z.length / n;
    int[] near = neighbours(space, target);
    float[] out = new float[n * dy];
    for (int i = 0; i < n; i++) {
      long hash =
          Arrays.hashCode(Arrays.copyOfRange(z, i * dz, (i + 1) * dz)) * 0x9E3779B97F4A7C15L;
      int a = near[(int) ((hash >>> 40) % near.length)];
      int b = near[(int) ((hash >>> 24 & 0xFFFF) % near.length)];
      float mix = (hash >>> 8 & 0xFFFF) / 65_536f;
      for (int k = 0; k < dy; k++) {
        out[i * dy + k] =
            Double.isNaN(target[k])
                ? y[a * dy + k] + mix * (y[b * dy + k] - y[a * dy + k])
                : (float) target[k];
      }
    }
    return out;
  }

  /** Rows nearest to the given properties; all rows where every property is free. */
  private int[] neighbours(DesignSpace space, double[] target) {
    int dy = space.dy();
    double[] distance = new double[n];
    boolean given = false;
    for (int k = 0; k < dy; k++) {
      if (!Double.isNaN(target[k])) {
        given = true;
        Property p = space.properties().get(k);
        double unit = Math.max(1e-12, p.upper() - p.lower());
        for (int i = 0; i < n; i++) {
          double off = (p.physical(y[i * dy + k]) - p.physical(target[k])) / unit;
          distance[i] += off * off;
        }
      }
    }
    if (!given) {
      return IntStream.range(0, n).toArray();
    }
    return IntStream.range(0, n)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> distance[i]))
        .limit(NEIGHBOURS)
        .mapToInt(i -> i)
        .toArray();
  }
}
