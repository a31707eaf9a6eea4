package io.backcast.cli;

import io.backcast.engine.ModelFolder;
import io.backcast.io.DesignTable;
import io.backcast.io.Json;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.io.structure.Structures;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.verify.Answer;
import io.backcast.verify.AnswerStore;
import io.backcast.verify.Calculation;
import io.backcast.verify.CalculationProgram;
import io.backcast.verify.Convention;
import io.backcast.verify.ConventionFile;
import io.backcast.verify.Planned;
import io.backcast.verify.Programs;
import io.backcast.verify.VerifiedTable;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    description =
        "Calculate designs of a crystal by a first-principles program, and write the answers beside"
            + " their predictions. Answers are kept: nothing is computed twice.")
final class VerifyCommand implements Callable<Integer> {
  @Mixin private VerifyOptions options;

  @Mixin private RunOptions run;

  @Option(
      names = "--per-task",
      paramLabel = "N",
      defaultValue = "1",
      description = "With --slurm: calculations of a task (default: ${DEFAULT-VALUE}).")
  private int perTask;

  @Mixin private SlurmOptions slurm;

  @Mixin private TableOptions input;

  @Mixin private TableOutput out;

  @Spec private CommandSpec spec;

  private final ModelFolder folders;
  private final Json json;
  private final String program;
  private final Interrupts interrupts;
  private final InstantSource clock;

  /**
   * The provenance of a file of answers.
   *
   * @param settings of the calculations
   * @param convention by which gaps were shifted; null if there is none
   * @param failures by row of the input, why there is no answer
   */
  private record Origin(
      String program,
      String model,
      String identity,
      String designs,
      String engine,
      String template,
      CalculationSettings settings,
      @Nullable Convention convention,
      int converged,
      Map<Integer, String> failures) {}

  VerifyCommand(
      ModelFolder folders, Json json, String program, Interrupts interrupts, InstantSource clock) {
    this.folders = folders;
    this.json = json;
    this.program = program;
    this.interrupts = interrupts;
    this.clock = clock;
  }

  @Override
  public Integer call() throws BackcastException {
    out.check();
    run.check();
    DesignRows rows = DesignRows.of(options.in());
    DesignModel model = DesignModel.of(options.model(), rows.file(), folders, json);
    Property property = options.property(model.card());
    CalculationSettings settings = options.settings(json);
    CalculationProgram calculator = Programs.of(options.engine(), settings, json, clock);
    Structures structures = new Structures(model.card(), options.template(), settings);
    TextTable table = input.read(rows.file());
    int[] positions = rows.positions(table.rows().size());
    TextTable picked = table.withRows(positions);
    DesignSpace space = model.card().space();
    List<Planned> plan =
        Planned.of(
            DesignTable.matrix(picked, space),
            structures,
            calculator.name(),
            settings,
            i ->
                "%s, row %d of %s".formatted(program, positions[i] + 1, rows.file().getFileName()));
    AnswerStore store = options.answers(json);
    List<@Nullable Answer> answers =
        slurm.asked()
            ? answersOfSlurm(plan, store, settings)
            : run.answers(plan, calculator, store, settings, interrupts, clock, json);
    if (answers.size() < plan.size()) {
      // jobs were written, and that was all
      return 0;
    }
    Convention convention = convention(plan, model, calculator, property);
    out.write(
        VerifiedTable.of(picked, property, answers, convention),
        new Origin(
            program,
            model.card().name(),
            model.card().identity(),
            rows.file().toString(),
            calculator.name(),
            structures.template().name(),
            settings,
            convention,
            (int) answers.stream().filter(a -> a != null && a.converged()).count(),
            failures(plan, answers, positions)),
        json);
    tell(plan, answers, positions, convention, model);
    return 0;
  }

  /** The answers of a job array; none if it was written only. */
  private List<@Nullable Answer> answersOfSlurm(
      List<Planned> plan, AnswerStore store, CalculationSettings settings)
      throws BackcastException {
    RunOptions.requirePositive("--per-task", perTask);
    List<Calculation> calculations = Planned.calculations(plan);
    run.takeFinished(calculations, store, json);
    List<Answer> found =
        new VerifyArray(slurm, slurm.folder(out.file()), json, clock)
            .answers(
                calculations,
                store,
                options.again(spec.commandLine().getParseResult(), store, out.file()),
                perTask,
                settings,
                run.limit(settings));
    return found == null ? List.of() : Planned.byDesign(plan, found);
  }

  private @Nullable Convention convention(
      List<Planned> plan, DesignModel model, CalculationProgram calculator, Property property)
      throws BackcastException {
    String key = Calculation.commonSettingsKey(Planned.calculations(plan)).orElse(null);
    return key == null
        ? null
        : new ConventionFile(json)
            .find(model.folder(), calculator.name(), property.name(), key)
            .orElse(null);
  }

  private static Map<Integer, String> failures(
      List<Planned> plan, List<@Nullable Answer> answers, int[] positions) {
    Map<Integer, String> failures = new LinkedHashMap<>();
    for (int i = 0; i < plan.size(); i++) {
      Answer answer = answers.get(i);
      if (answer == null || !answer.converged()) {
        String reason = answer == null ? plan.get(i).refusal() : answer.reason();
        failures.put(positions[i] + 1, Objects.requireNonNullElse(reason, "no reason is known"));
      }
    }
    return failures;
  }

  private static void tell(
      List<Planned> plan,
      List<@Nullable Answer> answers,
      int[] positions,
      @Nullable Convention convention,
      DesignModel model) {
    Map<Integer, String> failures = failures(plan, answers, positions);
    failures.forEach(
        (row, reason) -> System.err.printf(Locale.ROOT, "backcast: row %d: %s%n", row, reason));
    System.err.printf(
        Locale.ROOT, "Answers: %,d of %,d%n", answers.size() - failures.size(), answers.size());
    if (convention == null) {
      System.err.printf(
          Locale.ROOT,
          "backcast: no convention for these settings lies in %s, so no gap is shifted: fit one with"
              + " backcast calibrate.%n",
          model.folder());
    }
  }
}
