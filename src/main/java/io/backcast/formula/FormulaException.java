package io.backcast.formula;

import io.backcast.sentence.Sentence;

/** Ends the reading of a formula at its first fault. */
final class FormulaException extends Exception {
  private static final long serialVersionUID = 1;
  private final transient FormulaFault fault;

  FormulaException(int position, int length, Sentence what, Sentence advice) {
    super(what.toString());
    this.fault = new FormulaFault(position, length, what, advice);
  }

  FormulaFault fault() {
    return fault;
  }
}
