package io.backcast.verify;

import io.backcast.io.structure.CalculationSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well a convention holds, and what it was fitted on.
 *
 * @param source who calculated, for example {@code GPAW 22.8.0}
 * @param data name of the table with the known values
 * @param dataSha256 of its file
 * @param template name of the structure template
 * @param settings of the calculations; null for those that were made elsewhere
 * @param crossValidation that decided between an offset alone and a line
 * @param metals how the class compares
 * @param groups deviations by gap, strain, angles and field
 * @param worst rows that deviate most, the worst first
 */
public record ConventionReport(
    String source,
    String data,
    String dataSha256,
    String template,
    @Nullable CalculationSettings settings,
    CrossValidation crossValidation,
    @Nullable Metals metals,
    List<Group> groups,
    List<Outlier> worst) {
  public ConventionReport {
    groups = List.copyOf(groups);
    worst = List.copyOf(worst);
  }

  /**
   * Mean absolute errors on rows that had no part in the fit.
   *
   * @param offset of an offset alone
   * @param line of offset and slope
   * @param gain mean of what the line is better by
   * @param standardError of that gain; a line is taken only where the gain is more than twice that
   */
  public record CrossValidation(double offset, double line, double gain, double standardError) {}

  /**
   * Metals as a class, after the shift.
   *
   * @param metals rows known as metals
   * @param calculatedMetals how many of them are metals by the calculation
   * @param others rows known to have a gap
   * @param calculatedOthers how many of them have one by the calculation
   */
  public record Metals(int metals, int calculatedMetals, int others, int calculatedOthers) {}

  /**
   * Rows that have something in common.
   *
   * @param by {@code gap}, {@code strain}, {@code angles} or {@code field}
   * @param from smallest value in the group, in the property's unit, as a share, in degrees or in
   *     V/Å
   * @param to largest
   * @param rows in it
   * @param offset their own, the median of calculated less known
   * @param deviation mean absolute deviation from the convention
   */
  public record Group(
      String by, double from, double to, int rows, double offset, double deviation) {}

  /**
   * A row far off.
   *
   * @param row in the table, from 1
   * @param deviation of the calculated gap from the convention, eV
   * @param field V/Å
   * @param turn largest change of an angle, degrees
   */
  public record Outlier(int row, double deviation, double field, double turn) {}
}
