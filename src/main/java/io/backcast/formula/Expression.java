package io.backcast.formula;

import org.hipparchus.analysis.differentiation.Gradient;
import org.jspecify.annotations.Nullable;

/** A number that follows from the variables of a design. */
public sealed interface Expression {

  /** Its value at a design {@code [dx]}; NaN where it is not defined. */
  double value(double[] x);

  /** Its value and slopes at a design {@code [dx]}. */
  Gradient slopes(Gradient[] x);

  /** All values that it may take where every variable is in a range, {@code [dx]}. */
  Interval range(Interval[] x);

  /**
   * The factor of each variable and, last, the constant, {@code [dx + 1]}; null unless it is a sum
   * of such terms.
   */
  double @Nullable [] linear(int dx);

  /** Which variables occur is noted in {@code found [dx]}. */
  void variables(boolean[] found);

  /** The same expression of variables that have other numbers, {@code numbers [dx]}. */
  Expression renumbered(int[] numbers);

  /** The value and, in {@code slopes [dx]}, the slopes at a design {@code [dx]}. */
  default double slopes(double[] x, double[] slopes) {
    Gradient[] at = new Gradient[x.length];
    for (int j = 0; j < at.length; j++) {
      at[j] = Gradient.variable(at.length, j, x[j]);
    }
    Gradient result = slopes(at);
    System.arraycopy(result.getGradient(), 0, slopes, 0, slopes.length);
    return result.getValue();
  }

  /** A number. */
  record Constant(double number) implements Expression {
    @Override
    public double value(double[] x) {
      return number;
    }

    @Override
    public Gradient slopes(Gradient[] x) {
      return Gradient.constant(x.length, number);
    }

    @Override
    public Interval range(Interval[] x) {
      return Interval.of(number);
    }

    @Override
    public double[] linear(int dx) {
      double[] factors = new double[dx + 1];
      factors[dx] = number;
      return factors;
    }

    @Override
    public void variables(boolean[] found) {}

    @Override
    public Expression renumbered(int[] numbers) {
      return this;
    }
  }

  /** The value of a variable. */
  record Column(int column) implements Expression {
    @Override
    public double value(double[] x) {
      return x[column];
    }

    @Override
    public Gradient slopes(Gradient[] x) {
      return x[column];
    }

    @Override
    public Interval range(Interval[] x) {
      return x[column];
    }

    @Override
    public double[] linear(int dx) {
      double[] factors = new double[dx + 1];
      factors[column] = 1;
      return factors;
    }

    @Override
    public void variables(boolean[] found) {
      found[column] = true;
    }

    @Override
    public Expression renumbered(int[] numbers) {
      return new Column(numbers[column]);
    }
  }

  /** An operation on other expressions. */
  record Applied(Operation operation, Expression... arguments) implements Expression {
    @Override
    public double value(double[] x) {
      // the operators without an array, since they are what formulas mostly consist of
      return switch (operation) {
        case ADD -> arguments[0].value(x) + arguments[1].value(x);
        case SUBTRACT -> arguments[0].value(x) - arguments[1].value(x);
        case MULTIPLY -> arguments[0].value(x) * arguments[1].value(x);
        case DIVIDE -> arguments[0].value(x) / arguments[1].value(x);
        case NEGATE -> -arguments[0].value(x);
        case ABS -> Math.abs(arguments[0].value(x));
        default -> {
          double[] values = new double[arguments.length];
          for (int i = 0; i < values.length; i++) {
            values[i] = arguments[i].value(x);
          }
          yield operation.of(values);
        }
      };
    }

    @Override
    public Gradient slopes(Gradient[] x) {
      Gradient[] values = new Gradient[arguments.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = arguments[i].slopes(x);
      }
      return operation.of(values);
    }

    @Override
    public Interval range(Interval[] x) {
      Interval[] values = new Interval[arguments.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = arguments[i].range(x);
      }
      return operation.of(values);
    }

    @Override
    public double @Nullable [] linear(int dx) {
      double[][] parts = new double[arguments.length][];
      for (int i = 0; i < parts.length; i++) {
        double[] part = arguments[i].linear(dx);
        if (part == null) {
          return null;
        }
        parts[i] = part;
      }
      return switch (operation) {
        case ADD -> sum(parts[0], 1, parts[1], 1);
        case SUBTRACT -> sum(parts[0], 1, parts[1], -1);
        case NEGATE -> sum(parts[0], -1, parts[0], 0);
        case MULTIPLY ->
            isConstant(parts[1])
                ? sum(parts[0], parts[1][dx], parts[0], 0)
                : isConstant(parts[0]) ? sum(parts[1], parts[0][dx], parts[1], 0) : null;
        case DIVIDE -> isConstant(parts[1]) ? sum(parts[0], 1 / parts[1][dx], parts[0], 0) : null;
        case SUM, MEAN -> {
          double[] all = parts[0];
          for (int i = 1; i < parts.length; i++) {
            all = sum(all, 1, parts[i], 1);
          }
          yield operation == Operation.SUM ? all : sum(all, 1.0 / parts.length, all, 0);
        }
        default -> null;
      };
    }

    @Override
    public void variables(boolean[] found) {
      for (Expression argument : arguments) {
        argument.variables(found);
      }
    }

    @Override
    public Expression renumbered(int[] numbers) {
      Expression[] others = new Expression[arguments.length];
      for (int i = 0; i < others.length; i++) {
        others[i] = arguments[i].renumbered(numbers);
      }
      return new Applied(operation, others);
    }

    private static boolean isConstant(double[] factors) {
      for (int j = 0; j + 1 < factors.length; j++) {
        if (factors[j] != 0) {
          return false;
        }
      }
      return true;
    }

    private static double[] sum(double[] a, double p, double[] b, double q) {
      double[] sum = new double[a.length];
      for (int j = 0; j < sum.length; j++) {
        sum[j] = p * a[j] + q * b[j];
      }
      return sum;
    }
  }

  /** Its value where no variable occurs; NaN otherwise. */
  default double constant(int dx) {
    boolean[] found = new boolean[dx];
    variables(found);
    for (boolean one : found) {
      if (one) {
        return Double.NaN;
      }
    }
    return value(new double[dx]);
  }
}
