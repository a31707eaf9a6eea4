package io.backcast.train.data;

import io.backcast.model.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * Finds the linear relations that hold in all rows of a table, up to the rounding of its printed
 * decimals. Candidates are sums of neighbouring columns and the sparse vectors of the null space of
 * the centred columns; each is made simple and then checked on every row.
 */
final class RelationFinder {
  /** Directions in which the columns, in standard deviations, vary less may be relations. */
  private static final double[] LEVELS = {1e-8, 1e-5, 1e-3, 0.02, 0.1};

  /** The null space is sought in at most this many rows. */
  private static final int MAX_ROWS = 1_000;

  /** Rounding may account for at most this share of the largest term's spread. */
  private static final double MAX_ROUNDING = 0.25;

  /** Columns that are less correlated than this, in a sample of rows, are not the same. */
  private static final double CORRELATED = 0.9;

  private final List<RelationColumn> columns;
  private final int rows;
  private final RelationFit fit;

  /**
   * A search.
   *
   * @param columns with a number in each row
   */
  RelationFinder(List<RelationColumn> columns) {
    this.columns = columns;
    this.rows = columns.isEmpty() ? 0 : columns.getFirst().values().length;
    this.fit = new RelationFit(columns);
  }

  /** Independent relations, those of fewest columns first. */
  List<Relation> find() {
    List<double[]> candidates = new ArrayList<>();
    if (columns.size() >= 2 && rows >= 10) {
      candidates.addAll(neighbourSums());
      candidates.addAll(sparseVectors());
    }
    candidates.sort(
        Comparator.<double[]>comparingLong(a -> Arrays.stream(a).filter(v -> v != 0).count())
            .thenComparingDouble(a -> Arrays.stream(a).map(Math::abs).sum()));
    List<double[]> kept = new ArrayList<>();
    List<Relation> found = new ArrayList<>();
    for (double[] candidate : candidates) {
      List<double[]> all = new ArrayList<>(kept);
      all.add(scaled(candidate));
      if (rank(all) == all.size() && kept.stream().noneMatch(k -> addsOne(k, candidate))) {
        kept = all;
        found.add(relation(candidate));
      }
    }
    return found;
  }

  /**
   * Whether a candidate is a relation with one more column, which then would not vary: a column
   * that varies less than the others are rounded seems to belong to any relation of those.
   *
   * @param known a relation in standard deviations
   */
  private boolean addsOne(double[] known, double[] candidate) {
    double[] other = scaled(candidate);
    int first = 0;
    for (int j = 1; j < known.length; j++) {
      first = Math.abs(known[j]) > Math.abs(known[first]) ? j : first;
    }
    double times = other[first] / known[first];
    int left = 0;
    for (int j = 0; j < known.length; j++) {
      // factors are whole, or known to some digits
      boolean cancels = Math.abs(other[j] - times * known[j]) <= 1e-6 * Math.abs(times);
      left += cancels ? 0 : 1;
    }
    return times != 0 && left < 2;
  }

  /** Relations of each column with the first one that it repeats in other units. */
  List<Relation> pairs() {
    List<Relation> found = new ArrayList<>();
    boolean[] repeats = new boolean[columns.size()];
    for (int j = 1; j < columns.size(); j++) {
      for (int i = 0; i < j && !repeats[j]; i++) {
        double[] rough = new double[columns.size()];
        rough[i] = 1;
        rough[j] = 1;
        double[] simple =
            !repeats[i] && Math.abs(correlation(i, j)) > CORRELATED ? fit.simplest(rough) : null;
        if (simple != null) {
          found.add(relation(simple));
          repeats[j] = true;
        }
      }
    }
    return found;
  }

  private double correlation(int i, int j) {
    RelationColumn a = columns.get(i);
    RelationColumn b = columns.get(j);
    int used = Math.min(rows, MAX_ROWS);
    double sum = 0;
    for (int k = 0; k < used; k++) {
      int row = (int) ((long) k * rows / used);
      sum += (a.values()[row] - a.mean()) * (b.values()[row] - b.mean());
    }
    return sum / used / (a.deviation() * b.deviation());
  }

