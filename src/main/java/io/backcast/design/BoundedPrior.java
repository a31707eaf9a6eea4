package io.backcast.design;

import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignMixture;
import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Independent draws of the prior inside bounds: near the data, of a mixture, where conditions hold,
 * or anywhere.
 */
final class BoundedPrior {
  private static final long FIXED = 0x2127599BF4325C37L;

  /** Changes a seed so that these draws are independent of all others. */
  private static final long TRIALS = 0x880355F21E6D1965L;

  /** Keeps rounds apart from samples, both of which are counted from one. */
  private static final long ROUNDS = 0xD1B54A32D192ED03L;

  private static final int SUPPORT_NUMBERS = 4;

  private final DesignSpace space;
  private final DesignBounds bounds;
  private final @Nullable SupportPoints near;
  private final @Nullable AllowedDraws allowed;
  private final PriorBox box;

  /**
   * Draws inside bounds.
   *
   * @param support designs that the prior draws near to; null if it does not
   * @param mixture what it is in place of uniform; null if it is not
   * @param allowed where the conditions of the bounds hold; null without any
   */
  BoundedPrior(
      DesignSpace space,
      DesignBounds bounds,
      @Nullable DataSupport support,
      @Nullable DesignMixture mixture,
      @Nullable AllowedDraws allowed) {
    this.space = space;
    this.bounds = bounds;
    this.near = support == null ? null : new SupportPoints(support, space, bounds);
    // draws where conditions hold are even, which neither the data nor a mixture is
    this.allowed = near == null && mixture == null ? allowed : null;
    this.box = new PriorBox(space, bounds, mixture);
  }

  /** The bounds. */
  DesignBounds bounds() {
    return bounds;
  }

  /** A fixed set of draws, {@code [<= n, dx]}. */
  DesignMatrix fixed(int n) {
    return allowed != null
        ? allowed.of(FIXED, n)
        : designs(Randoms.uniforms(FIXED, 0, n, numbers()), n);
  }

  /**
   * Draws of a round for some samples, {@code [samples * each, dx]}, one sample after another.
   *
   * @param samples in ascending order
   * @param each draws of a sample
   */
  DesignMatrix of(int[] samples, int round, int each, SampleSeeds seeds) {
    AllowedDraws draws = allowed;
    if (draws != null) {
      return allowed(draws, samples, each, seeds.seed() + ROUNDS * (round + 1), seeds.first());
    }
    long seed = seeds.seed() ^ (TRIALS * (round + 1));
    int width = each * numbers();
    float[] u = new float[samples.length * width];
    for (int from = 0; from < samples.length; ) {
      int to = from + 1;
      while (to < samples.length && samples[to] == samples[to - 1] + 1) {
        to++;
      }
      // numbers of neighbours are made together
      float[] some = Randoms.uniforms(seed, seeds.first() + samples[from], to - from, width);
      System.arraycopy(some, 0, u, from * width, some.length);
      from = to;
    }
    return designs(u, samples.length * each);
  }

  private DesignMatrix allowed(AllowedDraws draws, int[] samples, int each, long seed, long first) {
    DesignMatrix x = DesignMatrix.zeros(samples.length * each, space.dx());
    IntStream.range(0, samples.length)
        .parallel()
        .forEach(
            i -> {
              AllowedDraws.Draws own = draws.draws(seed + TRIALS * (first + samples[i] + 1));
              boolean more = true;
              for (int k = 0; k < each; k++) {
                more = more && own.next(x, i * each + k);
                if (!more) {
                  x.set(i * each + k, 0, Double.NaN);
                }
              }
            });
    return x;
  }

  private int numbers() {
    return near == null ? box.dimensions() : SUPPORT_NUMBERS;
  }

  private DesignMatrix designs(float[] u, int n) {
    if (near == null) {
      return box.designs(u, n);
    }
    DesignMatrix x = DesignMatrix.zeros(n, space.dx());
    double[] numbers = new double[SUPPORT_NUMBERS];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < numbers.length; j++) {
        numbers[j] = u[i * SUPPORT_NUMBERS + j];
      }
      near.set(x, i, numbers);
    }
    return x;
  }
}
