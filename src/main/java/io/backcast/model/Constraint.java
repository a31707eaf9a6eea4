package io.backcast.model;

/**
 * A condition on designs, as it was typed.
 *
 * @param text a formula such as {@code abs(a - b) <= 0.02}
 * @param enabled whether designs must satisfy it; one that is switched off is kept for later
 */
public record Constraint(String text, boolean enabled) {
  /** A condition that is switched on. */
  public static Constraint of(String text) {
    return new Constraint(text, true);
  }

  /** A copy that is switched on or off. */
  public Constraint withEnabled(boolean on) {
    return new Constraint(text, on);
  }
}
