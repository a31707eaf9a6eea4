package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Goal;
import io.backcast.model.NetworkRole;
import io.backcast.model.Property;
import io.backcast.model.Target;
import io.backcast.model.Variable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Moves designs onto a target by Gauss–Newton steps of smallest change, {@code δ = Jᵀ (J Jᵀ)⁻¹ r}
 * in scaled coordinates, inside the request's bounds. The slope of every step is the surrogate's,
 * corrected by what the ensemble was seen to do ({@link SecantSlopes}); the residual of the last
 * steps is the ensemble's, so that designs end on target by the ensemble.
 */
public final class Refiner {
  /** Steps whose residual is the ensemble's, at most. */
  private static final int ENSEMBLE_STEPS = 4;

  /** Steps after which a design that is still far is left where it is. */
  private static final int APPROACH = 2;

  /** What is far, in half-ranges of a property; else a last correction is worth its evaluation. */
  private static final double NEAR = 0.05;

  /** Designs nearer than this, in half-ranges of every property, are not evaluated once more. */
  private static final double CLOSE = 2e-4;

  /** How far inside a range a design is moved that was outside, in tolerances. */
  private static final double INSIDE = 0.1;

  /** Longest step, in half-ranges. */
  private static final double MAX_STEP = 0.3;

  private final InverseModel model;
  private final DesignSpace space;

  public Refiner(InverseModel model) {
    this.model = model;
    this.space = model.card().space();
  }

  /** Whether the model can refine at all. */
  public boolean canRefine() {
    return model.predicts();
  }

  /**
   * Refines by the surrogate alone. Changes the designs in place.
   *
   * @param x {@code [n, dx]}
   * @throws BackcastException if the model fails
   */
  public void refineBySurrogate(DesignMatrix x, Target target, DesignBounds bounds, int steps)
      throws BackcastException {
    for (int s = 0; s < steps; s++) {
      InverseModel.Gradient gradient = model.gradient(x.rows(), x.array());
      step(x, gradient.y(), gradient.dyDx(), target, bounds);
    }
  }

  /**
   * Corrects designs that are on target by the surrogate until they are by the ensemble; does
   * nothing without an ensemble. Changes the designs in place.
   *
   * @param x {@code [n, dx]}
   * @throws BackcastException if the model fails
   */
  public void refineByEnsemble(DesignMatrix x, Target target, DesignBounds bounds)
      throws BackcastException {
    refineByEnsemble(x, target, bounds, null);
  }

  /**
   * The same where the ensemble has predicted the designs already.
   *
   * @param known its predictions, {@code [n, dy]}; null if it has not
   */
  void refineByEnsemble(
      DesignMatrix x, Target target, DesignBounds bounds, float @Nullable [] known)
      throws BackcastException {
    if (!model.has(NetworkRole.PREDICT)) {
      return;
    }
    SecantSlopes slopes = new SecantSlopes(space, x.rows());
    int[] open = IntStream.range(0, x.rows()).toArray();
    for (int s = 0; s < ENSEMBLE_STEPS && open.length > 0; s++) {
      DesignMatrix part = x.pick(open);
      float[] y = s == 0 && known != null ? known : Predictions.of(model, part).unclamped();
      float[] dyDx = slopes.at(open, part, y, model.gradient(part.rows(), part.array()));
      step(part, y, dyDx, target, bounds);
      int[] moved = open;
      for (int i = 0; i < moved.length; i++) {
        x.setRow(moved[i], part, i);
      }
      double farthest = s + 1 < APPROACH ? Double.POSITIVE_INFINITY : NEAR;
      open =
          IntStream.range(0, moved.length)
              .filter(
                  i -> {
                    double off = off(y, i, target);
                    return off > CLOSE && off <= farthest;
                  })
              .map(i -> moved[i])
              .toArray();
    }
  }

