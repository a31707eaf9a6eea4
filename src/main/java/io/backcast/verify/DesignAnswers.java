package io.backcast.verify;

import io.backcast.model.DesignPath;
import io.backcast.model.DesignSpace;
import io.backcast.model.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What calculations say of the designs of one model.
 *
 * @param space of the model
 * @param property column of the property that is calculated
 * @param all every answer, the newest first
 */
public record DesignAnswers(DesignSpace space, int property, List<CalculatedDesign> all) {
  /** Designs are the same within this share of every half-range. */
  private static final double SAME = 1e-3;

  public DesignAnswers {
    all = List.copyOf(all);
  }

  /** No answers. */
  public static DesignAnswers none(DesignSpace space) {
    return new DesignAnswers(space, 0, List.of());
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /**
   * The answer for a design {@code [dx]}: one that can be compared if there is any, else the
   * newest; null if there is none.
   */
  public @Nullable CalculatedDesign of(float[] x) {
    CalculatedDesign found = null;
    for (CalculatedDesign one : all) {
      if (same(one.x(), x, -1) && (found == null || !found.comparable() && one.comparable())) {
        found = one;
      }
    }
    return found;
  }

  /** Whether any of some designs {@code [n, dx]} has an answer. */
  public boolean anyOf(float[] x) {
    int d = space.dx();
    for (int i = 0; i < x.length / d && !isEmpty(); i++) {
      if (of(Arrays.copyOfRange(x, i * d, (i + 1) * d)) != null) {
        return true;
      }
    }
    return false;
  }

  /** The answers for designs that differ from one in no variable but {@code variable}. */
  public List<CalculatedDesign> along(float[] x, int variable) {
    return all.stream()
        .filter(one -> !Float.isNaN(one.x()[variable]) && same(one.x(), x, variable))
        .toList();
  }

  /**
   * An answer on a path.
   *
   * @param at coordinate along the path
   */
  public record OnPath(double at, CalculatedDesign design) {}

  /** The answers for designs on a path, wherever they lie on it. */
  public List<OnPath> on(DesignPath path, float[] start) {
    List<OnPath> found = new ArrayList<>();
    for (CalculatedDesign one : all) {
      coordinate(path, start, one.x()).ifPresent(at -> found.add(new OnPath(at, one)));
    }
    return found;
  }

  /** Where on a path a design lies; empty if it is beside it. */
  private OptionalDouble coordinate(DesignPath path, float[] start, float[] x) {
    double along = 0;
    double length = 0;
    for (int j = 0; j < space.dx(); j++) {
      double step = step(path, start, j);
      if (Float.isNaN(x[j])) {
        continue;
      }
      along += step * (x[j] - path.valueAt(space.variables().get(j), start[j], 0)) / half(j);
      length += step * step;
    }
    if (length == 0) {
      return OptionalDouble.empty();
    }
    double at = along / length;
    for (int j = 0; j < space.dx(); j++) {
      double there = path.valueAt(space.variables().get(j), start[j], at);
      if (!Float.isNaN(x[j]) && Math.abs(x[j] - there) > SAME * half(j)) {
        return OptionalDouble.empty();
      }
    }
    return OptionalDouble.of(at);
  }

  /** Change of a variable along a unit of the path, in half-ranges. */
  private double step(DesignPath path, float[] start, int j) {
    Variable v = space.variables().get(j);
    return (path.valueAt(v, start[j], 1) - path.valueAt(v, start[j], 0)) / half(j);
  }

  private double half(int j) {
    Variable v = space.variables().get(j);
    return (v.upper() - v.lower()) / 2 + v.margin();
  }

  /** Whether two designs are the same in all variables that are known, and in all but one. */
  private boolean same(float[] known, float[] x, int except) {
    boolean any = false;
    for (int j = 0; j < space.dx(); j++) {
      if (j != except && !Float.isNaN(known[j])) {
        any = true;
        if (!(Math.abs(known[j] - x[j]) <= SAME * half(j))) {
          return false;
        }
      }
    }
    return any;
  }
}
