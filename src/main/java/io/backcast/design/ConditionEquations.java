package io.backcast.design;

import io.backcast.formula.Slopes;
import io.backcast.formula.Term;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.Variable;
import java.util.List;

/**
 * The linear equations that a step must satisfy to where conditions hold: slopes in scaled
 * coordinates, and what is lacking. They lie in memory that is used again for every design; not for
 * use by several threads at once.
 */
final class ConditionEquations {
  /** Steps of files' decimals by which a design ends inside a range. */
  private static final double INSIDE = 2;

  /** The same, as a share of the range, where files show all digits. */
  private static final double SHARE = 1e-6;

  private final DesignSpace space;
  private final List<Term> terms;
  private final List<Slopes> derivatives;
  private final double[][] slopes;
  private final double[] lacking;

  ConditionEquations(DesignSpace space, DesignBounds bounds) {
    this.space = space;
    this.terms = bounds.conditions().nonlinear();
    this.derivatives = terms.stream().map(t -> new Slopes(t.value(), space.dx())).toList();
    this.slopes = new double[terms.size()][space.dx()];
    this.lacking = new double[terms.size()];
  }

  /**
   * Takes up the equations of all terms that do not hold at one design, from where another one is.
   *
   * @param next where it is asked which terms hold, {@code [dx]}
   * @param from where slopes are taken, {@code [dx]}
   * @return how many there are, at most one a term
   */
  int take(double[] next, double[] from) {
    int taken = 0;
    for (int t = 0; t < lacking.length; t++) {
      Term term = terms.get(t);
      double value = term.value().value(next);
      double beyond = term.beyond(value);
      boolean off = term.isEquality() ? Math.abs(beyond) > 1e-12 * Math.abs(value) : beyond != 0;
      if (off) {
        lacking[taken] = set(slopes[taken], t, from, beyond > 0);
        taken++;
      }
    }
    return taken;
  }

  /** Slopes of the equations taken up, a row each, until the next are. */
  double[][] slopes() {
    return slopes;
  }

  /** What each equation lacks. */
  double[] lacking() {
    return lacking;
  }

  /** Sets the slopes of a term; what it lacks. */
  private double set(double[] slopes, int index, double[] from, boolean above) {
    Term term = terms.get(index);
    double value = derivatives.get(index).at(from, slopes);
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
    return Double.isFinite(value) ? goal - value : 0;
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

  /** Makes some equations of length one, so that the damping of the step is alike for all. */
  static void scale(double[][] slopes, double[] lacking, int from, int to) {
    for (int k = from; k < to; k++) {
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
