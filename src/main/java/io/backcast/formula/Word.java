package io.backcast.formula;

import org.jspecify.annotations.Nullable;

/**
 * A name or a number in a formula.
 *
 * @param text as written, without quotes
 * @param number its value; NaN for a name
 * @param unit that follows a number; null if none does
 * @param position of its first character, from 0
 * @param length in characters, with quotes and unit
 */
record Word(String text, double number, @Nullable String unit, int position, int length) {

  /** A name. */
  static Word name(String text, int position, int length) {
    return new Word(text, Double.NaN, null, position, length);
  }

  boolean isNumber() {
    return !Double.isNaN(number);
  }
}
