package io.backcast.performance;

import io.backcast.model.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the page of the figures, and its pictures, from the records and nothing else. */
final class PerformancePage {
  /** From so many ratios on, a part has a picture. */
  private static final int PICTURED = 2;

  private final KeptRecords kept;

  PerformancePage(KeptRecords kept) {
    this.kept = kept;
  }

  /**
   * Writes the page and its pictures.
   *
   * @param docs folder of performance.md
   */
  void write(Path docs) throws IOException {
    Files.createDirectories(docs);
    Files.writeString(docs.resolve("performance.md"), text());
    for (Part part : Part.values()) {
      List<Measurement> ratios = ratios(of(part));
      if (pictured(part)) {
        new RatioChart(part.title(), ratios).save(docs.resolve(picture(part)));
      }
    }
  }

  /** The page as Markdown. */
  String text() {
    StringBuilder out = new StringBuilder(INTRODUCTION);
    machine(out);
    for (Part part : Part.values()) {
      List<Measurement> of = of(part);
      if (of.isEmpty()) {
        continue;
      }
      out.append("## %s\n\n%s\n\n".formatted(part.title(), part.sentence()));
      if (part == Part.PROFILE) {
        profiles(out, of);
      } else {
        table(out, of);
      }
      if (pictured(part)) {
        out.append("![%s](%s)\n\n".formatted(part.title(), picture(part)));
      }
    }
    if (CostFacts.in(kept.records())) {
      int cores = kept.runs().getLast().machine().cores();
      out.append(new CostSection(CostFacts.of(kept.records()), cores).text());
    }
    return out.toString().stripTrailing() + "\n";
  }

  private static final String INTRODUCTION =
      """
      # How fast it is

      Every figure stands beside a baseline that was measured in the same run, in turn with it, so that the ratio holds on other machines and on busy ones: raw ONNX
      Runtime, PyTorch through DJL and Debian's `python3-torch` on the same weights, rejection sampling with the predictor, what the machine's matrix products,
      memory and disk can do. Goals are those of the ratio; those with a unit are of the figure itself. Spread is half the range between the quartiles, divided by the median: of the ratio where there is a baseline, else of the figure.

          mvn -Pbenchmark                                  # everything, and this page anew
          mvn -Pbenchmark -Dpart=engine,live               # some of it
          mvn -Pbenchmark -Dsize=quick                     # whether it works; its page is target/performance/quick/performance.md
          mvn -Pbenchmark -Dpart=none                      # this page anew from what has been measured

      Records are lines of [performance/records.jsonl](performance/records.jsonl); the page is made of them and of nothing else, which a test checks. What is measured is the list `Part`
      (`src/test/java/io/backcast/performance`), the measures are in `src/jmh/java`. A workflow measures every week and keeps the history of the ratios on the branch `benchmark-history`; where one gets worse beyond
      its spread, it fails.

      """;

  private void machine(StringBuilder out) {
    out.append("## Where\n\n");
    if (kept.runs().isEmpty()) {
      out.append("Nothing has been measured yet.\n\n");
      return;
    }
    out.append(
            "| measured | parts | processor | cores | load | memory | system | Java | libraries |\n")
        .append("|---|---|---|---|---|---|---|---|---|\n");
    for (Run run : kept.runs()) {
      Machine m = run.machine();
      String parts =
          kept.records().stream()
              .filter(r -> r.run().equals(run.key()))
              .map(Measurement::part)
              .distinct()
              .collect(Collectors.joining(", "));
      String libraries =
          m.libraries().entrySet().stream()
              .map(l -> l.getKey() + " " + l.getValue())
              .collect(Collectors.joining(", "));
      out.append(
          String.format(
              Locale.ROOT,
              "| %s, %s | %s | %s | %d | %s | %.0f GiB | %s | %s | %s |\n",
              run.day(),
              run.effort(),
              parts,
              m.processor(),
              m.cores(),
              run.load() == null ? "" : String.format(Locale.ROOT, "%.1f", run.load()),
              m.memory(),
              m.system(),
              m.java(),
              libraries));
    }
    out.append(
        """

        Load is how many programs wanted a processor in the minute before, on average: where it is well above 0 the cores were shared with other work, and times by the clock are longer than on an idle machine; where none stands it was not recorded.
        “Quick” parts are of fewer rounds, rows or seconds, so that their figures are rougher.

        """);
  }

  private static void table(StringBuilder out, List<Measurement> of) {
    out.append("| case | quantity | measured | baseline | ratio | spread | goal | |\n")
        .append("|---|---|---|---|---|---|---|---|\n");
    for (Measurement m : of) {
      Double baseline = m.baselineValue();
      String goal = goal(m);
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
              "| %s | %s |\n"
                  .formatted(
                      goal,
                      goal.isEmpty()
                          ? ""
                          : Boolean.TRUE.equals(m.reached()) ? "reached" : "missed"));
    }
    out.append('\n');
  }

  /** Of the ratio, or with its unit where it is one of the value; empty without one. */
  private static String goal(Measurement m) {
    Double limit = m.limit();
    String number =
        limit != null
            ? number(limit, m.unit()).strip()
            : m.baselineValue() == null && m.goal() != null
                ? number(m.goal(), m.unit()).strip()
                : significant(m.goal());
    return number.isEmpty() ? "" : (m.better() == Better.HIGHER ? "≥ " : "≤ ") + number;
  }

  /** A flame graph for each way that was watched, and its counters. */
  private static void profiles(StringBuilder out, List<Measurement> of) {
    out.append(
        """
        async-profiler watches each in a process of its own. Its stacks, and pages to click through, stay in `target/performance/profile`:
        `mvn -Pbenchmark -Dpart=profile`. “Below” is the innermost method of the program on the stack, with all that it called elsewhere.

        """);
    for (String title : of.stream().map(Measurement::name).distinct().toList()) {
      out.append("**%s**\n\n| where | share |\n|---|---|\n".formatted(title));
      of.stream()
          .filter(m -> m.name().equals(title))
          .forEach(
              m ->
                  out.append(
                      String.format(Locale.ROOT, "| %s | %.1f %% |\n", m.what(), m.value())));
      String picture =
          of.stream()
              .filter(m -> m.name().equals(title))
              .map(m -> m.conditions().get(Records.PICTURE))
              .filter(p -> p != null)
              .findFirst()
              .orElse("");
      out.append(picture.isEmpty() ? "\n" : "\n![%s](pictures/%s)\n\n".formatted(title, picture));
    }
  }

  private List<Measurement> of(Part part) {
    return kept.records().stream().filter(m -> m.part().equals(part.key())).toList();
  }

  private static List<Measurement> ratios(List<Measurement> of) {
    return of.stream().filter(m -> m.ratio() != null && m.figure() > 0).toList();
  }

  private boolean pictured(Part part) {
    return ratios(of(part)).size() >= PICTURED;
  }

  private static String picture(Part part) {
    return "pictures/performance-" + part.key() + ".png";
  }

  private static String number(double value, String unit) {
    boolean large = value >= 10_000 && value < 1e12;
    return (large
            ? String.format(Locale.ROOT, "%,.0f", Double.parseDouble(Numbers.significant(value, 3)))
            : significant(value))
        + " "
        + unit;
  }

  private static String significant(@Nullable Double value) {
    return value == null ? "" : Numbers.significant(value, 3);
  }

  private static String percent(double share) {
    return "± " + Numbers.significant(share * 100, 2) + " %";
  }
}
