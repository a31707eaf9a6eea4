package io.backcast.train.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.jspecify.annotations.Nullable;

/** Makes the factors of relations simple, and checks relations on every row of a table. */
final class RelationFit {
  /** Error of sums in single precision, relative to their terms. */
  private static final double SINGLE_PRECISION = 2e-7;

  /** Share of the rows that may break a relation: typing errors. */
  private static final double BROKEN = 0.01;

  /** Whole factors up to this size are simple. */
  private static final int LARGEST_FACTOR = 12;

  /** Rows beyond the number of columns that a relation of whole factors needs. */
  private static final int MORE_ROWS = 8;

  private static final int MAX_ROWS = 1_000;

  private final List<RelationColumn> columns;
  private final int rows;

  RelationFit(List<RelationColumn> columns) {
    this.columns = columns;
    this.rows = columns.isEmpty() ? 0 : columns.getFirst().values().length;
  }

  /**
   * The simplest factors near some that hold in the table: whole ones, else of few digits.
   *
   * @param rough {@code [columns]}, in standard deviations; zero for columns without part in it
   * @return in the table's units; null if no relation holds
   */
  double @Nullable [] simplest(double[] rough) {
    int[] support = IntStream.range(0, rough.length).filter(j -> rough[j] != 0).toArray();
    if (support.length < 2) {
      return null;
    }
    double[] exact = refit(support);
    double[] whole = wholeFactors(exact, support);
    if (whole != null) {
      return whole;
    }
    // any factors fit few rows
    if (rows < 3 * support.length + 10) {
      return null;
    }
    int last = support[support.length - 1];
    for (int digits = 2; digits <= 9; digits++) {
      double[] rounded = new double[rough.length];
      for (int j : support) {
        rounded[j] = significant(exact[j] / exact[last], digits);
      }
      if (holds(rounded)) {
        return rounded;
      }
    }
    return null;
  }

  private double @Nullable [] wholeFactors(double[] exact, int[] support) {
    for (int times = 1; times <= LARGEST_FACTOR; times++) {
      for (int unit : support) {
        double[] whole = new double[exact.length];
        boolean simple = true;
        for (int j : support) {
          whole[j] = Math.rint(times * exact[j] / exact[unit]);
          simple &= whole[j] != 0 && Math.abs(whole[j]) <= LARGEST_FACTOR;
        }
        if (simple && holds(whole)) {
          return whole;
        }
      }
    }
    return null;
  }

  /** Total least squares on the columns of a relation alone; in the table's units. */
  private double[] refit(int[] support) {
    int used = Math.min(rows, Math.max(MAX_ROWS, 4 * support.length));
    RealMatrix centred = MatrixUtils.createRealMatrix(used, support.length);
    for (int i = 0; i < used; i++) {
      int row = (int) ((long) i * rows / used);
      for (int k = 0; k < support.length; k++) {
        RelationColumn c = columns.get(support[k]);
        centred.setEntry(i, k, (c.values()[row] - c.mean()) / c.deviation());
      }
    }
    double[] smallest =
        new SingularValueDecomposition(centred).getV().getColumn(support.length - 1);
    double[] factors = new double[columns.size()];
    for (int k = 0; k < support.length; k++) {
      factors[support[k]] = smallest[k] / columns.get(support[k]).deviation();
    }
    return factors;
  }

  /** Whether a relation holds in the rows, up to rounding, and not by chance. */
  boolean holds(double[] factors) {
    int terms = 0;
    double rounding = 0;
    double spread = 0;
    boolean counts = true;
    boolean varied = true;
    for (int j = 0; j < factors.length; j++) {
      if (factors[j] != 0) {
        RelationColumn c = columns.get(j);
        terms++;
        rounding += Math.abs(factors[j]) * c.rounding();
        spread = Math.max(spread, Math.abs(factors[j]) * c.deviation());
        counts &= c.whole();
        varied &= c.distinct() > 2;
      }
    }
    boolean enough = rows >= terms + MORE_ROWS && (counts || varied);
    return enough
        && rounding <= RelationFinder.maxRounding() * spread
        && broken(factors, total(factors), rounding) <= BROKEN * rows;
  }

  /** How many rows are off; stops counting once there are too many. */
  private int broken(double[] factors, double total, double rounding) {
    int broken = 0;
    for (int i = 0; i < rows && broken <= BROKEN * rows; i++) {
      double sum = -total;
      double size = Math.abs(total);
      for (int j = 0; j < factors.length; j++) {
        double term = factors[j] == 0 ? 0 : factors[j] * columns.get(j).values()[i];
        sum += term;
        size += Math.abs(term);
      }
      broken += Math.abs(sum) > rounding * (1 + 1e-9) + SINGLE_PRECISION * size ? 1 : 0;
    }
    return broken;
  }

  /** What the terms sum to in most rows, with as few digits as the rows allow. */
  double total(double[] factors) {
    int used = Math.min(rows, 101);
    double[] sums = new double[used];
    double rounding = 0;
    double size = 0;
    for (int i = 0; i < used; i++) {
      int row = (int) ((long) i * rows / used);
      for (int j = 0; j < factors.length; j++) {
        sums[i] += factors[j] == 0 ? 0 : factors[j] * columns.get(j).values()[row];
      }
    }
    for (int j = 0; j < factors.length; j++) {
      rounding += Math.abs(factors[j]) * columns.get(j).rounding();
      size += Math.abs(factors[j]) * Math.abs(columns.get(j).mean());
    }
    Arrays.sort(sums);
    double median = sums[used / 2];
    // rounding errors are symmetric: the total is known far better than a single sum
    double allowed = rounding / 4 + SINGLE_PRECISION * size;
    if (Math.abs(median) <= allowed) {
      return 0;
    }
    for (int digits = 1; digits <= 12; digits++) {
      double rounded = significant(median, digits);
      if (Math.abs(rounded - median) <= allowed) {
        return rounded;
      }
    }
    return median;
  }

  private static double significant(double value, int digits) {
    return value == 0 ? 0 : new BigDecimal(value).round(new MathContext(digits)).doubleValue();
  }
}
