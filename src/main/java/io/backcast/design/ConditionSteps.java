package io.backcast.design;

import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Relations;
import io.backcast.model.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps refinement where conditions hold: a step that would leave a range is replaced by the
 * smallest change that ends on its edge and still removes what is lacking of the target; equations
 * are part of every step.
 */
final class ConditionSteps {
  /** Conditions that join one after another, at most. */
  private static final int MOST_TURNS = 4;

  private final DesignSpace space;
  private final DesignBounds bounds;
  private final Relations relations;
  private final ConditionProjection projection;

  ConditionSteps(DesignSpace space, DesignBounds bounds) {
    this.space = space;
    this.bounds = bounds;
    this.relations = bounds.relations(space);
    this.projection = new ConditionProjection(space, bounds);
  }

  /** The relations that steps keep to as well. */
  Relations relations() {
    return relations;
  }

  /**
   * A step that keeps conditions as far as they can be told from slopes.
   *
   * @param slopes of the target, {@code [dy][dx]}
   * @param lacking of the target, {@code [dy]}
   * @param blocked variables that stay, {@code [dx]}
   * @param delta the step without regard to conditions, scaled
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
    if (bounds.conditions().nonlinear().isEmpty()) {
      return delta;
    }
    double[] at = new double[delta.length];
    for (int j = 0; j < at.length; j++) {
      at[j] = x.get(row, j);
    }
    double[] step = delta;
    List<ConditionProjection.Row> held = new ArrayList<>();
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      List<ConditionProjection.Row> off = projection.lacking(moved(at, step, longest), at);
      off.removeIf(r -> held.stream().anyMatch(h -> Arrays.equals(h.slopes(), r.slopes())));
      if (off.isEmpty()) {
        return step;
      }
      held.addAll(off);
      double[][] own = held.stream().map(r -> r.slopes().clone()).toArray(double[][]::new);
      double[] wanted = held.stream().mapToDouble(ConditionProjection.Row::lacking).toArray();
      ConditionProjection.scale(own, wanted);
      int dy = lacking.length;
      double[][] all = Arrays.copyOf(slopes, dy + own.length);
      double[] missing = Arrays.copyOf(lacking, dy + own.length);
      System.arraycopy(own, 0, all, dy, own.length);
      System.arraycopy(wanted, 0, missing, dy, own.length);
      step = Refiner.step(relations, all, missing, blocked);
    }
    return step;
  }

  private double[] moved(double[] at, double[] step, double longest) {
    double length = 0;
    for (double part : step) {
      length += part * part;
    }
    double shrink = Math.min(1, longest / Math.max(1e-12, Math.sqrt(length)));
    double[] moved = new double[at.length];
    for (int j = 0; j < moved.length; j++) {
      Variable v = space.variables().get(j);
      double to = v.moved(at[j], shrink * step[j]);
      moved[j] = Math.max(bounds.lower()[j], Math.min(bounds.upper()[j], to));
    }
    return moved;
  }
}
