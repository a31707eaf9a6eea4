package io.backcast.design;

import io.backcast.formula.Term;
import io.backcast.model.Conditions;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Relations;
import io.backcast.model.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Moves designs to where conditions hold, by Gauss–Newton steps of smallest change in scaled
 * coordinates: onto equations, and just inside ranges that they are beyond. Whole values and
 * categories stay, and so do designs that satisfy everything already. Safe for use by several
 * threads.
 */
final class ConditionProjection {
  private static final int MOST_STEPS = 25;

  /** Steps of files' decimals by which a design ends inside a range. */
  private static final double INSIDE = 2;

  /** The same, as a share of the range, where files show all digits. */
  private static final double SHARE = 1e-6;

  private final DesignSpace space;
  private final DesignBounds bounds;
  private final Conditions conditions;
  private final Relations relations;
  private final List<Term> terms;

  /** An equation of a linear step: slopes in scaled coordinates, and what is lacking. */
  record Row(double[] slopes, double lacking) {}

  ConditionProjection(DesignSpace space, DesignBounds bounds) {
    this.space = space;
    this.bounds = bounds;
    this.conditions = bounds.conditions();
    this.relations = bounds.relations(space);
    this.terms = conditions.nonlinear();
  }

  /** Moves designs in place; which of them satisfy all afterwards, {@code [n]}. */
  boolean[] project(DesignMatrix x) {
    boolean[] allowed = new boolean[x.rows()];
    if (conditions.isEmpty()) {
      Arrays.fill(allowed, true);
      return allowed;
    }
    IntStream rows = IntStream.range(0, x.rows());
    (x.rows() > 64 ? rows.parallel() : rows).forEach(i -> allowed[i] = project(x, i));
    return allowed;
  }

  /** Moves one design in place, unless it satisfies all; whether it does afterwards. */
  boolean project(DesignMatrix x, int row) {
    if (conditions.allow(x.array(), row)) {
      return true;
    }
    double[] at = new double[space.dx()];
    for (int j = 0; j < at.length; j++) {
      at[j] = x.get(row, j);
    }
    for (int s = 0; s < MOST_STEPS; s++) {
      List<Row> rows = lacking(at, at);
      if (rows.isEmpty()) {
        break;
      }
      step(at, rows);
    }
    for (int j = 0; j < at.length; j++) {
      x.set(row, j, bounds.clamp(j, at[j]));
    }
    if (!relations.isEmpty()) {
      DesignMatrix one = x.slice(row, row + 1);
      relations.settle(one, bounds);
      x.setRow(row, one, 0);
    }
    return conditions.allow(x.array(), row);
  }

  /**
   * The equations that a step must satisfy: of all terms that do not hold at one design, from where
   * another one is.
   *
   * @param next where it is asked which terms hold, {@code [dx]}
   * @param from where slopes are taken, {@code [dx]}
   */
  List<Row> lacking(double[] next, double[] from) {
    List<Row> rows = new ArrayList<>();
    for (Term term : terms) {
      double value = term.value().value(next);
      double beyond = term.beyond(value);
      boolean off = term.isEquality() ? Math.abs(beyond) > 1e-12 * Math.abs(value) : beyond != 0;
      if (off) {
        rows.add(row(term, from, beyond > 0));
      }
    }
    return rows;
  }

  private Row row(Term term, double[] from, boolean above) {
    double[] slopes = new double[from.length];
    double value = term.value().slopes(from, slopes);
    double inside = 0;
    for (int j = 0; j < slopes.length; j++) {
      Variable v = space.variables().get(j);
      // the step that files show, or next to nothing
      double step = v.fileDecimals() < 0 ? 0 : Math.pow(10, -v.fileDecimals());
      double perUnit = v.isLog() ? from[j] * v.halfRange() : v.halfRange();
      inside += Math.abs(slopes[j]) * Math.max(step, SHARE * perUnit) * (v.whole() ? 0 : 1);
      slopes[j] = v.whole() || !Double.isFinite(slopes[j]) ? 0 : slopes[j] * perUnit;
    }
    double goal =
        term.isEquality()
            ? term.low()
            : above
                ? Math.max(term.high() - INSIDE * inside, middle(term))
                : Math.min(term.low() + INSIDE * inside, middle(term));
    return new Row(slopes, Double.isFinite(value) ? goal - value : 0);
  }

  /** A range may be narrower than the step that leads into it. */
  private static double middle(Term term) {
    double middle = (term.low() + term.high()) / 2;
    return Double.isFinite(middle)
        ? middle
        : term.high() < Double.POSITIVE_INFINITY
            ? Double.NEGATIVE_INFINITY
            : Double.POSITIVE_INFINITY;
  }

  /** One step of smallest change that satisfies equations, along the relations, inside bounds. */
  private void step(double[] at, List<Row> rows) {
    int dx = at.length;
    boolean[] blocked = new boolean[dx];
    for (int j = 0; j < dx; j++) {
      blocked[j] = bounds.isLocked(j) || space.variables().get(j).whole();
    }
    for (int turn = 0; turn < dx; turn++) {
      double[][] slopes = rows.stream().map(r -> r.slopes().clone()).toArray(double[][]::new);
      double[] lacking = rows.stream().mapToDouble(Row::lacking).toArray();
      if (!relations.isEmpty()) {
        relations.keepTangent(slopes, blocked);
      }
      scale(slopes, lacking);
      double[] delta = GaussNewton.step(slopes, lacking, blocked);
      boolean stopped = false;
      for (int j = 0; j < dx; j++) {
        boolean out =
            (delta[j] > 0 && at[j] >= bounds.upper()[j])
                || (delta[j] < 0 && at[j] <= bounds.lower()[j]);
        stopped |= out && !blocked[j];
        blocked[j] |= out;
      }
      if (!stopped) {
        for (int j = 0; j < dx; j++) {
          if (delta[j] != 0 && Double.isFinite(delta[j])) {
            double moved = space.variables().get(j).moved(at[j], Math.clamp(delta[j], -1, 1));
            at[j] = Math.max(bounds.lower()[j], Math.min(bounds.upper()[j], moved));
          }
        }
        return;
      }
    }
  }

  /** Equations of length one, so that the damping of the step is alike for all. */
  static void scale(double[][] slopes, double[] lacking) {
    for (int k = 0; k < slopes.length; k++) {
      double length = 0;
      for (double slope : slopes[k]) {
        length += slope * slope;
      }
      length = Math.sqrt(length);
      for (int j = 0; j < slopes[k].length && length > 0; j++) {
        slopes[k][j] /= length;
      }
      lacking[k] = length > 0 ? lacking[k] / length : 0;
    }
  }
}
