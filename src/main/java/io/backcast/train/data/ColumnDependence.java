package io.backcast.train.data;

import io.backcast.io.table.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * How well columns of a table follow from others, in some hundred rows: the share of the variance
 * of a column's ranks that the five nearest rows explain, or a plane, whichever is more.
 *
 * @param ranks of the values from −1 to 1; of categories their codes, {@code [columns][rows]}
 * @param words whether a column holds categories
 */
record ColumnDependence(double[][] ranks, boolean[] words) {
  private static final int MOST_ROWS = 400;
  private static final int NEAREST = 5;

  /** A column of which this share is explained follows from the others. */
  private static final double FOLLOWS = 0.5;

  /** A column of which less is explained varies freely. */
  private static final double FREE = 0.25;

  static ColumnDependence of(TextTable table, List<ColumnProfile> columns) {
    List<double[]> all = new ArrayList<>();
    for (ColumnProfile c : columns) {
      List<String> fields = table.column(c.name());
      all.add(
          fields.stream()
              .mapToDouble(
                  f ->
                      c.categories().isEmpty()
                          ? TextTable.numberOrNaN(f)
                          : c.categories().indexOf(f))
              .toArray());
    }
    int[] complete =
        IntStream.range(0, table.rows().size())
            .filter(i -> all.stream().noneMatch(v -> Double.isNaN(v[i])))
            .toArray();
    int n = Math.min(MOST_ROWS, complete.length);
    double[][] ranks = new double[all.size()][];
    boolean[] words = new boolean[all.size()];
    for (int j = 0; j < ranks.length; j++) {
      double[] values = all.get(j);
      double[] picked =
          IntStream.range(0, n)
              .mapToDouble(i -> values[complete[(int) ((long) i * complete.length / n)]])
              .toArray();
      words[j] = !columns.get(j).categories().isEmpty();
      ranks[j] = words[j] ? picked : ranks(picked);
    }
    return new ColumnDependence(ranks, words);
  }

  /** Whether column j follows from the first columns. */
  boolean follows(int j, int columns) {
    return explained(j, columns) > FOLLOWS;
  }

  /** Whether column j does not follow from the others of the first columns. */
  boolean free(int j, int columns) {
    return words[j] || explained(j, columns) < FREE;
  }

  private double explained(int j, int columns) {
    int[] others = IntStream.range(0, columns).filter(k -> k != j).toArray();
    return others.length == 0 ? 0 : Math.max(byNearest(j, others), byPlane(j, others));
  }

  private double byNearest(int j, int[] others) {
    int n = ranks[j].length;
    if (n <= NEAREST) {
      return 0;
    }
    double errors = 0;
    double spread = 0;
    for (int i = 0; i < n; i++) {
      int row = i;
      double[] distances = new double[n];
      for (int other = 0; other < n; other++) {
        for (int k : others) {
          double by = ranks[k][row] - ranks[k][other];
          distances[other] += words[k] ? (by == 0 ? 0 : 1) : by * by;
        }
      }
      double mean =
          IntStream.range(0, n)
              .filter(other -> other != row)
              .boxed()
              .sorted(Comparator.comparingDouble(other -> distances[other]))
              .limit(NEAREST)
              .mapToDouble(other -> ranks[j][other])
              .average()
              .orElse(0);
      errors += (ranks[j][i] - mean) * (ranks[j][i] - mean);
      spread += ranks[j][i] * ranks[j][i];
    }
    return spread == 0 ? 0 : 1 - errors / spread;
  }

  /** By least squares, with what so many factors explain of chance taken off. */
  private double byPlane(int j, int[] others) {
    int[] used = Arrays.stream(others).filter(k -> !words[k]).toArray();
    int n = ranks[j].length;
    if (used.length == 0 || n < 2 * used.length + 10) {
      return 0;
    }
    RealMatrix factors = MatrixUtils.createRealMatrix(n, used.length + 1);
    for (int i = 0; i < n; i++) {
      factors.setEntry(i, used.length, 1);
      for (int k = 0; k < used.length; k++) {
        factors.setEntry(i, k, ranks[used[k]][i]);
      }
    }
    QRDecomposition solved = new QRDecomposition(factors, 1e-9);
    if (!solved.getSolver().isNonSingular()) {
      return 0;
    }
    double[] fitted =
        factors.operate(solved.getSolver().solve(MatrixUtils.createRealVector(ranks[j])).toArray());
    double errors = 0;
    double spread = 0;
    for (int i = 0; i < n; i++) {
      errors += (ranks[j][i] - fitted[i]) * (ranks[j][i] - fitted[i]);
      spread += ranks[j][i] * ranks[j][i];
    }
    return spread == 0 ? 0 : 1 - errors / spread * (n - 1) / (n - used.length - 1);
  }

  /** Ranks from −1 to 1; equal values have their mean rank. */
  private static double[] ranks(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int first = lower(sorted, values[i]);
      int end = lower(sorted, Math.nextUp(values[i]));
      ranks[i] = values.length < 2 ? 0 : (double) (first + end - 1) / (values.length - 1) - 1;
    }
    return ranks;
  }

  private static int lower(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
