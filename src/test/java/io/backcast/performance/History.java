package io.backcast.performance;

import io.backcast.io.Json;
import io.backcast.model.Numbers;
import io.backcast.model.Quantiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Ratios of many runs, oldest first. Figures without a baseline are kept too, but as they are of a
 * machine and not of the program, nothing is concluded from them.
 */
final class History {
  /** Runs before the last that are compared with it; fewer than the first number say nothing. */
  private static final int LEAST_RUNS = 3;

  private static final int MOST_RUNS = 12;

  /** So many spreads are by chance; a spread is two thirds of a standard deviation. */
  private static final double SPREADS = 4;

  /** Less is not looked at, however small the spread. */
  private static final double LEAST_CHANGE = 0.05;

  private final List<Run> runs = new ArrayList<>();
  private final List<Measurement> records = new ArrayList<>();

  History(List<Run> runs, List<Measurement> records) {
    this.runs.addAll(runs);
    this.records.addAll(records);
  }

  /** What a folder keeps; empty if there is none. */
  static History read(Path folder, Json json) throws IOException {
    KeptRecords kept = KeptRecords.read(folder, json);
    return new History(kept.runs(), kept.records());
  }

  /** This and a later run. */
  History with(KeptRecords later) {
    History all = new History(runs, records);
    later.runs().stream()
        .filter(r -> runs.stream().noneMatch(known -> known.key().equals(r.key())))
        .forEach(
            r -> {
              all.runs.add(r);
              later.records().stream()
                  .filter(m -> m.run().equals(r.key()))
                  .forEach(all.records::add);
            });
    return all;
  }

  /** Writes the lines, a page and its pictures. */
  void write(Path folder, Json json) throws IOException {
    new KeptRecords(runs, records).write(folder, json);
    Files.writeString(folder.resolve("README.md"), page());
    for (Part part : Part.values()) {
      Map<String, List<Measurement>> trends = trends(part);
      if (!trends.isEmpty()) {
        new TrendChart(part.title(), runs, trends).save(folder.resolve(picture(part)));
      }
    }
  }

  /** A sentence for each ratio of the last run that is worse than before, beyond its spread. */
  List<String> regressions() {
    List<String> sentences = new ArrayList<>();
    for (Part part : Part.values()) {
      for (List<Measurement> trend : trends(part).values()) {
        Measurement last = trend.getLast();
        if (runs.isEmpty() || !last.run().equals(runs.getLast().key())) {
          continue;
        }
        double[] before = before(trend);
        if (before.length < LEAST_RUNS) {
          continue;
        }
        double median = Quantiles.of(before, 0.5);
        double margin =
            Math.max(LEAST_CHANGE, SPREADS * Math.max(last.spread(), Paired.spread(before)));
        double worst = median * (last.better() == Better.HIGHER ? 1 - margin : 1 + margin);
        if (!last.better().reaches(last.figure(), worst)) {
          sentences.add(
              "%s, %s, %s: the ratio to %s is %s where it was %s in the %d runs before; up to %s would be chance."
                  .formatted(
                      part.title(),
                      last.name(),
                      last.what(),
                      last.baseline(),
                      Numbers.significant(last.figure(), 3),
                      Numbers.significant(median, 3),
                      before.length,
                      Numbers.significant(worst, 3)));
        }
      }
    }
    return sentences;
  }

  private double[] before(List<Measurement> trend) {
    int cores = machineOf(trend.getLast()).cores();
    List<Measurement> comparable =
        trend.subList(0, trend.size() - 1).stream()
            .filter(m -> machineOf(m).cores() == cores)
            .toList();
    return comparable.stream()
        .skip(Math.max(0, comparable.size() - MOST_RUNS))
        .mapToDouble(Measurement::figure)
        .toArray();
  }

  private Machine machineOf(Measurement m) {
    return runs.stream()
        .filter(r -> r.key().equals(m.run()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no run " + m.run()))
        .machine();
  }

  /** Records with a baseline by what they measure, oldest first. */
  private Map<String, List<Measurement>> trends(Part part) {
    Map<String, List<Measurement>> trends = new LinkedHashMap<>();
    for (Run run : runs) {
      records.stream()
          .filter(m -> m.run().equals(run.key()) && m.part().equals(part.key()))
          .filter(m -> m.ratio() != null)
          .forEach(m -> trends.computeIfAbsent(m.key(), key -> new ArrayList<>()).add(m));
    }
    return trends;
  }

  String page() {
    StringBuilder out = new StringBuilder("# Ratios through time\n\n");
    List<String> worse = regressions();
    if (!worse.isEmpty()) {
      out.append("**Worse in the last run:**\n\n");
      worse.forEach(s -> out.append("- ").append(s).append('\n'));
      out.append('\n');
    }
    for (Part part : Part.values()) {
      Map<String, List<Measurement>> trends = trends(part);
      if (trends.isEmpty()) {
        continue;
      }
      out.append("## %s\n\n![%s](%s)\n\n".formatted(part.title(), part.title(), picture(part)));
      out.append("| case | quantity | baseline | goal | runs | median | last | spread |\n")
          .append("|---|---|---|---|---|---|---|---|\n");
      for (List<Measurement> trend : trends.values()) {
        Measurement last = trend.getLast();
        Double goal = last.goal();
        out.append(
            String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %d | %s | %s | ± %s %% |\n",
                last.name(),
                last.what(),
                last.baseline(),
                goal == null
                    ? ""
                    : (last.better() == Better.HIGHER ? "≥ " : "≤ ") + Numbers.significant(goal, 3),
                trend.size(),
                Numbers.significant(
                    Quantiles.of(trend.stream().mapToDouble(Measurement::figure).toArray(), 0.5),
                    3),
                Numbers.significant(last.figure(), 3),
                Numbers.significant(last.spread() * 100, 2)));
      }
      out.append('\n');
    }
    out.append("## Runs\n\n| day | effort | processor | cores | Java |\n|---|---|---|---|---|\n");
    for (Run run : runs) {
      Machine m = run.machine();
      out.append(
          "| %s | %s | %s | %d | %s |\n"
              .formatted(run.day(), run.effort(), m.processor(), m.cores(), m.java()));
    }
    return out.toString();
  }

  private static String picture(Part part) {
    return "trend-" + part.key() + ".png";
  }
}
