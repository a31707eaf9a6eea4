package io.backcast.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lower and upper bounds of every variable: the part of the design space that the user allows.
 *
 * @param lower {@code [dx]}, physical units
 * @param upper {@code [dx]}; equal to lower where a variable is locked
 */
public record DesignBounds(double[] lower, double[] upper) {

  /** The whole design space. */
  public static DesignBounds of(DesignSpace space) {
    return new DesignBounds(
        space.variables().stream().mapToDouble(Variable::lower).toArray(),
        space.variables().stream().mapToDouble(Variable::upper).toArray());
  }

  /** A copy with other bounds of one variable. */
  public DesignBounds with(int variable, double low, double high) {
    double[] l = lower.clone();
    double[] u = upper.clone();
    l[variable] = low;
    u[variable] = high;
    return new DesignBounds(l, u);
  }

  public boolean isLocked(int variable) {
    return upper[variable] <= lower[variable];
  }

  /** Whether the bounds of a variable are narrower than the model's. */
  public boolean isNarrowed(Variable v, int variable) {
    return cutsBelow(v, variable) || cutsAbove(v, variable);
  }

  /** Whether the lower bound is above the model's. */
  public boolean cutsBelow(Variable v, int variable) {
    return lower[variable] > v.lower();
  }

  /** Whether the upper bound is below the model's. */
  public boolean cutsAbove(Variable v, int variable) {
    return upper[variable] < v.upper();
  }

  /** Lower and upper bound, {@code [2]}, of each narrowed variable, by name. */
  public Map<String, double[]> narrowed(DesignSpace space) {
    Map<String, double[]> bounds = new LinkedHashMap<>();
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      if (isNarrowed(v, j)) {
        bounds.put(v.name(), new double[] {lower[j], upper[j]});
      }
    }
    return bounds;
  }

  /** The value inside the bounds of a variable that is nearest to {@code value}. */
  public float clamp(int variable, double value) {
    return Math.max((float) lower[variable], Math.min((float) upper[variable], (float) value));
  }

  /** Whether design {@code row} is inside, bounds included. */
  public boolean contains(DesignMatrix x, int row) {
    return contains(x.array(), row);
  }

  /** Whether row {@code row} of {@code x [n, dx]} is inside, bounds included. */
  public boolean contains(float[] x, int row) {
    for (int i = 0; i < lower.length; i++) {
      float value = x[row * lower.length + i];
      // compared as floats: a bound such as 3.792 has no exact float
      if (!(value >= (float) lower[i] && value <= (float) upper[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * Checks these bounds against a design space.
   *
   * @throws BackcastException naming the variable whose range is empty or outside, or the relation
   *     that no design inside keeps to
   */
  public void check(DesignSpace space) throws BackcastException {
    for (int i = 0; i < lower.length; i++) {
      Variable v = space.variables().get(i);
      if (!(lower[i] <= upper[i])) {
        throw new BackcastException(
            ErrorCode.BAD_BOUNDS,
            "The bounds of %s are empty: %s is above %s. Put the smaller number first."
                .formatted(v.name(), lower[i], upper[i]));
      }
      if (lower[i] < v.lower() || upper[i] > v.upper()) {
        throw new BackcastException(
            ErrorCode.BAD_BOUNDS,
            "The bounds of %s (%s to %s) leave the model's own range, %s to %s."
                .formatted(v.name(), lower[i], upper[i], v.lower(), v.upper()));
      }
    }
    if (!space.relations().isEmpty()) {
      Relations.of(space).reach(this);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DesignBounds designBounds
        && Arrays.equals(lower, designBounds.lower)
        && Arrays.equals(upper, designBounds.upper);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(lower) + Arrays.hashCode(upper);
  }
}
