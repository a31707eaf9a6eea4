package io.backcast.model;

import io.backcast.sentence.Sentence;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Lower and upper bounds of every variable, and conditions on them: the part of the design space
 * that the user allows.
 *
 * @param lower {@code [dx]}, physical units
 * @param upper {@code [dx]}; equal to lower where a variable is locked
 * @param conditions that designs satisfy, the card's included
 */
public record DesignBounds(double[] lower, double[] upper, Conditions conditions) {

  /** Bounds without conditions. */
  public DesignBounds(double[] lower, double[] upper) {
    this(lower, upper, Conditions.NONE);
  }

  /** The whole design space, with the conditions of its card, which must be valid. */
  public static DesignBounds of(DesignSpace space) {
    return new DesignBounds(
        space.variables().stream().mapToDouble(Variable::lower).toArray(),
        space.variables().stream().mapToDouble(Variable::upper).toArray(),
        Conditions.always(space));
  }

  /** A copy with other bounds of one variable. */
  public DesignBounds with(int variable, double low, double high) {
    double[] l = lower.clone();
    double[] u = upper.clone();
    l[variable] = low;
    u[variable] = high;
    return new DesignBounds(l, u, conditions);
  }

  /** A copy with these conditions in place of any other. */
  public DesignBounds with(Conditions others) {
    return new DesignBounds(lower, upper, others);
  }

  /** A copy without any condition. */
  public DesignBounds ranges() {
    return conditions.isEmpty() ? this : with(Conditions.NONE);
  }

  /** The relations that designs inside keep to: the space's, and conditions that are relations. */
  public Relations relations(DesignSpace space) {
    return conditions.relations(space);
  }

  /** Whether any design of a space is inside: neither a range nor a condition excludes one. */
  public boolean isWhole(DesignSpace space) {
    if (!conditions.isEmpty() || lower.length != space.dx()) {
      return false;
    }
    for (int j = 0; j < lower.length; j++) {
      Variable v = space.variables().get(j);
      if (Double.compare(lower[j], v.lower()) != 0 || Double.compare(upper[j], v.upper()) != 0) {
        return false;
      }
    }
    return true;
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

  /** Whether design {@code row} is inside, bounds included, and satisfies the conditions. */
  public boolean contains(DesignMatrix x, int row) {
    return contains(x.array(), row);
  }

  /** The same of row {@code row} of {@code x [n, dx]}. */
  public boolean contains(float[] x, int row) {
    for (int i = 0; i < lower.length; i++) {
      float value = x[row * lower.length + i];
      // compared as floats: a bound such as 3.792 has no exact float
      if (!(value >= (float) lower[i] && value <= (float) upper[i])) {
        return false;
      }
    }
    return conditions.allow(x, row);
  }

  /**
   * Checks these bounds against a design space.
   *
   * @throws BackcastException naming the variable whose range is empty or outside, or the relation
   *     or condition that no design inside keeps to
   */
  public void check(DesignSpace space) throws BackcastException {
    for (int i = 0; i < lower.length; i++) {
      Variable v = space.variables().get(i);
      if (!(lower[i] <= upper[i])) {
        throw new BackcastException(
            ErrorCode.BAD_BOUNDS, Sentence.of("bounds.empty", v.name(), lower[i], upper[i]));
      }
      if (lower[i] < v.lower() || upper[i] > v.upper()) {
        throw new BackcastException(
            ErrorCode.BAD_BOUNDS,
            Sentence.of("bounds.outside", v.name(), lower[i], upper[i], v.lower(), v.upper()));
      }
    }
    Relations relations = relations(space);
    if (!relations.isEmpty()) {
      relations.reach(this);
    }
    conditions.check(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DesignBounds designBounds
        && Arrays.equals(lower, designBounds.lower)
        && Arrays.equals(upper, designBounds.upper)
        && conditions.equals(designBounds.conditions);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(lower), Arrays.hashCode(upper), conditions);
  }
}
