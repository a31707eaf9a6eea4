package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.Randoms;

/**
 * The random numbers that samples start from; those of one sample depend on (seed, index) alone.
 *
 * @param z latent points, {@code [n, dz]}, standard normal
 * @param u first places in a box, {@code [n, dx]}, uniform in 0 … 1
 * @param n how many samples
 */
public record SampleSeeds(float[] z, float[] u, int n) {
  /**
   * Draws them.
   *
   * @param first index of the first sample
   */
  public static SampleSeeds of(InverseModel model, long seed, long first, int n) {
    return new SampleSeeds(
        Randoms.normals(seed, first, n, model.card().latent()),
        Randoms.uniforms(seed, first, n, model.card().space().dx()),
        n);
  }
}
