package io.backcast.model;

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

  private Randoms() {}

  /** A sequential generator. */
  public static RandomGenerator generator(long seed) {
    UniformRandomProvider source = philox(seed, 0);
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
    int pairs = (d + 1) / 2;
    for (int i = 0; i < n; i++) {
      Philox4x32 source = philox(seed, first + i);
      for (int p = 0; p < pairs; p++) {
        // Box and Muller; 1 − u keeps the logarithm away from zero
        double radius = Math.sqrt(-2 * Math.log(1 - source.nextDouble()));
        double angle = 2 * Math.PI * source.nextDouble();
        out[i * d + 2 * p] = (float) (radius * Math.cos(angle));
        if (2 * p + 1 < d) {
          out[i * d + 2 * p + 1] = (float) (radius * Math.sin(angle));
        }
      }
    }
    return out;
  }

  /**
   * Numbers uniform in 0 … 1 that depend only on the seed and the sample indices first … first + n
   * − 1, {@code [n, d]}; independent of {@link #normals}.
   *
   * @param first index of the first sample
   */
  public static float[] uniforms(long seed, long first, int n, int d) {
    float[] out = new float[n * d];
    for (int i = 0; i < n; i++) {
      Philox4x32 source = philox(seed ^ UNIFORMS, first + i);
      for (int j = 0; j < d; j++) {
        out[i * d + j] = source.nextFloat();
      }
    }
    return out;
  }

  /** Key = seed, upper counter words = sample index. */
  private static Philox4x32 philox(long seed, long index) {
    return new Philox4x32(
        new int[] {
          (int) seed, (int) (seed >>> 32), 0, 0, (int) index, (int) (index >>> 32),
        });
  }
}
