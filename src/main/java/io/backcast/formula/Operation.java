package io.backcast.formula;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.FastMath;
import org.jspecify.annotations.Nullable;

/** What formulas calculate: of values, of values with their slopes, and of ranges of values. */
enum Operation {
  ADD(2, true, a -> a[0] + a[1], a -> a[0].add(a[1]), a -> a[0].plus(a[1])),
  SUBTRACT(2, true, a -> a[0] - a[1], a -> a[0].subtract(a[1]), a -> a[0].minus(a[1])),
  MULTIPLY(2, true, a -> a[0] * a[1], a -> a[0].multiply(a[1]), a -> a[0].times(a[1])),
  DIVIDE(2, true, a -> a[0] / a[1], a -> a[0].divide(a[1]), a -> a[0].over(a[1])),
  POWER(2, true, a -> Math.pow(a[0], a[1]), Operation::power, a -> a[0].pow(a[1])),
  NEGATE(1, true, a -> -a[0], a -> a[0].negate(), a -> a[0].negative()),
  ABS(1, false, a -> Math.abs(a[0]), a -> a[0].abs(), a -> a[0].abs()),
  SQRT(
      1,
      false,
      a -> Math.sqrt(a[0]),
      a -> a[0].sqrt(),
      a -> a[0].within(0, Double.POSITIVE_INFINITY).rising(Math::sqrt)),
  CBRT(1, false, a -> Math.cbrt(a[0]), a -> a[0].cbrt(), a -> a[0].rising(Math::cbrt)),
  EXP(1, false, a -> Math.exp(a[0]), a -> a[0].exp(), a -> a[0].rising(Math::exp)),
  LOG(1, false, a -> Math.log(a[0]), a -> a[0].log(), a -> positive(a[0]).rising(Math::log)),
  LN(1, false, a -> Math.log(a[0]), a -> a[0].log(), a -> positive(a[0]).rising(Math::log)),
  LOG10(
      1, false, a -> Math.log10(a[0]), a -> a[0].log10(), a -> positive(a[0]).rising(Math::log10)),
  SIN(1, false, a -> Math.sin(a[0]), a -> a[0].sin(), a -> a[0].sin()),
  COS(1, false, a -> Math.cos(a[0]), a -> a[0].cos(), a -> a[0].cos()),
  TAN(1, false, a -> Math.tan(a[0]), a -> a[0].tan(), a -> a[0].tan()),
  ASIN(1, false, a -> Math.asin(a[0]), a -> a[0].asin(), a -> unit(a[0]).rising(Math::asin)),
  ACOS(1, false, a -> Math.acos(a[0]), a -> a[0].acos(), a -> unit(a[0]).falling(Math::acos)),
  ATAN(1, false, a -> Math.atan(a[0]), a -> a[0].atan(), a -> a[0].rising(Math::atan)),
  ATAN2(
      2,
      false,
      a -> Math.atan2(a[0], a[1]),
      a -> a[0].atan2(a[1]),
      a -> new Interval(-Math.PI, Math.PI)),
  SINH(1, false, a -> Math.sinh(a[0]), a -> a[0].sinh(), a -> a[0].rising(Math::sinh)),
  COSH(1, false, a -> Math.cosh(a[0]), a -> a[0].cosh(), a -> a[0].abs().rising(Math::cosh)),
  TANH(1, false, a -> Math.tanh(a[0]), a -> a[0].tanh(), a -> a[0].rising(Math::tanh)),
  MIN(
      -1,
      false,
      a -> Arrays.stream(a).reduce(Double.POSITIVE_INFINITY, Math::min),
      a -> Arrays.stream(a).reduce((x, y) -> FastMath.min(x, y)).orElseThrow(),
      a -> Arrays.stream(a).reduce(Interval::min).orElseThrow()),
  MAX(
      -1,
      false,
      a -> Arrays.stream(a).reduce(Double.NEGATIVE_INFINITY, Math::max),
      a -> Arrays.stream(a).reduce((x, y) -> FastMath.max(x, y)).orElseThrow(),
      a -> Arrays.stream(a).reduce(Interval::max).orElseThrow()),
  SUM(
      -1,
      false,
      a -> Arrays.stream(a).sum(),
      a -> Arrays.stream(a).reduce(Gradient::add).orElseThrow(),
      a -> Arrays.stream(a).reduce(Interval::plus).orElseThrow()),
  MEAN(
      -1,
      false,
      a -> Arrays.stream(a).sum() / a.length,
      a -> Arrays.stream(a).reduce(Gradient::add).orElseThrow().divide(a.length),
      a -> Arrays.stream(a).reduce(Interval::plus).orElseThrow().over(Interval.of(a.length)));

  private static final Map<String, Operation> FUNCTIONS =
      Arrays.stream(values())
          .filter(o -> !o.infix)
          .collect(Collectors.toMap(Operation::key, Function.identity()));

  private final int arguments;
  private final boolean infix;
  private final Function<double[], Double> value;
  private final Function<Gradient[], Gradient> slope;
  private final Function<Interval[], Interval> range;

  Operation(
      int arguments,
      boolean infix,
      Function<double[], Double> value,
      Function<Gradient[], Gradient> slope,
      Function<Interval[], Interval> range) {
    this.arguments = arguments;
    this.infix = infix;
    this.value = value;
    this.slope = slope;
    this.range = range;
  }

  /** How formulas write it. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many arguments it has; −1 for one or more. */
  int arguments() {
    return arguments;
  }

  /** The function of a name; null if there is none. */
  static @Nullable Operation function(String name) {
    return FUNCTIONS.get(name);
  }

  /** The names of all functions, in order. */
  static List<String> functions() {
    return FUNCTIONS.keySet().stream().sorted().toList();
  }

  boolean takesAngle() {
    return this == SIN || this == COS || this == TAN;
  }

  boolean givesAngle() {
    return this == ASIN || this == ACOS || this == ATAN || this == ATAN2;
  }

  /** Whether arguments must have the same unit, which is the result's. */
  boolean keepsUnit() {
    return switch (this) {
      case ADD, SUBTRACT, NEGATE, ABS, MIN, MAX, SUM, MEAN -> true;
      default -> false;
    };
  }

  double of(double... a) {
    return value.apply(a);
  }

  Gradient of(Gradient... a) {
    return slope.apply(a);
  }

  Interval of(Interval... a) {
    for (Interval one : a) {
      if (one.isEmpty()) {
        return Interval.EMPTY;
      }
    }
    return range.apply(a);
  }

  /** A constant power has a slope below zero too. */
  private static Gradient power(Gradient[] a) {
    return Arrays.stream(a[1].getGradient()).allMatch(d -> d == 0)
        ? a[1].getValue() == Math.rint(a[1].getValue())
                && Math.abs(a[1].getValue()) < Integer.MAX_VALUE
            ? a[0].pow((int) a[1].getValue())
            : a[0].pow(a[1].getValue())
        : a[0].pow(a[1]);
  }

  private static Interval positive(Interval a) {
    return a.within(0, Double.POSITIVE_INFINITY);
  }

  private static Interval unit(Interval a) {
    return a.within(-1, 1);
  }
}
