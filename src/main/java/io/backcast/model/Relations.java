package io.backcast.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The relations of a design space as equations {@code A x = b} in physical units: moves designs
 * onto them, inside bounds. Only variables that occur in a relation are ever changed.
 */
public final class Relations {
  /** Least share of its range with which a part that is at its lower bound gives way. */
  private static final double LEAST_SHARE = 1e-6;

  /** Error of a relation that no rounding explains, relative to its largest possible value. */
  private static final double ROUNDED = 5e-3;

  private final DesignSpace space;
  private final double[][] factors;
  private final double[] totals;
  private final boolean[] involved;
  private final RelationProjection projection;
  private final RelationRounding rounding;

  private Relations(DesignSpace space) {
    this.space = space;
    int dx = space.dx();
    factors = new double[space.relations().size()][dx];
    totals = new double[factors.length];
    involved = new boolean[dx];
    for (int k = 0; k < factors.length; k++) {
      Relation relation = space.relations().get(k);
      totals[k] = relation.total();
      for (var term : relation.terms().entrySet()) {
        int j = space.variableIndex(term.getKey());
        factors[k][j] = term.getValue();
        involved[j] = true;
      }
    }
    projection = new RelationProjection(space, factors, totals);
    rounding = new RelationRounding(space, factors, totals);
  }

  /** The relations of a design space whose relations are valid, see {@link RelationCheck}. */
  public static Relations of(DesignSpace space) {
    return new Relations(space);
  }

  public boolean isEmpty() {
    return factors.length == 0;
  }

  /** Whether a variable occurs in any relation. */
  public boolean involves(int variable) {
    return involved[variable];
  }

  /** Which variables are named, {@code [dx]}. */
  public boolean[] named(Set<String> names) {
    boolean[] found = new boolean[space.dx()];
    for (int j = 0; j < found.length; j++) {
      found[j] = names.contains(space.variables().get(j).name());
    }
    return found;
  }

  DesignSpace space() {
    return space;
  }

  /** {@code A [r][dx]}. */
  double[][] factors() {
    return factors;
  }

  /** {@code b [r]}. */
  double[] totals() {
    return totals;
  }

  /** A value of a variable of a relation as the decimal number that it was rounded to. */
  public double rounded(int variable, double value) {
    return rounding.tidy(value, variable);
  }

  /** How the dependent variables follow from the free ones. */
  public RelationBasis basis() {
    return RelationBasis.of(this, new boolean[space.dx()]);
  }

  /** The same among the variables that are not fixed, {@code fixed [dx]}. */
  public RelationBasis basis(boolean[] fixed) {
    return RelationBasis.of(this, fixed);
  }

  /**
   * The ranges that designs on the relations take inside bounds.
   *
   * @throws BackcastException if there is no such design
   */
  public DesignBounds reach(DesignBounds bounds) throws BackcastException {
    return new RelationReach(this).of(bounds);
  }

  /** Whether any design inside bounds is on the relations. */
  public boolean allow(DesignBounds bounds) {
    try {
      reach(bounds);
      return true;
    } catch (BackcastException e) {
      return false;
    }
  }

  /** The relation that a design {@code [dx]} is far off, beyond rounding; null if none. */
  public @Nullable Relation broken(float[] x) {
    double[] design = new double[x.length];
    Arrays.setAll(design, j -> x[j]);
    for (int k = 0; k < factors.length; k++) {
      if (Math.abs(projection.residual(k, design)) > ROUNDED * projection.size(k)) {
        return space.relations().get(k);
      }
    }
    return null;
  }

  /** Largest error of any relation at a design {@code [dx]}, in units of its {@code total}. */
  public double error(double[] x) {
    double worst = 0;
    for (int k = 0; k < factors.length; k++) {
      worst = Math.max(worst, Math.abs(projection.residual(k, x)));
    }
    return worst;
  }

  /**
   * Moves every design onto the relations by the smallest change of scaled coordinates, inside the
   * bounds, and rounds it to the decimals that files show so that the relations still hold. Changes
   * the designs in place; those for which the bounds leave no room end on the nearest bounds.
   */
  public void settle(DesignMatrix x, DesignBounds bounds) {
    if (x.rows() == 1 && !isEmpty()) {
      x.setRow(0, settled(x, 0, bounds));
    } else if (!isEmpty()) {
      IntStream.range(0, x.rows()).parallel().forEach(i -> x.setRow(i, settled(x, i, bounds)));
    }
  }

