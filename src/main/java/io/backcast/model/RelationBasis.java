package io.backcast.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How dependent variables follow from free ones, in scaled coordinates: {@code f_dependent =
 * constant − factors · f_free}. The dependent variable of a relation is the one of widest range
 * times factor.
 *
 * @param free columns, in the order of the variables
 * @param dependent columns, one for each independent relation
 * @param factors {@code [dependent][free]}
 * @param constants {@code [dependent]}
 * @param consistent whether no relation contradicts the others
 */
public record RelationBasis(
    int[] free, int[] dependent, double[][] factors, double[] constants, boolean consistent) {
  /** A factor smaller than this, of the largest in its row, comes from rounding. */
  private static final double ZERO = 1e-10;

  static RelationBasis of(Relations relations, boolean[] fixed) {
    DesignSpace space = relations.space();
    int dx = space.dx();
    List<double[]> rows = new ArrayList<>();
    List<Integer> pivots = new ArrayList<>();
    boolean consistent = true;
    for (int k = 0; k < relations.factors().length; k++) {
      // the last entry is the constant
      double[] row = new double[dx + 1];
      double size = 0;
      row[dx] = relations.totals()[k];
      for (int j = 0; j < dx; j++) {
        Variable v = space.variables().get(j);
        row[j] = fixed[j] ? 0 : relations.factors()[k][j] * v.halfRange();
        row[dx] -= relations.factors()[k][j] * v.centre();
        size = Math.max(size, Math.abs(row[j]));
      }
      for (int i = 0; i < rows.size(); i++) {
        subtract(row, rows.get(i), row[pivots.get(i)]);
      }
      int pivot = 0;
      for (int j = 1; j < dx; j++) {
        pivot = Math.abs(row[j]) > Math.abs(row[pivot]) * (1 + 1e-9) ? j : pivot;
      }
      if (!(Math.abs(row[pivot]) > 1e-9 * size)) {
        consistent &= Math.abs(row[dx]) <= 1e-6 * Math.max(size, 1e-300);
        continue;
      }
      double lead = row[pivot];
      for (int j = 0; j <= dx; j++) {
        row[j] /= lead;
      }
      for (double[] known : rows) {
        subtract(known, row, known[pivot]);
      }
      rows.add(row);
      pivots.add(pivot);
    }
    int[] free = IntStream.range(0, dx).filter(j -> !pivots.contains(j) && !fixed[j]).toArray();
    int[] dependent = pivots.stream().mapToInt(j -> j).toArray();
    double[][] factors = new double[dependent.length][free.length];
    double[] constants = new double[dependent.length];
    for (int r = 0; r < dependent.length; r++) {
      constants[r] = rows.get(r)[dx];
      for (int i = 0; i < free.length; i++) {
        double factor = rows.get(r)[free[i]];
        factors[r][i] = Math.abs(factor) < ZERO ? 0 : factor;
      }
    }
    return new RelationBasis(free, dependent, factors, constants, consistent);
  }

  private static void subtract(double[] from, double[] row, double times) {
    for (int j = 0; times != 0 && j < from.length; j++) {
      from[j] -= times * row[j];
    }
  }
}
