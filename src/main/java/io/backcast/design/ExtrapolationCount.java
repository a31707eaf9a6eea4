package io.backcast.design;

import io.backcast.model.ExtrapolationControl;

/**
 * How many designs on target are outside the training data.
 *
 * @param control by which they were treated
 * @param checked how many were looked at
 * @param outside how many of them are outside: refused or marked
 */
public record ExtrapolationCount(ExtrapolationControl control, int checked, int outside) {
  /** For designs that were not looked at. */
  public static final ExtrapolationCount NONE =
      new ExtrapolationCount(ExtrapolationControl.OFF, 0, 0);

  /** How many were refused. */
  public int refused() {
    return control == ExtrapolationControl.RESTRICT ? outside : 0;
  }

  /** Whether there are designs, and all of them are outside. */
  public boolean all() {
    return checked > 0 && outside == checked;
  }
}
