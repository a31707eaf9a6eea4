package io.backcast.literature;

import io.backcast.engine.InverseModel;
import io.backcast.io.Json;
import io.backcast.train.TrainingPreset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures the program and three other methods on the literature's tasks and writes
 * docs/benchmarks.md and its pictures anew (of the quick size: a page beside the results).
 *
 * <p>Arguments: tasks, separated by commas, or {@code all}, or {@code none} to write the page from
 * what has been measured, or {@code generators} to compare kinds of generators on the design tasks
 * ({@code generators-arm} on one), or {@code generators-table} on a table; size ({@code quick},
 * {@code short} or {@code published}); folder for models and results; folder of the page; numbers
 * of simulations, separated by commas, or {@code default}; preset that the program trains the
 * design tasks with, or {@code default}, which is that of the size; that table; the folder of a
 * model that was made of it, whose ensemble judges. What is in the results' file is not measured
 * again.
 */
public final class LiteratureMeasure {
  private static final long SEED = 1;

  private LiteratureMeasure() {}

  public static void main(String[] args) throws Exception {
    List<String> tasks =
        args[0].equals("all")
            ? Stream.concat(
                    Arrays.stream(DesignTask.values()).map(DesignTask::label),
                    Arrays.stream(PosteriorTask.values()).map(PosteriorTask::label))
                .toList()
            : List.of(args[0].split(","));
    String size = args[1];
    String preset = args[5];
    boolean usual = preset.equals("default");
    Effort effort =
        usual
            ? Effort.of(size)
            : Effort.of(size).with(TrainingPreset.valueOf(preset.toUpperCase(Locale.ROOT)));
    // models and results of one preset are none of another
    Path folder = Path.of(args[2]).resolve(usual ? size : size + "-" + preset);
    int[] budgets =
        args[4].equals("default")
            ? effort.budgets()
            : Arrays.stream(args[4].split(",")).mapToInt(Integer::parseInt).toArray();
    Outcomes outcomes = new Outcomes(folder.resolve("results.jsonl"), new Json());
    JsonLines<GeneratorFigure> generators =
        new JsonLines<>(folder.resolve("generators.jsonl"), new Json(), GeneratorFigure.class);
    for (DesignTask task : DesignTask.values()) {
      if (tasks.contains(task.label())) {
        new DesignMeasure(task, size, effort, folder, outcomes, SEED).run();
      }
    }
    for (PosteriorTask task : PosteriorTask.values()) {
      if (tasks.contains(task.label())) {
        new PosteriorMeasure(task, size, folder, outcomes, generators, SEED).run(budgets);
      }
    }
    for (DesignTask task : DesignTask.values()) {
      if (tasks.contains("generators") || tasks.contains("generators-" + task.label())) {
        Program program = new Program(folder);
        FormulaProblem problem =
            new FormulaProblem(task, task.rows() / effort.rowsOf(), program, SEED);
        new GeneratorMeasure(problem, size, effort, program, generators, SEED)
            .run(List.of(GeneratorKind.values()));
      }
    }
    if (tasks.contains("generators-table")) {
      TableProblem problem = TableProblem.of(Path.of(args[6]), Path.of(args[7]));
      try (InverseModel other = problem.other()) {
        new GeneratorMeasure(problem, size, effort, new Program(folder), generators, SEED)
            .run(List.of(GeneratorKind.values()));
      }
    }
    // what is quick is no figure for a page
    if (size.equals("quick")) {
      new LiteraturePage(outcomes.all(), generators.all()).write(folder);
    } else {
      publish(outcomes.all(), generators.all(), Path.of(args[3]));
    }
  }

  /** Adds results to those that the page is made of, which a new machine has too. */
  private static void publish(List<Outcome> outcomes, List<GeneratorFigure> generators, Path docs)
      throws IOException {
    Path records = docs.resolve("literature");
    JsonLines<Outcome> results =
        new JsonLines<>(records.resolve("results.jsonl"), new Json(), Outcome.class);
    results.merge(outcomes, Outcome::same);
    JsonLines<GeneratorFigure> figures =
        new JsonLines<>(records.resolve("generators.jsonl"), new Json(), GeneratorFigure.class);
    figures.merge(generators, GeneratorFigure::same);
    new LiteraturePage(results.all(), figures.all()).write(docs);
  }
}
