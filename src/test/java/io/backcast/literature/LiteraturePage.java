package io.backcast.literature;

import io.backcast.model.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what was measured into a page, between two marks, and the pictures beside it. */
final class LiteraturePage {
  static final String BEGIN = "<!-- measured: written by LiteratureMeasure -->";
  static final String END = "<!-- end of what is measured -->";

  /** Beyond these, the mean stands for the figures of the targets, and the range of them. */
  private static final int MANY = 5;

  private static final int[] SHOWN = {1, 10, 50, 1_000};

  private final List<Outcome> all;
  private final List<GeneratorFigure> generators;

  LiteraturePage(List<Outcome> all, List<GeneratorFigure> generators) {
    this.all = all;
    this.generators = generators;
  }

  /**
   * Replaces what is between the marks.
   *
   * @param docs folder with benchmarks.md; without one, a page of its own is written there
   */
  void write(Path docs) throws IOException {
    Path page = Files.createDirectories(docs).resolve("benchmarks.md");
    String text = Files.exists(page) ? Files.readString(page) : BEGIN + "\n" + END + "\n";
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(page + " lacks the marks between which figures belong");
    }
    Path pictures = Files.createDirectories(docs.resolve("pictures"));
    StringBuilder middle = new StringBuilder(BEGIN).append("\n\n");
    designs(middle, pictures);
    posteriors(middle, pictures);
    generators(middle);
    Files.writeString(page, text.substring(0, begin) + middle + text.substring(end));
  }

  private void designs(StringBuilder out, Path pictures) throws IOException {
    Map<String, Map<String, List<double[]>>> curves = new LinkedHashMap<>();
    for (DesignTask task : DesignTask.values()) {
      List<Outcome> of = of(task.label());
      if (of.isEmpty()) {
        continue;
      }
      Map<String, List<double[]>> ofTask = new LinkedHashMap<>();
      out.append("### ").append(task.label()).append("\n\n");
      out.append(
              "| method | T = 1 | median at T = 1 | T = 10 | T = 50 | T = 1,000 | targets | training (s) | proposals (s) |\n")
          .append("|---|---|---|---|---|---|---|---|---|\n");
      for (Outcome o : of) {
        out.append("| ").append(o.method());
        out.append(" | ").append(number(o.at(SHOWN[0])));
        Double median = o.medianAtOne();
        out.append(" | ").append(number(median == null ? Double.NaN : median));
        for (int i = 1; i < SHOWN.length; i++) {
          out.append(" | ").append(number(o.at(SHOWN[i])));
        }
        out.append(" | ").append(o.targets());
        if (o.unanswered() > 0) {
          out.append(" (%d without)".formatted(o.unanswered()));
        }
        out.append(String.format(Locale.ROOT, " | %.0f | ", o.trainSeconds()));
        // the same designs in another order took no time of their own
        boolean reordered = o.method().equals(DesignMeasure.DRAWN);
        out.append(reordered ? "" : String.format(Locale.ROOT, "%.1f", o.proposeSeconds()))
            .append(" |\n");
        ofTask.put(o.method(), o.curve());
      }
      sizes(out, of);
      curves.put("%s, %,d rows".formatted(task.label(), of.getFirst().rows()), ofTask);
    }
    if (!curves.isEmpty()) {
      new LiteratureChart(curves, "proposals T", "mean squared error", true)
          .save(pictures.resolve("literature-designs.png"));
      out.append("![re-simulation error](pictures/literature-designs.png)\n\n");
    }
  }

  private void posteriors(StringBuilder out, Path pictures) throws IOException {
    Map<String, Map<String, List<double[]>>> curves = new LinkedHashMap<>();
    for (PosteriorTask task : PosteriorTask.values()) {
      List<Outcome> of = new ArrayList<>(of(task.label()));
      if (of.isEmpty()) {
        continue;
      }
      of.sort(java.util.Comparator.comparing(Outcome::method).thenComparingInt(Outcome::rows));
      Map<String, List<double[]>> ofTask = new LinkedHashMap<>();
      out.append("### ").append(task.label()).append("\n\n");
      out.append(
              "| method | simulations | C2ST, mean | smallest | largest | observations | samples | training (s) |\n")
          .append("|---|---|---|---|---|---|---|---|\n");
      for (Outcome o : of) {
        out.append(
            String.format(
                Locale.ROOT,
                "| %s | %,d | %.3f | %.3f | %.3f | %d | %,d | %.0f |%n",
                o.method(),
                o.rows(),
                o.meanC2st(),
                o.c2st().stream().mapToDouble(c -> c).min().orElse(Double.NaN),
                o.c2st().stream().mapToDouble(c -> c).max().orElse(Double.NaN),
                o.targets(),
                o.proposals(),
                o.trainSeconds()));
        ofTask
            .computeIfAbsent(o.method(), key -> new ArrayList<>())
            .add(new double[] {o.rows(), o.meanC2st()});
      }
      sizes(out, of);
      curves.put(task.label(), ofTask);
    }
    if (!curves.isEmpty()) {
      new LiteratureChart(curves, "simulations", "C2ST", false)
          .save(pictures.resolve("literature-posteriors.png"));
      out.append("![two-sample test](pictures/literature-posteriors.png)\n\n");
    }
  }

  /** Figures of the generators alone, for each target in the order of the targets. */
  private void generators(StringBuilder out) {
    if (generators.isEmpty()) {
      return;
    }
    out.append("### Kinds of generators\n\n");
    out.append("| task | generator | yield | distance | training (s) | 2,000 designs (ms) |\n")
        .append("|---|---|---|---|---|---|\n");
    for (GeneratorFigure f : generators) {
      out.append(
          String.format(
              Locale.ROOT,
              "| %s, %s, %,d rows | %s (%s) | %s | %s | %s | %.0f |%n",
              f.task(),
              f.size(),
              f.rows(),
              f.generator(),
              f.sizes(),
              joined(f.yields()),
              joined(f.distances()),
              // a model that was there already was not trained in this run
              Double.isNaN(f.trainSeconds())
                  ? ""
                  : String.format(Locale.ROOT, "%.0f", f.trainSeconds()),
              f.milliseconds()));
    }
    out.append('\n');
  }

  private static String joined(List<Double> values) {
    if (values.size() > MANY) {
      DoubleSummaryStatistics s = values.stream().mapToDouble(v -> v).summaryStatistics();
      return String.format(
          Locale.ROOT, "%.2f (%.2f – %.2f)", s.getAverage(), s.getMin(), s.getMax());
    }
    return values.stream()
        .map(v -> v.isNaN() ? "–" : String.format(Locale.ROOT, "%.2f", v))
        .collect(Collectors.joining(" / "));
  }

  private static void sizes(StringBuilder out, List<Outcome> of) {
    out.append('\n');
    Outcome first = of.getFirst();
    out.append(String.format(Locale.ROOT, "Size “%s”, seed %d. ", first.size(), first.seed()));
    Map<String, String> sizes = new LinkedHashMap<>();
    of.forEach(o -> sizes.merge(o.method(), o.sizes(), (a, b) -> a.equals(b) ? a : a + "; " + b));
    List<String> words = new ArrayList<>();
    sizes.forEach((method, text) -> words.add(method + ": " + text));
    out.append(String.join(". ", words)).append(".\n\n");
  }

  private List<Outcome> of(String task) {
    return all.stream().filter(o -> o.task().equals(task)).toList();
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : Numbers.significant(value, 2);
  }
}
