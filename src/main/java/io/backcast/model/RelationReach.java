package io.backcast.model;

import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;

/**
 * The ranges that variables take on the relations inside bounds: by arithmetic where a relation
 * shares no variable with another, else by linear programming.
 */
final class RelationReach {
  /** Bounds that miss a total by less than this share of the terms' size still reach it. */
  private static final double ROUNDING = 1e-6;

  private final Relations relations;

  RelationReach(Relations relations) {
    this.relations = relations;
  }

  DesignBounds of(DesignBounds bounds) throws BackcastException {
    double[] lower = bounds.lower().clone();
    double[] upper = bounds.upper().clone();
    for (int k = 0; k < relations.factors().length; k++) {
      narrow(k, bounds, lower, upper);
    }
    int[] shared = IntStream.range(0, lower.length).filter(this::isShared).toArray();
    if (shared.length > 0) {
      solve(bounds, lower, upper);
    }
    for (int j = 0; j < lower.length; j++) {
      if (relations.involves(j) && relations.space().variables().get(j).whole()) {
        lower[j] = Math.ceil(lower[j] - ROUNDING);
        upper[j] = Math.floor(upper[j] + ROUNDING);
      }
    }
    return new DesignBounds(lower, upper);
  }

  /** Narrows the variables of one relation by what the others can make up for. */
  private void narrow(int k, DesignBounds bounds, double[] lower, double[] upper)
      throws BackcastException {
    double[] a = relations.factors()[k];
    double least = 0;
    double most = 0;
    double size = 0;
    for (int j = 0; j < a.length; j++) {
      least += low(a[j], bounds, j);
      most += high(a[j], bounds, j);
      size += Math.abs(a[j]) * Math.max(Math.abs(bounds.lower()[j]), Math.abs(bounds.upper()[j]));
    }
    double total = relations.totals()[k];
    if (total < least - ROUNDING * size || total > most + ROUNDING * size) {
      Relation relation = relations.space().relations().get(k);
      throw new BackcastException(
          ErrorCode.BAD_BOUNDS,
          Sentence.of(
              "bounds.sum",
              relation.sum(),
              most - least <= ROUNDING * size
                  ? number(least)
                  : Sentence.of("bounds.between", number(least), number(most)),
              number(total),
              Sentence.joined("list.or", List.copyOf(relation.terms().keySet()))));
    }
    for (int j = 0; j < a.length; j++) {
      if (a[j] != 0) {
        double from = total - (most - high(a[j], bounds, j));
        double to = total - (least - low(a[j], bounds, j));
        double one = a[j] > 0 ? from / a[j] : to / a[j];
        double other = a[j] > 0 ? to / a[j] : from / a[j];
        lower[j] = Math.min(bounds.upper()[j], Math.max(lower[j], one));
        upper[j] = Math.max(lower[j], Math.min(upper[j], other));
      }
    }
  }

  private static double low(double a, DesignBounds b, int j) {
    return a == 0 ? 0 : Math.min(a * b.lower()[j], a * b.upper()[j]);
  }

  private static double high(double a, DesignBounds b, int j) {
    return a == 0 ? 0 : Math.max(a * b.lower()[j], a * b.upper()[j]);
  }

  /** Whether a variable occurs in a relation that has a variable in common with another one. */
  private boolean isShared(int j) {
    for (double[] row : relations.factors()) {
      for (int i = 0; row[j] != 0 && i < row.length; i++) {
        if (row[i] != 0 && count(i) > 1) {
          return true;
        }
      }
    }
    return false;
  }

  private int count(int j) {
    int count = 0;
    for (double[] row : relations.factors()) {
      count += row[j] != 0 ? 1 : 0;
    }
    return count;
  }

  /** The smallest and the largest value of every involved variable under all relations. */
  private void solve(DesignBounds bounds, double[] lower, double[] upper) throws BackcastException {
    int dx = lower.length;
    List<LinearConstraint> constraints = new ArrayList<>();
    for (int k = 0; k < relations.factors().length; k++) {
      double[] a = relations.factors()[k];
      double rest = relations.totals()[k];
      for (int j = 0; j < dx; j++) {
        rest -= a[j] * bounds.lower()[j];
      }
      constraints.add(new LinearConstraint(a, Relationship.EQ, rest));
    }
    int[] involved = IntStream.range(0, dx).filter(relations::involves).toArray();
    for (int j : involved) {
      double[] unit = new double[dx];
      unit[j] = 1;
      constraints.add(
          new LinearConstraint(unit, Relationship.LEQ, bounds.upper()[j] - bounds.lower()[j]));
    }
    for (int j : involved) {
      if (isShared(j)) {
        lower[j] = Math.max(lower[j], extreme(j, constraints, GoalType.MINIMIZE, bounds));
        upper[j] =
            Math.max(
                lower[j], Math.min(upper[j], extreme(j, constraints, GoalType.MAXIMIZE, bounds)));
      }
    }
  }

  private double extreme(
      int j, List<LinearConstraint> constraints, GoalType goal, DesignBounds bounds)
      throws BackcastException {
    double[] unit = new double[bounds.lower().length];
    unit[j] = 1;
    try {
      // variables count from their lower bounds, so that none is negative
      return bounds.lower()[j]
          + new SimplexSolver()
              .optimize(
                  new LinearObjectiveFunction(unit, 0),
                  new LinearConstraintSet(constraints),
                  goal,
                  new NonNegativeConstraint(true))
              .getValue();
    } catch (MathIllegalStateException e) {
      throw new BackcastException(
          ErrorCode.BAD_BOUNDS,
          Sentence.of(
              "bounds.no-relations",
              Sentence.joined(
                  "list.and", relations.space().relations().stream().map(Relation::text).toList())),
          e);
    }
  }

  private static Sentence.Figure number(double value) {
    return Sentence.figure(Relation.number(value));
  }
}
