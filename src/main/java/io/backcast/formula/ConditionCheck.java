package io.backcast.formula;

import io.backcast.sentence.Sentence;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * Looks at a condition in the whole design space.
 *
 * @param space the range of every variable, {@code [dx]}
 */
record ConditionCheck(List<Term> terms, List<Levels> levels, Interval[] space) {
  /** Points of the space in which a condition is looked at, in each variable's range. */
  private static final int POINTS = 64;

  /**
   * Refuses a condition that no design satisfies.
   *
   * @param text of the condition
   */
  void requirePossible(String text) throws FormulaException {
    for (Term term : terms) {
      Interval range = term.value().range(space);
      if (!term.mayHold(range)) {
        throw new FormulaException(
            0,
            text.length(),
            range.isEmpty()
                ? Sentence.of("formula.no-value", term.text())
                : Sentence.of(
                    "formula.never",
                    term.text(),
                    Sentence.figure(number(range.low())),
                    Sentence.figure(number(range.high()))),
            Sentence.of("formula.change-numbers"));
      }
    }
  }

  /** Whether it refuses any design at all. */
  boolean saysSomething() {
    // the range says nothing of where the expression has no value
    return terms.stream()
            .anyMatch(
                term ->
                    !term.mustHold(term.value().range(space)) || !isDefined(term.value(), space))
        || levels.stream().anyMatch(level -> !level.mustHold(space[level.column()]));
  }

  /** Whether an expression has a value all over the space, as far as some points tell. */
  private static boolean isDefined(Expression value, Interval[] space) {
    double[] x = new double[space.length];
    for (int i = 0; i <= POINTS; i++) {
      for (int j = 0; j < x.length; j++) {
        // other places in each variable, so that not only a diagonal is seen
        double share = (i * (j + 1.0) / POINTS) % 1;
        x[j] = i == POINTS ? space[j].high() : space[j].low() + share * width(space[j]);
      }
      if (Double.isNaN(value.value(x))) {
        return false;
      }
    }
    return true;
  }

  private static double width(Interval range) {
    return range.high() - range.low();
  }

  private static String number(double value) {
    return Double.isInfinite(value)
        ? value < 0 ? "−∞" : "∞"
        : String.valueOf(
            new BigDecimal(value, new MathContext(4)).stripTrailingZeros().toPlainString());
  }
}
