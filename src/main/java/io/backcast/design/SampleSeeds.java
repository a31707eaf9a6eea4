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
 * @param seed of the draw
 * @param first index of the first sample
 */
public record SampleSeeds(float[] z, DesignMatrix u, int n, long seed, long first) {
  /** Changes a seed so that latent points drawn again are independent of the first ones. */
  private static final long AGAIN = 0xD1B54A32D192ED03L;

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
        n,
        seed,
        first);
  }

  /** The same for samples that need no trial points. */
  static SampleSeeds latents(InverseModel model, long seed, long first, int n) {
    return new SampleSeeds(
        Randoms.normals(seed, first, n, model.card().latent()),
        DesignMatrix.zeros(0, model.card().space().dx()),
        n,
        seed,
        first);
  }

  /**
   * Other latent points of some samples, {@code [rows, dz]}.
   *
   * @param attempt 1 for the second point of a sample, 2 for its third …
   * @param dz number of latent coordinates
   */
  float[] again(int[] rows, int attempt, int dz) {
    float[] points = new float[rows.length * dz];
    for (int i = 0; i < rows.length; i++) {
      float[] point = Randoms.normals(seed ^ (attempt * AGAIN), first + rows[i], 1, dz);
      System.arraycopy(point, 0, points, i * dz, dz);
    }
    return points;
  }
}
