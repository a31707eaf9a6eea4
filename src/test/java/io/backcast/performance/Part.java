package io.backcast.performance;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The list of all that is measured. Each part is a class with a main method, run in a virtual
 * machine of its own, which files its figures through {@link Records#ofProcess()}; it may also be
 * started by hand. A new measure is a line here and nothing else.
 */
public enum Part {
  /** What the machine does without the program; first, as others are compared with it. */
  MACHINE(
      "The machine",
      "What this machine does without the program.",
      "io.backcast.performance.MachineMeasure"),
  ENGINE(
      "Engine",
      "Backward sampling through the whole engine: latents, condition, run, checks, copy out.",
      "io.backcast.EngineMeasure"),
  PREVIEW(
      "Previews",
      "What the window computes for one picture, by JMH.",
      "io.backcast.performance.PreviewMeasure"),
  DESIGN(
      "Design at rest",
      "A request from end to end (drawn, refined, judged by two ensembles, ranked), against drawing at random and keeping what the predictor accepts until there are as many. Where a third of what is in the bounds is on target anyway, rejection is faster; where a target is rare, by hundreds of times slower.",
      "io.backcast.performance.DesignMeasure"),
  COST(
      "Cost of a sample and of a row",
      "The command design from end to end, in a heap of 1 GiB: what each further sample and each"
          + " further row costs.",
      "io.backcast.performance.CostMeasure",
      "-Xmx1g"),
  STREAM(
      "Few of many designs",
      "Two stages beside one, in processor time, with what both answers are worth (one stage / two stages); and long draws, ranked, judged and written to a file, beside the sampler alone. All in a heap of 1 GiB.",
      "io.backcast.StreamMeasure",
      "-Xmx1g"),
  LIVE(
      "A drag of the target",
      "The window while its target is dragged, drawn by software, on Xvfb where that is said and else for no display, beside a bare JavaFX window with one moving shape.",
      "io.backcast.LiveMeasure"),
  START(
      "Start",
      "From the start of a process to its first picture on a display of its own, beside a bare JavaFX window; and commands to their end, beside a Java that says its version.",
      "io.backcast.StartMeasure"),
  TRAINING(
      "Training",
      "A step of each network of the shipped recipe, beside its bare layers, PyTorch of Python, and what its products would take at the rate of the machine; and a quick training from a table to a model.",
      "io.backcast.train.distil.TrainingMeasure"),
  PROFILE(
      "Where the time goes",
      "Shares of processor time, sampled every millisecond with native frames.",
      "io.backcast.performance.ProfileMeasure"),
  ERRORS(
      "Errors beside simple methods",
      "The ensemble on made-up tables beside a forest, a Gaussian process and the nearest rows.",
      "io.backcast.train.distil.BaselineMeasure"),
  FOREST(
      "Designs judged by a forest",
      "Raw designs of a shipped model by a judge that is no network.",
      "io.backcast.ForestMeasure");

  private final String title;
  private final String sentence;
  private final String main;
  private final List<String> options;

  Part(String title, String sentence, String main, String... options) {
    this.title = title;
    this.sentence = sentence;
    this.main = main;
    this.options = List.of(options);
  }

  /** As the command line and the records have it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Heading of its tables. */
  String title() {
    return title;
  }

  /** What is measured, in a sentence. */
  String sentence() {
    return sentence;
  }

  /** The class that measures it. */
  String main() {
    return main;
  }

  /** What the virtual machine is told beside what all are. */
  List<String> options() {
    return options;
  }

  /**
   * The parts of a list such as {@code engine,live}, or {@code all}.
   *
   * @throws IllegalArgumentException naming what there is
   */
  static List<Part> named(String list) {
    if (list.equals("all")) {
      return List.of(values());
    }
    return Arrays.stream(list.split(",")).map(Part::of).toList();
  }

  private static Part of(String key) {
    return Arrays.stream(values())
        .filter(p -> p.key().equals(key.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no part “%s”. There are: %s."
                        .formatted(
                            key,
                            String.join(", ", Arrays.stream(values()).map(Part::key).toList()))));
  }
}
