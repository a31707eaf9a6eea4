package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.DesignMatrix;
import io.backcast.model.Randoms;
import io.backcast.model.RowSource;

/**
 * The random numbers that samples are made from; those of one sample depend on (seed, index) alone.
 */
public final class SampleSeeds {
  /** Changes a seed so that latent points drawn again are independent of the first ones. */
  private static final long AGAIN = 0xD1B54A32D192ED03L;

  private final RowSource z;
  private final DesignMatrix u;
  private final int n;
  private final long seed;
  private final long first;

  private SampleSeeds(RowSource z, DesignMatrix u, int n, long seed, long first) {
    this.z = z;
    this.u = u;
    this.n = n;
    this.seed = seed;
    this.first = first;
  }

  /** Those of no samples. */
  static SampleSeeds none() {
    return new SampleSeeds(RowSource.of(new float[0], 1), DesignMatrix.zeros(0, 1), 0, 0, 0);
  }

  /**
   * Draws the random numbers of consecutive samples, for one target after the other.
   *
   * @param first index of the first sample
   */
  public static SampleSeeds of(InverseModel model, long seed, long first, int n) {
    int dx = model.card().space().dx();
    int dz = model.card().latent();
    return new SampleSeeds(
        RowSource.of(Randoms.normals(seed, first, n, dz), dz),
        DesignMatrix.of(Randoms.uniforms(seed, first, n, dx), dx),
        n,
        seed,
        first);
  }

  /** The same for samples that need no trial points and are drawn once: made as they are read. */
  static SampleSeeds latents(InverseModel model, long seed, long first, int n) {
    return new SampleSeeds(
        RowSource.normals(seed, first, model.card().latent()),
        DesignMatrix.zeros(0, model.card().space().dx()),
        n,
        seed,
        first);
  }

  /** Latent points, {@code [n, dz]}, standard normal. */
  RowSource latents() {
    return z;
  }

  /** The same as an array. */
  float[] z() {
    return z.rows(n);
  }

  /** First trial points inside bounds, {@code [n, dx]}, uniform in 0 … 1. */
  DesignMatrix u() {
    return u;
  }

  /** How many samples. */
  int n() {
    return n;
  }

  /** Seed of the draw. */
  long seed() {
    return seed;
  }

  /** Index of the first sample. */
  long first() {
    return first;
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
