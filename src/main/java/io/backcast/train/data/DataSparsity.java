package io.backcast.train.data;

import io.backcast.model.Distances;
import io.backcast.model.Quantiles;
import io.backcast.model.Randoms;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether training data fill a prior: how much farther its designs are from the rows than the rows
 * are from each other. Of uniform designs near 1 for rows spread over the bounds; much more for
 * rows on a sheet, in clusters, or with many zeros.
 */
final class DataSparsity {
  /**
   * Above this, errors on held-out rows say little about uniform designs. Rows that are uniform
   * themselves give about 1, the rows of designed experiments less.
   */
  static final double SPARSE = 1.5;

  private static final int ROWS = 10_000;
  private static final int QUERIES = 1_000;

  private DataSparsity() {}

  /** The median distance of a prior's designs to the nearest row, over that of rows to the next. */
  static double of(float[][] f, DesignPrior prior, long seed) {
    return of(rows(f, seed), draws(prior, seed));
  }

  /**
   * The same in units of the rows' spread in each direction, so that designs count as far which are
   * off a sum that all rows have in common.
   */
  static double whitened(float[][] f, DesignPrior prior, long seed) {
    float[][] rows = rows(f, seed);
    Whitening white = new Whitening(rows);
    return of(white.of(rows), white.of(draws(prior, seed)));
  }

  private static double of(float[][] rows, float[][] drawn) {
    float[][] some = Arrays.copyOf(rows, Math.min(QUERIES, rows.length));
    return median(drawn, rows) / Math.max(1e-9, median(some, rows));
  }

  private static float[][] draws(DesignPrior prior, long seed) {
    return prior.snap(prior.draw(seed * 61 + 19, QUERIES));
  }

  /** Rows that differ from each other, at most so many. */
  private static float[][] rows(float[][] f, long seed) {
    Set<List<Float>> different = new LinkedHashSet<>();
    for (float[] row : f) {
      different.add(IntStream.range(0, row.length).mapToObj(j -> (Float) row[j]).toList());
    }
    float[][] all =
        different.stream()
            .map(
                row -> {
                  float[] values = new float[row.size()];
                  for (int j = 0; j < values.length; j++) {
                    values[j] = row.get(j);
                  }
                  return values;
                })
            .toArray(float[][]::new);
    int[] order = Randoms.permutation(all.length, Randoms.generator(seed * 61 + 17));
    return Arrays.stream(order).limit(ROWS).mapToObj(i -> all[i]).toArray(float[][]::new);
  }

  /** Median distance to the nearest other row. */
  private static double median(float[][] queries, float[][] rows) {
    double[] nearest = new double[queries.length];
    Arrays.parallelSetAll(
        nearest,
        i -> {
          double least = Double.POSITIVE_INFINITY;
          for (float[] row : rows) {
            if (row != queries[i]) {
              least = Math.min(least, Distances.squared(queries[i], 0, row, least));
            }
          }
          return Math.sqrt(least);
        });
    return Quantiles.of(nearest, 0.5);
  }
}
