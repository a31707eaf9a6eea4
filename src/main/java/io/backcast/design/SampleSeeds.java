package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.DesignMatrix;
import io.backcast.model.Randoms;

/**
 * The random numbers that samples are made from; those of one sample depend on (seed, index) alone.
 *
 * @param z latent points, {@code [n, dz]}, standard normal
 * @param u first trial points inside bounds, {@code [n, dx]}, uniform in 0 … 1
 * @param n how many samples
 */
public record SampleSeeds(float[] z, DesignMatrix u, int n) {
  /**
   * Draws the random numbers of consecutive samples.
   *
   * @param first index of the first sample
   */
  public static SampleSeeds of(InverseModel model, long seed, long first, int n) {
    int dx = model.card().space().dx();
    return new SampleSeeds(
        Randoms.normals(seed, first, n, model.card().latent()),
        DesignMatrix.of(Randoms.uniforms(seed, first, n, dx), dx),
        n);
  }
}
