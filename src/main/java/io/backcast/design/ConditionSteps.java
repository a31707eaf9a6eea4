package io.backcast.design;

import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Relations;
import io.backcast.model.Variable;
import java.util.Arrays;

/**
 * Steps of refinement, one design after another: along the relations, and where conditions hold. A
 * step that would leave a range is replaced by the smallest change that ends on its edge and still
 * removes what is lacking of the target; equations are part of every step. Not for use by several
 * threads at once.
 */
final class ConditionSteps {
  /** Conditions that join one after another, at most. */
  private static final int MOST_TURNS = 4;

  private final DesignSpace space;
  private final DesignBounds bounds;
  private final Relations relations;
  private final GaussNewton steps;
  private final ConditionEquations equations;
  private final boolean conditional;
  private final double[] at;
  private final double[] moved;

  /** Slopes of the equations of conditions that have joined, as they were taken up. */
  private final double[][] held;

  private final double[] heldLacking;

  /** The equations of the target, and behind them those of the conditions, of length one. */
  private final double[][] all;

  private final double[] missing;

  ConditionSteps(DesignSpace space, DesignBounds bounds) {
    int dx = space.dx();
    this.space = space;
    this.bounds = bounds;
    this.relations = bounds.relations(space);
    this.steps = new GaussNewton(dx);
    this.equations = new ConditionEquations(space, bounds);
    this.conditional = !bounds.conditions().nonlinear().isEmpty();
    this.at = new double[dx];
    this.moved = new double[dx];
    this.held = new double[MOST_TURNS * equations.lacking().length][dx];
    this.heldLacking = new double[held.length];
    this.all = new double[space.dy() + held.length][dx];
    this.missing = new double[all.length];
  }

  /** The relations that steps keep to as well. */
  Relations relations() {
    return relations;
  }

  /**
   * A step along the relations.
   *
   * @param slopes {@code [>= count][dx]}
   * @param lacking {@code [>= count]}
   * @param blocked variables that stay, {@code [dx]}
   * @return scaled, {@code [dx]}; the same array each time
   */
  double[] step(double[][] slopes, double[] lacking, int count, boolean[] blocked) {
    double[][] along = slopes;
    if (!relations.isEmpty()) {
      along = Arrays.stream(slopes, 0, count).map(double[]::clone).toArray(double[][]::new);
      relations.keepTangent(along, blocked);
    }
    return steps.step(along, lacking, count, blocked);
  }

  /**
   * A step that keeps conditions as far as they can be told from slopes.
   *
   * @param slopes of the target, {@code [dy][dx]}
   * @param lacking of the target, {@code [dy]}
   * @param blocked variables that stay, {@code [dx]}
   * @param delta the step without regard to conditions, as {@link #step} has returned it
   * @param longest step
   */
  double[] kept(
      DesignMatrix x,
      int row,
      double[][] slopes,
      double[] lacking,
      boolean[] blocked,
      double[] delta,
      double longest) {
    if (!conditional) {
      return delta;
    }
    for (int j = 0; j < at.length; j++) {
      at[j] = x.get(row, j);
    }
    double[] step = delta;
    int count = 0;
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      move(step, longest);
      int joined = joined(count);
      if (joined == 0) {
        return step;
      }
      count += joined;
      step = step(joint(slopes, lacking, count), missing, lacking.length + count, blocked);
    }
    return step;
  }

  /** Holds the equations of terms that the move breaks, unless they are held; how many are new. */
  private int joined(int known) {
    int taken = equations.take(moved, at);
    int joined = 0;
    for (int k = 0; k < taken; k++) {
      double[] slopes = equations.slopes()[k];
      if (!holds(slopes, known)) {
        System.arraycopy(slopes, 0, held[known + joined], 0, slopes.length);
        heldLacking[known + joined] = equations.lacking()[k];
        joined++;
      }
    }
    return joined;
  }

  private boolean holds(double[] slopes, int known) {
    for (int k = 0; k < known; k++) {
      if (Arrays.equals(held[k], slopes)) {
        return true;
      }
    }
    return false;
  }

  /** The equations of the target, and those held of length one. */
  private double[][] joint(double[][] slopes, double[] lacking, int count) {
    int dy = lacking.length;
    for (int k = 0; k < dy + count; k++) {
      System.arraycopy(k < dy ? slopes[k] : held[k - dy], 0, all[k], 0, at.length);
      missing[k] = k < dy ? lacking[k] : heldLacking[k - dy];
    }
    ConditionEquations.scale(all, missing, dy, dy + count);
    return all;
  }

  /** Where a step leads that is not too long and stays inside the bounds. */
  private void move(double[] step, double longest) {
    double length = 0;
    for (double part : step) {
      length += part * part;
    }
    double shrink = Math.min(1, longest / Math.max(1e-12, Math.sqrt(length)));
    for (int j = 0; j < moved.length; j++) {
      Variable v = space.variables().get(j);
      double to = v.moved(at[j], shrink * step[j]);
      moved[j] = Math.max(bounds.lower()[j], Math.min(bounds.upper()[j], to));
    }
  }
}
