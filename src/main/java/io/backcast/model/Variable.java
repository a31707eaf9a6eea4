package io.backcast.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.backcast.sentence.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One coordinate of a design.
 *
 * @param name the CSV header's name
 * @param symbol on the screen, for example {@code α}
 * @param unit unit of every value below, empty where there is none
 * @param lower smallest value of the design space
 * @param upper largest value of the design space
 * @param reference the value of the reference design, from which strain is counted
 * @param kind which values are valid
 * @param decimals digits after the point on the screen
 * @param categories names for the codes 0, 1, 2 …; null unless categorical
 * @param scale on which values are spread evenly; null for a linear one
 */
public record Variable(
    String name,
    String symbol,
    String unit,
    double lower,
    double upper,
    double reference,
    VariableKind kind,
    int decimals,
    @Nullable List<String> categories,
    @Nullable Scale scale) {
  /** Decimals in files beyond those on the screen. */
  private static final int FILE_DECIMALS = 3;

  /** Fewer decimals than tell 10,000 values of the range apart are not enough. */
  private static final double FILE_RESOLUTION = 1e-4;

  /** A variable on a linear scale. */
  public Variable(
      String name,
      String symbol,
      String unit,
      double lower,
      double upper,
      double reference,
      VariableKind kind,
      int decimals,
      @Nullable List<String> categories) {
    this(name, symbol, unit, lower, upper, reference, kind, decimals, categories, null);
  }

  /** A variable that is a number. */
  public Variable(
      String name,
      String symbol,
      String unit,
      double lower,
      double upper,
      double reference,
      VariableKind kind,
      int decimals) {
    this(name, symbol, unit, lower, upper, reference, kind, decimals, null);
  }

  /** A copy with another reference. */
  public Variable withReference(double value) {
    return new Variable(name, symbol, unit, lower, upper, value, kind, decimals, categories, scale);
  }

  /** Whether only whole values are valid. */
  public boolean whole() {
    return kind != VariableKind.CONTINUOUS;
  }

  /** Half the width of a whole value, by which the scaled range exceeds the bounds; else 0. */
  public double margin() {
    return whole() ? 0.5 : 0;
  }

  /** Name of the category of a code; null for a number. */
  public @Nullable String category(double value) {
    return categories == null
        ? null
        : categories.get(Math.clamp(Math.round(value), 0, categories.size() - 1));
  }

  /** Whether the scale is logarithmic. */
  @JsonIgnore
  public boolean isLog() {
    return scale == Scale.LOG;
  }

  /** The scale, linear where none is stated. */
  public Scale axis() {
    return scale == null ? Scale.LINEAR : scale;
  }

  /** The value in the middle of the range: of the logarithms on a log scale. */
  public double centre() {
    return isLog() ? Math.sqrt(lowest()) * Math.sqrt(highest()) : (lower + upper) / 2;
  }

  /** Where the scaled coordinate is −1. */
  private double lowest() {
    return lower - margin();
  }

  private double highest() {
    return upper + margin();
  }

  /**
   * Half the range in the scale's coordinate: one unit of the scaled coordinate −1 … 1. For whole
   * values the range is half a unit more on either side, so that the first and the last value are
   * as likely as the others.
   */
  public double halfRange() {
    return isLog() ? Math.log(highest() / lowest()) / 2 : (upper - lower) / 2 + margin();
  }

  /** The value in coordinates where the range ends at −1 and 1. */
  public double scale(double value) {
    return isLog()
        ? axis().coordinate(value / centre()) / halfRange()
        : (value - centre()) / halfRange();
  }

  public double unscale(double scaled) {
    return isLog() ? centre() * Math.exp(scaled * halfRange()) : centre() + scaled * halfRange();
  }

  /** The difference of two values in scaled coordinates. */
  public double scaledDifference(double value, double from) {
    return isLog() ? scale(value) - scale(from) : (value - from) / halfRange();
  }

  /** A value moved by a difference of scaled coordinates. */
  public double moved(double value, double scaled) {
    return isLog() ? value * Math.exp(scaled * halfRange()) : value + scaled * halfRange();
  }

  /** The value at a share of the way from bound to bound. */
  public double at(double share) {
    return axis().between(lower, upper, share);
  }

  /**
   * The value some steps away, such that so many steps lead from bound to bound; whole values are
   * one apart.
   *
   * @param by number of steps, negative for smaller values
   */
  public double stepped(double value, int by, int steps) {
    if (whole()) {
      return value + by;
    }
    return isLog() ? moved(value, by * 2.0 / steps) : value + by * ((upper - lower) / steps);
  }

  /** How far a value is on the way from bound to bound. */
  public double share(double value) {
    return axis().share(lower, upper, value);
  }

  /** The nearest valid value: whole for integers and categories, inside the bounds for all. */
  public double snap(double value) {
    return Math.max(lower, Math.min(upper, valid(value)));
  }

  /** The nearest value of this variable's kind, without regard to the bounds. */
  public double valid(double value) {
    return whole() ? Math.rint(value) : value;
  }

  /** {@code count} values spread evenly from bound to bound, each snapped to a valid one. */
  public double[] steps(int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          snap(isLog() ? at(i / (double) (count - 1)) : lower + (upper - lower) * i / (count - 1));
    }
    return values;
  }

  /** Decimals that distinguish designs at a glance: about three digits of the range. */
  public int coarseDecimals() {
    return Math.clamp(Math.round(2 - Math.log10(upper - lower)), 0, shownDecimals());
  }

  /** The decimals stated, or as many as it takes to tell ten values of the range apart. */
  public int shownDecimals() {
    return whole() ? decimals : Math.max(decimals, Numbers.decimals((upper - lower) / 10));
  }

  /** Decimals in files: three more than on the screen; −1 where files show all digits. */
  public int fileDecimals() {
    int inFiles = decimals + FILE_DECIMALS;
    boolean coarse = upper > lower && Math.pow(10, -inFiles) > (upper - lower) * FILE_RESOLUTION;
    return isLog() || coarse ? -1 : inFiles;
  }

  /** What is wrong with this variable, as a clause; null if nothing is. */
  public @Nullable Sentence problem() {
    if (name.isBlank()) {
      return Sentence.of("variable.no-name");
    }
    if (!(Double.isFinite(lower) && Double.isFinite(upper) && lower < upper)) {
      return Sentence.of("variable.bounds", name);
    }
    if (!(reference >= lower && reference <= upper)) {
      return Sentence.of("variable.reference", name);
    }
    if (isLog() && (categories != null || !(lowest() > 0))) {
      return Sentence.of("variable.log-scale", name, Sentence.figure(Numbers.text(lower)));
    }
    if (whole() && (lower != Math.rint(lower) || upper != Math.rint(upper))) {
      return Sentence.of("variable.whole", name);
    }
    if ((kind == VariableKind.CATEGORICAL) != (categories != null)) {
      return Sentence.of("variable.categories", name);
    }
    if (categories != null && (lower != 0 || upper != categories.size() - 1)) {
      return Sentence.of("variable.codes", name, categories.size() - 1);
    }
    return null;
  }
}
