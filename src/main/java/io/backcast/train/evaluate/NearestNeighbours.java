package io.backcast.train.evaluate;

import io.backcast.model.Distances;
import io.backcast.train.data.TrainingData;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The simplest prediction to compare with: each held-out row by the mean of the ten rows nearest to
 * it that were trained on. At most {@link #MAX_ROWS} held-out rows are predicted, evenly picked, so
 * that the time grows with the rows and not with their square.
 *
 * @param data the rows
 * @param asked indices of the rows that are predicted
 * @param nearest indices of the rows nearest to each, {@code [asked][≤ 10]}
 */
record NearestNeighbours(TrainingData data, int[] asked, int[][] nearest) {
  static final int COUNT = 10;
  static final int MAX_ROWS = 2_000;

  /** Finds the neighbours, on all cores. */
  static NearestNeighbours of(TrainingData data) {
    int[] held = data.held();
    int n = Math.min(MAX_ROWS, held.length);
    int[] asked =
        IntStream.range(0, n).map(i -> held[(int) ((long) i * held.length / n)]).toArray();
    int[][] nearest = new int[n][];
    IntStream.range(0, n).parallel().forEach(i -> nearest[i] = nearest(data, data.f()[asked[i]]));
    return new NearestNeighbours(data, asked, nearest);
  }

  /** One pass over all rows; a row farther than the tenth so far is soon passed over. */
  private static int[] nearest(TrainingData data, float[] point) {
    int[] fit = data.fit();
    int k = Math.min(COUNT, fit.length);
    int[] rows = new int[k];
    double[] distances = new double[k];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    for (int row : fit) {
      double distance = Distances.squared(data.f()[row], 0, point, distances[k - 1]);
      // in a cross-validation the row itself and its repeats are among them
      if (distance > 0 && distance < distances[k - 1]) {
        int at = k - 1;
        for (; at > 0 && distances[at - 1] > distance; at--) {
          distances[at] = distances[at - 1];
          rows[at] = rows[at - 1];
        }
        distances[at] = distance;
        rows[at] = row;
      }
    }
    return rows;
  }

  /** The mean absolute error of property k, physical unit. */
  double error(int k) {
    return IntStream.range(0, asked.length)
        .mapToDouble(
            i -> {
              double mean =
                  Arrays.stream(nearest[i])
                      .mapToDouble(j -> data.y()[j][k])
                      .filter(value -> !Double.isNaN(value))
                      .average()
                      .orElse(Double.NaN);
              return Math.abs(mean - data.y()[asked[i]][k]);
            })
        // rows without the property, or whose neighbours all lack it
        .filter(error -> !Double.isNaN(error))
        .average()
        .orElse(Double.NaN);
  }
}