  /** Sums of columns that stand side by side: found in few rows, and in coarse numbers too. */
  private List<double[]> neighbourSums() {
    List<double[]> found = new ArrayList<>();
    int d = columns.size();
    for (int length = 2; length <= d; length++) {
      for (int from = 0; from + length <= d; from++) {
        double[] ones = new double[d];
        Arrays.fill(ones, from, from + length, 1);
        if (isParts(from, length) && fit.holds(ones)) {
          found.add(ones);
        }
      }
    }
    return found;
  }

  /** Whether columns can be parts of a whole: none is negative, and rounding is small. */
  private boolean isParts(int from, int length) {
    return IntStream.range(from, from + length).allMatch(j -> columns.get(j).least() >= 0);
  }

  /** The relations that the null space of the centred columns offers, at several tolerances. */
  private List<double[]> sparseVectors() {
    List<double[]> found = new ArrayList<>();
    int d = columns.size();
    int used = Math.min(rows, Math.max(MAX_ROWS, 4 * d));
    double[][] centred = new double[used][d];
    for (int i = 0; i < used; i++) {
      int row = (int) ((long) i * rows / used);
      for (int j = 0; j < d; j++) {
        RelationColumn c = columns.get(j);
        centred[i][j] = (c.values()[row] - c.mean()) / c.deviation();
      }
    }
    if (used < d + 8) {
      return found;
    }
    SingularValueDecomposition svd =
        new SingularValueDecomposition(MatrixUtils.createRealMatrix(centred));
    double[] values = svd.getSingularValues();
    for (double level : LEVELS) {
      int rank = (int) Arrays.stream(values).filter(s -> s > level * Math.sqrt(used)).count();
      if (rank < d) {
        RealMatrix v = svd.getV().getSubMatrix(0, d - 1, rank, d - 1);
        for (double[] circuit : circuits(v.transpose().getData(), Math.max(1e-6, 10 * level))) {
          double[] simple = fit.simplest(circuit);
          if (simple != null) {
            found.add(simple);
          }
        }
      }
    }
    return found;
  }

  /**
   * Reduced row echelon form with complete pivoting: each row then uses as few columns as any
   * relation of the space that contains them.
   */
  private static List<double[]> circuits(double[][] space, double zero) {
    int r = space.length;
    boolean[] done = new boolean[r];
    for (int turn = 0; turn < r; turn++) {
      int pivotRow = -1;
      int pivot = -1;
      for (int i = 0; i < r; i++) {
        for (int j = 0; !done[i] && j < space[i].length; j++) {
          if (pivot < 0 || Math.abs(space[i][j]) > Math.abs(space[pivotRow][pivot])) {
            pivotRow = i;
            pivot = j;
          }
        }
      }
      done[pivotRow] = true;
      double lead = space[pivotRow][pivot];
      for (int j = 0; j < space[pivotRow].length; j++) {
        space[pivotRow][j] /= lead;
      }
      for (int i = 0; i < r; i++) {
        double times = i == pivotRow ? 0 : space[i][pivot];
        for (int j = 0; times != 0 && j < space[i].length; j++) {
          space[i][j] -= times * space[pivotRow][j];
        }
      }
    }
    return Arrays.stream(space)
        .map(row -> Arrays.stream(row).map(a -> Math.abs(a) < zero ? 0 : a).toArray())
        .toList();
  }

  private double[] scaled(double[] factors) {
    double[] out = new double[factors.length];
    for (int j = 0; j < out.length; j++) {
      out[j] = factors[j] * columns.get(j).deviation();
    }
    double length = Math.sqrt(Arrays.stream(out).map(v -> v * v).sum());
    return Arrays.stream(out).map(v -> v / length).toArray();
  }

  private static int rank(List<double[]> rows) {
    double[] values =
        new SingularValueDecomposition(MatrixUtils.createRealMatrix(rows.toArray(double[][]::new)))
            .getSingularValues();
    return (int) Arrays.stream(values).filter(s -> s > 1e-4).count();
  }

  private Relation relation(double[] factors) {
    Map<String, Double> terms = new LinkedHashMap<>();
    // the first term is positive
    double sign = Math.signum(Arrays.stream(factors).filter(v -> v != 0).findFirst().orElse(1));
    for (int j = 0; j < factors.length; j++) {
      if (factors[j] != 0) {
        terms.put(columns.get(j).name(), sign * factors[j]);
      }
    }
    return new Relation(terms, sign * fit.total(factors));
  }

  /** The largest share of a term's spread that rounding may account for. */
  static double maxRounding() {
    return MAX_ROUNDING;
  }
}
