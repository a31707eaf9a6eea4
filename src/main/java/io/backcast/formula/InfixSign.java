package io.backcast.formula;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operator between two operands, as a formula may write it.
 *
 * @param sign in a formula
 * @param operator that the expression library knows it by
 */
record InfixSign(String sign, String operator) {
  // read and never drawn: the program's typeface has no glyph for them
  private static final char READ_DOT = '⋅';
  private static final char READ_ELEMENT = '∈';

  /** Longer signs stand before those that they begin with. */
  private static final List<InfixSign> ALL =
      List.of(
          new InfixSign("...", FormulaScanner.RANGE),
          new InfixSign("..", FormulaScanner.RANGE),
          new InfixSign("…", FormulaScanner.RANGE),
          new InfixSign("**", "^"),
          new InfixSign("<=", "<="),
          new InfixSign("=<", "<="),
          new InfixSign("≤", "<="),
          new InfixSign(">=", ">="),
          new InfixSign("=>", ">="),
          new InfixSign("≥", ">="),
          new InfixSign("!=", "!="),
          new InfixSign("<>", "!="),
          new InfixSign("≠", "!="),
          new InfixSign("==", "="),
          new InfixSign("&&", " and "),
          new InfixSign("+", "+"),
          new InfixSign("-", "-"),
          new InfixSign("−", "-"),
          new InfixSign("*", "*"),
          new InfixSign("·", "*"),
          new InfixSign("×", "*"),
          new InfixSign(String.valueOf(READ_DOT), "*"),
          new InfixSign("/", "/"),
          new InfixSign("^", "^"),
          new InfixSign("<", "<"),
          new InfixSign(">", ">"),
          new InfixSign("=", "="),
          new InfixSign(String.valueOf(READ_ELEMENT), " in "));

  /** The longest sign that stands at a place of a text; null if none does. */
  static @Nullable InfixSign at(String text, int place) {
    for (InfixSign one : ALL) {
      if (text.startsWith(one.sign, place)) {
        return one;
      }
    }
    return null;
  }
}
