package io.backcast.verify;

import org.jspecify.annotations.Nullable;

/**
 * A converged answer in the model's terms.
 *
 * @param x the design as far as cell and field tell it, {@code [dx]}; NaN in all other variables
 * @param answer of the calculation; it has a gap
 * @param convention by which it was moved; null where none holds for it, so that it cannot be
 *     compared
 * @param value in the property's unit; without a convention as it was calculated
 */
public record CalculatedDesign(
    float[] x, Answer answer, @Nullable Convention convention, double value) {

  /** Whether it may be compared with predictions. */
  public boolean comparable() {
    return convention != null;
  }

  /** The calculated gap, eV. */
  public double gap() {
    Double gap = answer.gap();
    return gap == null ? Double.NaN : gap;
  }
}
