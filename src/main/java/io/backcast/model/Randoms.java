package io.backcast.model;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source32.Philox4x32;

/**
 * Random numbers from explicit seeds, through the counter-based Philox 4×32 generator (Salmon et
 * al., SC 2011).
 */
public final class Randoms {
  /** Changes a seed so that uniform numbers are independent of the normal ones. */
  private static final long UNIFORMS = 0x9E3779B97F4A7C15L;

  /** Rows whose working memory fits the nearest cache. */
  private static final int TILE = 128;

  private Randoms() {}

  /** A sequential generator. */
  public static RandomGenerator generator(long seed) {
    UniformRandomProvider source =
        new Philox4x32(new int[] {(int) seed, (int) (seed >>> 32), 0, 0, 0, 0});
    return source::nextLong;
  }

  /** Shuffles an array in place (Fisher and Yates). */
  public static void shuffle(int[] values, RandomGenerator random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = values[i];
      values[i] = values[j];
      values[j] = swap;
    }
  }

  /** The numbers 0 … n − 1 in random order. */
  public static int[] permutation(int n, RandomGenerator random) {
    int[] order = new int[n];
    Arrays.setAll(order, i -> i);
    shuffle(order, random);
    return order;
  }

  /**
   * Standard normal numbers that depend only on the seed and the sample indices first … first + n −
   * 1, {@code [n, d]}.
   *
   * @param first index of the first sample
   */
  public static float[] normals(long seed, long first, int n, int d) {
    float[] out = new float[n * d];
    RowBlocks.run(
        n,
        (from, to) ->
            new NormalTile(Math.min(TILE, to - from)).fill(seed, first, from, to, d, out));
    return out;
  }

  /**
   * The same on this thread, into a buffer.
   *
   * @param out takes {@code [n, d]} from its index 0 on
   */
  static void normals(long seed, long first, int n, int d, FloatBuffer out) {
    int size = Math.min(TILE, n);
    NormalTile tile = new NormalTile(size);
    float[] rows = new float[size * d];
    for (int i = 0; i < n; i += size) {
      int end = Math.min(size, n - i);
      tile.fill(seed, first + i, 0, end, d, rows);
      out.put(i * d, rows, 0, end * d);
    }
  }

  /**
   * Numbers uniform in 0 … 1 that depend only on the seed and the sample indices first … first + n
   * − 1, {@code [n, d]}; independent of {@link #normals}.
   *
   * @param first index of the first sample
   */
  public static float[] uniforms(long seed, long first, int n, int d) {
    float[] out = new float[n * d];
    RowBlocks.run(n, (from, to) -> fillUniforms(seed ^ UNIFORMS, first, from, to, d, out));
    return out;
  }

  private static void fillUniforms(long seed, long first, int from, int to, int d, float[] out) {
    PhiloxTile random = new PhiloxTile(Math.min(TILE, to - from));
    for (int i = from; i < to; i += TILE) {
      int rows = Math.min(TILE, to - i);
      for (int j = 0; j < d; j++) {
        if (j % 4 == 0) {
          random.compute(seed, first + i, j / 4, rows);
        }
        for (int t = 0; t < rows; t++) {
          out[(i + t) * d + j] = random.single(t, j % 4);
        }
      }
    }
  }
}
