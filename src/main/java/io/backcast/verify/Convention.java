package io.backcast.verify;

import org.jspecify.annotations.Nullable;

/**
 * How a program's gaps compare with those a model was trained on: {@code calculated = offset +
 * slope · known}. Lies beside the model as {@code convention-<program>.json}.
 *
 * @param property of the model
 * @param program that calculated
 * @param settingsKey of {@link Calculation#settingsKey()}; for other settings it does not hold
 * @param offset in the property's unit
 * @param slope 1 unless cross-validation asked for another
 * @param residual mean absolute deviation around it, in the property's unit
 * @param rows that it was fitted on
 * @param metalBelow a model's value at or below which is a metal; null if there is no such class
 * @param report how well it holds, and what it was fitted on; null if that is not known
 */
public record Convention(
    String property,
    String program,
    String settingsKey,
    double offset,
    double slope,
    double residual,
    int rows,
    @Nullable Double metalBelow,
    @Nullable ConventionReport report) {
  /** Resource name of the JSON Schema. */
  public static final String SCHEMA = "/io/backcast/convention.schema.json";

  /** A convention of which no more is known. */
  public Convention(
      String property,
      String program,
      String settingsKey,
      double offset,
      double slope,
      double residual,
      int rows,
      @Nullable Double metalBelow) {
    this(property, program, settingsKey, offset, slope, residual, rows, metalBelow, null);
  }

  /** Name of the file of a program beside a model. */
  public static String file(String program) {
    // a table may call its program anything
    return "convention-" + program.replaceAll("[^A-Za-z0-9._-]", "_") + ".json";
  }

  /** A calculated gap as the model's table would have it; a metal stays one. */
  public double toModel(double calculated) {
    double metal = metalBelow == null ? 0 : metalBelow;
    return calculated <= 0 ? metal : Math.max(metal, (calculated - offset) / slope);
  }
}
