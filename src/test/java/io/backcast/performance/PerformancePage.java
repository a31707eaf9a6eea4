package io.backcast.performance;

import io.backcast.model.Numbers;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the page of the figures from the records and nothing else. */
final class PerformancePage {
  private final KeptRecords kept;

  PerformancePage(KeptRecords kept) {
    this.kept = kept;
  }

  /** The page as Markdown. */
  String text() {
    StringBuilder out = new StringBuilder("# How fast it is\n\n");
    for (Part part : Part.values()) {
      List<Measurement> of =
          kept.records().stream().filter(m -> m.part().equals(part.key())).toList();
      if (!of.isEmpty()) {
        out.append("## ")
            .append(part.title())
            .append("\n\n")
            .append(part.sentence())
            .append("\n\n");
        table(out, of);
      }
    }
    return out.toString();
  }

  private static void table(StringBuilder out, List<Measurement> of) {
    out.append("| case | quantity | measured | baseline | ratio | spread | goal | |\n")
        .append("|---|---|---|---|---|---|---|---|\n");
    for (Measurement m : of) {
      Double baseline = m.baselineValue();
      Double goal = m.goal();
      String conditions =
          m.conditions().entrySet().stream()
              .map(c -> c.getKey() + " " + c.getValue())
              .collect(Collectors.joining(", "));
      out.append("| %s%s ".formatted(m.name(), conditions.isEmpty() ? "" : " (" + conditions + ")"))
          .append("| %s | %s ".formatted(m.what(), number(m.value(), m.unit())))
          .append(
              "| %s "
                  .formatted(
                      baseline == null ? "" : m.baseline() + ": " + number(baseline, m.unit())))
          .append("| %s ".formatted(baseline == null ? "" : significant(m.ratio())))
          .append("| %s ".formatted(m.spread() == 0 ? "" : percent(m.spread())))
          .append(
              "| %s "
                  .formatted(
                      goal == null
                          ? ""
                          : (m.better() == Better.HIGHER ? "≥ " : "≤ ") + significant(goal)))
          .append(
              "| %s |\n"
                  .formatted(
                      goal == null ? "" : Boolean.TRUE.equals(m.reached()) ? "reached" : "missed"));
    }
    out.append('\n');
  }

  private static String number(double value, String unit) {
    return significant(value) + " " + unit;
  }

  private static String significant(@Nullable Double value) {
    return value == null ? "" : Numbers.significant(value, 3);
  }

  private static String percent(double share) {
    return "± " + Numbers.significant(share * 100, 2) + " %";
  }
}
