package io.backcast.design;

import io.backcast.model.Conditions;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Relations;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Moves designs to where conditions hold, by Gauss–Newton steps of smallest change in scaled
 * coordinates: onto equations, and just inside ranges that they are beyond. Whole values and
 * categories stay, and so do designs that satisfy everything already. Safe for use by several
 * threads.
 */
final class ConditionProjection {
  private static final int MOST_STEPS = 25;

  /** Designs that one thread moves at a time. */
  private static final int BLOCK = 256;

  /** So few designs are moved by the thread that asks. */
  private static final int FEW = 64;

  private final DesignSpace space;
  private final DesignBounds bounds;
  private final Conditions conditions;
  private final Relations relations;

  ConditionProjection(DesignSpace space, DesignBounds bounds) {
    this.space = space;
    this.bounds = bounds;
    this.conditions = bounds.conditions();
    this.relations = bounds.relations(space);
  }

  /** Moves designs in place; which of them satisfy all afterwards, {@code [n]}. */
  boolean[] project(DesignMatrix x) {
    boolean[] allowed = new boolean[x.rows()];
    if (conditions.isEmpty()) {
      Arrays.fill(allowed, true);
      return allowed;
    }
    IntStream blocks = IntStream.range(0, Math.ceilDiv(x.rows(), BLOCK));
    (x.rows() > FEW ? blocks.parallel() : blocks)
        .forEach(
            b -> {
              Mover mover = mover();
              for (int i = b * BLOCK; i < Math.min(x.rows(), (b + 1) * BLOCK); i++) {
                allowed[i] = mover.project(x, i);
              }
            });
    return allowed;
  }

  /** What moves one design after another, on one thread. */
  Mover mover() {
    return new Mover();
  }

  /** Moves designs, with memory that it uses again; for one thread. */
  final class Mover {
    private final ConditionEquations equations = new ConditionEquations(space, bounds);
    private final GaussNewton steps = new GaussNewton(space.dx());
    private final double[] at = new double[space.dx()];
    private final boolean[] blocked = new boolean[space.dx()];
    private final double[][] slopes = new double[equations.slopes().length][space.dx()];
    private final double[] lacking = new double[slopes.length];

    private Mover() {}

    /** Moves one design in place, unless it satisfies all; whether it does afterwards. */
    boolean project(DesignMatrix x, int row) {
      if (conditions.allow(x.array(), row, at)) {
        return true;
      }
      for (int j = 0; j < at.length; j++) {
        at[j] = x.get(row, j);
      }
      for (int s = 0; s < MOST_STEPS; s++) {
        int count = equations.take(at, at);
        if (count == 0) {
          break;
        }
        step(count);
      }
      for (int j = 0; j < at.length; j++) {
        x.set(row, j, bounds.clamp(j, at[j]));
      }
      if (!relations.isEmpty()) {
        DesignMatrix one = x.slice(row, row + 1);
        relations.settle(one, bounds);
        x.setRow(row, one, 0);
      }
      return conditions.allow(x.array(), row, at);
    }

    /** One step of smallest change that satisfies equations, along the relations, inside bounds. */
    private void step(int count) {
      int dx = at.length;
      for (int j = 0; j < dx; j++) {
        blocked[j] = bounds.isLocked(j) || space.variables().get(j).whole();
      }
      for (int turn = 0; turn < dx; turn++) {
        double[] delta = change(count);
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

    /** The smallest change that satisfies the equations without what is blocked. */
    private double[] change(int count) {
      for (int k = 0; k < count; k++) {
        System.arraycopy(equations.slopes()[k], 0, slopes[k], 0, at.length);
        lacking[k] = equations.lacking()[k];
      }
      if (!relations.isEmpty()) {
        relations.keepTangent(Arrays.copyOf(slopes, count), blocked);
      }
      ConditionEquations.scale(slopes, lacking, 0, count);
      return steps.step(slopes, lacking, count, blocked);
    }
  }
}
