package io.backcast.formula;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a text: a formula, or the first fault in it.
 *
 * @param formula null if there is a fault
 * @param fault null if there is none
 */
public record FormulaReading(@Nullable Formula formula, @Nullable FormulaFault fault) {

  /** What to know about a formula that was read. */
  public List<FormulaFault> notes() {
    return formula == null ? List.of() : formula.notes();
  }
}