  private float[] settled(DesignMatrix x, int row, DesignBounds bounds) {
    double[] design = new double[space.dx()];
    for (int j = 0; j < design.length; j++) {
      design[j] = x.get(row, j);
    }
    project(design, bounds);
    return floats(rounding.round(design, bounds));
  }

  /**
   * Moves a design {@code [dx]} onto the relations in place, by the smallest change of scaled
   * coordinates.
   *
   * @return whether there is room for it inside the bounds
   */
  public boolean project(double[] x, DesignBounds bounds) {
    double[] mobility = new double[x.length];
    for (int j = 0; j < x.length; j++) {
      double half = space.variables().get(j).halfRange();
      mobility[j] = half * half;
    }
    return projection.project(x, mobility, bounds.lower(), bounds.upper());
  }

  /**
   * The design with some variables set, where the others give way in proportion to what each
   * contributes above its lower bound: the shares among them stay (Cox, Biometrika 1971).
   *
   * @param x on the relations, {@code [dx]}
   * @param set which variables keep the value that {@code wanted} has, {@code [dx]}
   * @param wanted {@code [dx]}
   * @return on the relations and rounded; null if the bounds leave no room
   */
  public float @Nullable [] compensate(
      float[] x, boolean[] set, float[] wanted, DesignBounds bounds) {
    double[] design = new double[x.length];
    double[] mobility = new double[x.length];
    double[] lower = bounds.lower().clone();
    double[] upper = bounds.upper().clone();
    for (int j = 0; j < x.length; j++) {
      design[j] = set[j] ? wanted[j] : x[j];
      if (set[j]) {
        lower[j] = design[j];
        upper[j] = design[j];
      }
      double range = space.variables().get(j).halfRange() * 2;
      double content = Math.max(0, x[j] - lower[j]) + LEAST_SHARE * range;
      mobility[j] = content / Math.max(1e-12, largestFactor(j));
    }
    if (!projection.project(design, mobility, lower, upper)) {
      return null;
    }
    return floats(rounding.round(design, new DesignBounds(lower, upper)));
  }

  /**
   * As {@link #compensate}, for a single variable, as far towards a value as there are designs.
   *
   * @param reach of the bounds, see {@link #reach}
   */
  public float[] moved(float[] x, int variable, double value, DesignBounds reach) {
    float[] wanted = x.clone();
    double nearest =
        Math.clamp(
            value,
            reach.lower()[variable],
            Math.max(reach.lower()[variable], reach.upper()[variable]));
    wanted[variable] = (float) space.variables().get(variable).valid(nearest);
    boolean[] set = new boolean[x.length];
    set[variable] = true;
    float[] moved = compensate(x, set, wanted, reach);
    return moved == null ? x : moved;
  }

  private double largestFactor(int variable) {
    return Arrays.stream(factors).mapToDouble(row -> Math.abs(row[variable])).max().orElse(0);
  }

  /**
   * The part of slopes {@code [m][dx]} along which designs can move: without the components that
   * would leave the relations, and zero where blocked.
   *
   * @param slopes in scaled coordinates; changed in place
   * @param blocked {@code [dx]}
   */
  public void keepTangent(double[][] slopes, boolean[] blocked) {
    List<double[]> normals = new ArrayList<>();
    for (double[] row : factors) {
      double[] normal = new double[row.length];
      double before = 0;
      for (int j = 0; j < row.length; j++) {
        normal[j] = blocked[j] ? 0 : row[j] * space.variables().get(j).halfRange();
        before += normal[j] * normal[j];
      }
      for (double[] known : normals) {
        remove(normal, known);
      }
      double length = Math.sqrt(dot(normal, normal));
      if (length > 1e-9 * Math.sqrt(before)) {
        normals.add(Arrays.stream(normal).map(v -> v / length).toArray());
      }
    }
    for (double[] slope : slopes) {
      for (int j = 0; j < slope.length; j++) {
        slope[j] = blocked[j] ? 0 : slope[j];
      }
      normals.forEach(normal -> remove(slope, normal));
    }
  }

  private static void remove(double[] from, double[] unit) {
    double along = dot(from, unit);
    for (int j = 0; j < from.length; j++) {
      from[j] -= along * unit[j];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  private static float[] floats(double[] x) {
    float[] out = new float[x.length];
    for (int j = 0; j < x.length; j++) {
      out[j] = (float) x[j];
    }
    return out;
  }
}
