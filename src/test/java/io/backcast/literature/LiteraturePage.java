package io.backcast.literature;

import io.backcast.model.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes what was measured into a page, between two marks, and the pictures beside it. Sections of
 * tasks that there are no results of stay as the page has them, as do rows of generators.
 */
final class LiteraturePage {
  static final String BEGIN = "<!-- measured: written by LiteratureMeasure -->";
  static final String END = "<!-- end of what is measured -->";

  private static final String KINDS = "Kinds of generators";

  /** Beyond these, the mean stands for the figures of the targets, and the range of them. */
  private static final int MANY = 5;

  private static final int[] SHOWN = {1, 10, 50, 1_000};

  private final List<Outcome> all;
  private final List<GeneratorFigure> generators;

  /** Tasks whose figures share a picture. */
  private record Group(List<String> tasks, String file, String alternative) {
    static final Group DESIGNS =
        new Group(
            Arrays.stream(DesignTask.values()).map(DesignTask::label).toList(),
            "literature-designs.png",
            "re-simulation error");
    static final Group POSTERIORS =
        new Group(
            Arrays.stream(PosteriorTask.values()).map(PosteriorTask::label).toList(),
            "literature-posteriors.png",
            "two-sample test");
  }

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
    Map<String, String> sections = sections(text.substring(begin + BEGIN.length(), end));
    Path pictures = Files.createDirectories(docs.resolve("pictures"));
    StringBuilder middle = new StringBuilder(BEGIN).append("\n\n");
    for (Group group : List.of(Group.DESIGNS, Group.POSTERIORS)) {
      append(middle, group, sections, pictures);
    }
    append(middle, KINDS, kinds(sections.getOrDefault(KINDS, "")));
    Files.writeString(page, text.substring(0, begin) + middle + text.substring(end));
  }

  /** What the page has now below each heading, without pictures. */
  private static Map<String, String> sections(String middle) {
    Map<String, String> sections = new LinkedHashMap<>();
    for (String section : middle.split("(?m)^### ")) {
      int line = section.indexOf('\n');
      if (line > 0) {
        sections.put(
            section.substring(0, line).strip(),
            section.substring(line).replaceAll("(?m)^!\\[.*\n?", "").strip());
      }
    }
    return sections;
  }

  private static void append(StringBuilder out, String heading, String section) {
    if (!section.isEmpty()) {
      out.append("### ").append(heading).append("\n\n").append(section.strip()).append("\n\n");
    }
  }

  private void append(StringBuilder out, Group group, Map<String, String> sections, Path pictures)
      throws IOException {
    Map<String, Map<String, List<double[]>>> curves = new LinkedHashMap<>();
    boolean designs = group == Group.DESIGNS;
    boolean whole = true;
    for (String task : group.tasks) {
      List<Outcome> of = of(task);
      if (of.isEmpty()) {
        whole &= !sections.containsKey(task);
        append(out, task, sections.getOrDefault(task, ""));
      } else {
        append(out, task, (designs ? designs(of) : posteriors(of)) + sizes(of));
        curves.put(
            designs ? "%s, %,d rows".formatted(task, of.getFirst().rows()) : task,
            designs ? errors(of) : tests(of));
      }
    }
    // a picture of some of the tasks would take others away
    if (whole && !curves.isEmpty()) {
      new LiteratureChart(
              curves,
              designs ? "proposals T" : "simulations",
              designs ? "mean squared error" : "C2ST",
              designs)
          .save(pictures.resolve(group.file));
    }
    if (Files.exists(pictures.resolve(group.file))) {
      out.append("![%s](pictures/%s)\n\n".formatted(group.alternative, group.file));
    }
  }

  private static String designs(List<Outcome> of) {
    StringBuilder out =
        new StringBuilder(
            "| method | T = 1 | median at T = 1 | T = 10 | T = 50 | T = 1,000 | targets | training (s) | proposals (s) |\n"
                + "|---|---|---|---|---|---|---|---|---|\n");
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
    }
    return out.toString();
  }

  /** By method. */
  private static Map<String, List<double[]>> errors(List<Outcome> of) {
    Map<String, List<double[]>> curves = new LinkedHashMap<>();
    of.forEach(o -> curves.put(o.method(), o.curve()));
    return curves;
  }

  private static String posteriors(List<Outcome> of) {
    StringBuilder out =
        new StringBuilder(
            "| method | simulations | C2ST, mean | smallest | largest | observations | samples | training (s) |\n"
                + "|---|---|---|---|---|---|---|---|\n");
    for (Outcome o : ordered(of)) {
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
    }
    return out.toString();
  }

  private static List<Outcome> ordered(List<Outcome> of) {
    return of.stream()
        .sorted(Comparator.comparing(Outcome::method).thenComparingInt(Outcome::rows))
        .toList();
  }

  /** By method. */
  private static Map<String, List<double[]>> tests(List<Outcome> of) {
    Map<String, List<double[]>> curves = new LinkedHashMap<>();
    for (Outcome o : ordered(of)) {
      curves
          .computeIfAbsent(o.method(), key -> new ArrayList<>())
          .add(new double[] {o.rows(), o.meanC2st()});
    }
    return curves;
  }

  /** Figures of the generators alone, for each target in the order of the targets. */
  private String kinds(String before) {
    Map<String, String> rows = new LinkedHashMap<>();
    before
        .lines()
        .filter(line -> line.startsWith("| "))
        .skip(1)
        .forEach(line -> rows.put(line.substring(0, line.indexOf('(')), line));
    for (GeneratorFigure f : generators) {
      String what =
          String.format(
              Locale.ROOT, "| %s, %s, %,d rows | %s ", f.task(), f.size(), f.rows(), f.generator());
      String row =
          String.format(
              Locale.ROOT,
              "%s(%s) | %s | %s | %s | %.0f |",
              what,
              f.sizes(),
              joined(f.yields()),
              joined(f.distances()),
              // a model that was there already was not trained in this run
              Double.isNaN(f.trainSeconds())
                  ? ""
                  : String.format(Locale.ROOT, "%.0f", f.trainSeconds()),
              f.milliseconds());
      rows.put(what, row);
    }
    return rows.isEmpty()
        ? ""
        : "| task | generator | on target | distance | training (s) | 2,000 designs (ms) |\n"
            + "|---|---|---|---|---|---|\n"
            + String.join("\n", rows.values());
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

  private static String sizes(List<Outcome> of) {
    Outcome first = of.getFirst();
    Map<String, String> sizes = new LinkedHashMap<>();
    of.forEach(o -> sizes.merge(o.method(), o.sizes(), (a, b) -> a.equals(b) ? a : a + "; " + b));
    List<String> words = new ArrayList<>();
    sizes.forEach((method, text) -> words.add(method + ": " + text));
    return String.format(
        Locale.ROOT,
        "%nSize “%s”, seed %d. %s.",
        first.size(),
        first.seed(),
        String.join(". ", words));
  }

  private List<Outcome> of(String task) {
    return all.stream().filter(o -> o.task().equals(task)).toList();
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : Numbers.significant(value, 2);
  }
}
