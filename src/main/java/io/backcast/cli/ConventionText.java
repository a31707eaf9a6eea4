package io.backcast.cli;

import io.backcast.model.Property;
import io.backcast.model.Units;
import io.backcast.verify.Convention;
import io.backcast.verify.ConventionReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in lines how a program's values compare with known ones. */
final class ConventionText {
  private ConventionText() {}

  /**
   * The lines.
   *
   * @param unanswered rows without an answer
   */
  static List<String> of(Convention convention, Property property, int unanswered) {
    List<String> lines = new ArrayList<>();
    String unit = property.unit();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s by %s = %sknown %+.3f, mean deviation %s over %d rows%s",
            property.name(),
            convention.program(),
            convention.slope() == 1
                ? ""
                : String.format(Locale.ROOT, "%.3f × ", convention.slope()),
            convention.offset(),
            Units.plain(String.format(Locale.ROOT, "%.3f", convention.residual()), unit),
            convention.rows(),
            unanswered == 0 ? "" : ", " + unanswered + " without an answer"));
    ConventionReport report = convention.report();
    if (report == null) {
      return lines;
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "on rows left out: offset alone %.4f, line %.4f; the line is better by %.4f ± %.4f",
            report.crossValidation().offset(),
            report.crossValidation().line(),
            report.crossValidation().gain(),
            report.crossValidation().standardError()));
    ConventionReport.Metals metals = report.metals();
    if (metals != null) {
      lines.add(
          String.format(
              Locale.ROOT,
              "class: %d of %d known metals are metals by the calculation, %d of %d others are none",
              metals.calculatedMetals(),
              metals.metals(),
              metals.calculatedOthers(),
              metals.others()));
    }
    lines.add(
        String.format(
            Locale.ROOT, "%-8s %18s %5s %8s %10s", "by", "range", "rows", "offset", "deviation"));
    for (ConventionReport.Group g : report.groups()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-8s %8.3f … %7.3f %5d %8.3f %10.3f",
              g.by(),
              g.from(),
              g.to(),
              g.rows(),
              g.offset(),
              g.deviation()));
    }
    for (ConventionReport.Outlier o : report.worst()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "row %d is off by %+.3f, field %.2f V/Å, angles up to %.1f° off",
              o.row(),
              o.deviation(),
              o.field(),
              o.turn()));
    }
    return lines;
  }
}
