package io.backcast.formula;

import org.hipparchus.analysis.differentiation.Gradient;

/**
 * Differentiates an expression as {@link Expression#slopes(Gradient[])} does, forwards and with the
 * same numbers to the bit, in memory that is used again for every design: what formulas mostly
 * consist of, the operators and {@code abs}, makes no object. Not for use by several threads at
 * once.
 */
final class ForwardMode {
  /** Place of the value in a row; the slopes follow. */
  private static final int VALUE = 0;

  private final Expression expression;
  private final int variables;

  /** Intermediate results, a row for each level, {@code [levels][1 + variables]}. */
  private final double[][] rows;

  /** Of an expression in which variables from 0 to below {@code variables} may occur. */
  ForwardMode(Expression expression, int variables) {
    this.expression = expression;
    this.variables = variables;
    this.rows = new double[levels(expression)][1 + variables];
  }

  /** How many results wait at a time, the own included. */
  private static int levels(Expression expression) {
    int most = 1;
    if (expression instanceof Expression.Applied applied) {
      for (int i = 0; i < applied.arguments().length; i++) {
        most = Math.max(most, i + levels(applied.arguments()[i]));
      }
    }
    return most;
  }

  /** Calculates at {@code x [variables]}; {@link #value} and {@link #slope} say what came out. */
  void at(double[] x) {
    calculate(expression, x, 0);
  }

  /** The value where it was last calculated. */
  double value() {
    return rows[0][VALUE];
  }

  /** The slope by one variable where it was last calculated. */
  double slope(int variable) {
    return rows[0][1 + variable];
  }

  private void calculate(Expression of, double[] x, int level) {
    switch (of) {
      case Expression.Constant constant -> set(rows[level], constant.number(), -1);
      case Expression.Column column -> set(rows[level], x[column.column()], column.column());
      case Expression.Applied applied -> {
        Expression[] arguments = applied.arguments();
        for (int i = 0; i < arguments.length; i++) {
          calculate(arguments[i], x, level + i);
        }
        apply(applied.operation(), arguments.length, level);
      }
    }
  }

  /** A value whose slope is 1 by one variable, and 0 by the others. */
  private static void set(double[] row, double value, int variable) {
    row[VALUE] = value;
    for (int i = 1; i < row.length; i++) {
      row[i] = i == 1 + variable ? 1 : 0;
    }
  }

  /** Puts the result of an operation in the place of its first argument. */
  private void apply(Operation operation, int arguments, int level) {
    double[] a = rows[level];
    switch (operation) {
      case ADD -> add(a, rows[level + 1]);
      case SUBTRACT -> subtract(a, rows[level + 1]);
      case MULTIPLY -> multiply(a, rows[level + 1]);
      case DIVIDE -> divide(a, rows[level + 1]);
      case NEGATE -> negate(a);
      case ABS -> {
        if (Double.doubleToLongBits(a[VALUE]) < 0) {
          negate(a);
        }
      }
      default -> applyOther(operation, arguments, level);
    }
  }

  private static void add(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      a[i] += b[i];
    }
  }

  private static void subtract(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      a[i] -= b[i];
    }
  }

  private static void multiply(double[] a, double[] b) {
    for (int i = 1; i < a.length; i++) {
      a[i] = a[i] * b[VALUE] + a[VALUE] * b[i];
    }
    a[VALUE] *= b[VALUE];
  }

  private static void divide(double[] a, double[] b) {
    double inverse = 1 / b[VALUE];
    double square = inverse * inverse;
    for (int i = 1; i < a.length; i++) {
      a[i] = (a[i] * b[VALUE] - a[VALUE] * b[i]) * square;
    }
    a[VALUE] *= inverse;
  }

  private static void negate(double[] a) {
    for (int i = 0; i < a.length; i++) {
      a[i] = -a[i];
    }
  }

  private void applyOther(Operation operation, int arguments, int level) {
    Gradient[] values = new Gradient[arguments];
    for (int i = 0; i < arguments; i++) {
      double[] row = rows[level + i];
      double[] slopes = new double[variables];
      System.arraycopy(row, 1, slopes, 0, variables);
      values[i] = new Gradient(row[VALUE], slopes);
    }
    Gradient result = operation.of(values);
    rows[level][VALUE] = result.getValue();
    for (int i = 0; i < variables; i++) {
      rows[level][1 + i] = result.getPartialDerivative(i);
    }
  }
}
