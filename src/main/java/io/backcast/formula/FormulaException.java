package io.backcast.formula;

/** Ends the reading of a formula at its first fault. */
final class FormulaException extends Exception {
  private static final long serialVersionUID = 1;
  private final transient FormulaFault fault;

  FormulaException(int position, int length, String what, String advice) {
    super(what);
    this.fault = new FormulaFault(position, length, what, advice);
  }

  FormulaFault fault() {
    return fault;
  }
}