  /** How far a design was from the target before its last step, in half-ranges of a property. */
  private double off(float[] y, int row, Target target) {
    double most = 0;
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      if (!target.isFree(k)) {
        double residual = residual(p, target, k, y[row * space.dy() + k]);
        most = Math.max(most, Math.abs(residual) / p.halfRange());
      }
    }
    return most;
  }

  /**
   * One step of every design that is not on target yet.
   *
   * @param y predictions, {@code [n, dy]}
   * @param dyDx their slopes in the coordinates of the scales, {@code [n, dy, dx]}
   */
  private void step(DesignMatrix x, float[] y, float[] dyDx, Target target, DesignBounds bounds) {
    int dx = space.dx();
    int dy = space.dy();
    DesignMatrix slopes = DesignMatrix.of(dyDx, dx);
    double[] residual = new double[dy];
    double[][] jacobian = new double[dy][dx];
    boolean[] blocked = new boolean[dx];
    ConditionSteps steps = new ConditionSteps(space, bounds);
    for (int i = 0; i < x.rows(); i++) {
      boolean onTarget = true;
      for (int k = 0; k < dy; k++) {
        Property p = space.properties().get(k);
        // properties in units of their half-range, so that none outweighs another
        double unit = p.halfRange();
        boolean free = target.isFree(k);
        residual[k] = free ? 0 : residual(p, target, k, y[i * dy + k]) / unit;
        onTarget &= residual[k] == 0;
        for (int j = 0; j < dx; j++) {
          double slope = slopes.get(i * dy + k, j) * space.variables().get(j).halfRange();
          jacobian[k][j] = free ? 0 : slope / unit;
        }
      }
      if (!onTarget) {
        move(x, i, residual, jacobian, bounds, blocked, steps);
      }
    }
    // clamped components leave the relations
    steps.relations().settle(x, bounds);
  }

  /**
   * Target minus prediction. A point mass must be entered by the tolerance, not just touched, and a
   * range by a little; nothing pulls inside a range.
   */
  private static double residual(Property p, Target target, int k, double unclamped) {
    if (target.goals().get(k) instanceof Goal.Range) {
      double residual = target.residual(p, k, unclamped);
      return residual + Math.signum(residual) * INSIDE * target.unit(p, k);
    }
    double value = target.goals().get(k) instanceof Goal.Value v ? v.value() : Double.NaN;
    double goal = p.physical(value);
    if (p.isMass(goal)) {
      double inside = goal - target.tolerances()[k];
      return unclamped <= inside ? 0 : inside - unclamped;
    }
    return p.coordinate(goal) - p.coordinate(unclamped);
  }

  /**
   * Moves one design by a Gauss–Newton step that is not too long and stays inside the bounds.
   *
   * @param blocked room for one design
   */
  private void move(
      DesignMatrix x,
      int row,
      double[] residual,
      double[][] jacobian,
      DesignBounds bounds,
      boolean[] blocked,
      ConditionSteps steps) {
    int dx = space.dx();
    for (int j = 0; j < dx; j++) {
      blocked[j] = bounds.isLocked(j) || space.variables().get(j).whole();
    }
    int dy = residual.length;
    double[] delta = steps.step(jacobian, residual, dy, blocked);
    // without the components that a bound stops, the others must change more; on relations that
    // brings others to their bounds
    int turns = steps.relations().isEmpty() ? 1 : dx;
    while (turns-- > 0 && block(x, row, delta, bounds, blocked)) {
      delta = steps.step(jacobian, residual, dy, blocked);
    }
    delta = steps.kept(x, row, jacobian, residual, blocked, delta, MAX_STEP);
    double length = 0;
    for (double part : delta) {
      length += part * part;
    }
    double shrink = Math.min(1, MAX_STEP / Math.max(1e-12, Math.sqrt(length)));
    for (int j = 0; j < dx; j++) {
      Variable v = space.variables().get(j);
      double moved =
          v.isLog()
              ? v.moved(x.get(row, j), shrink * delta[j])
              : x.get(row, j) + shrink * delta[j] * v.halfRange();
      x.set(row, j, bounds.clamp(j, moved));
    }
  }

  /** Blocks the components that would leave the bounds; whether there were any. */
  private boolean block(
      DesignMatrix x, int row, double[] delta, DesignBounds bounds, boolean[] blocked) {
    boolean any = false;
    for (int j = 0; j < delta.length; j++) {
      boolean out =
          (delta[j] > 0 && x.get(row, j) >= (float) bounds.upper()[j])
              || (delta[j] < 0 && x.get(row, j) <= (float) bounds.lower()[j]);
      any |= out && !blocked[j];
      blocked[j] |= out;
    }
    return any;
  }
}
