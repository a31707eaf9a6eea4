package io.backcast.cli;

import io.backcast.engine.ModelFolder;
import io.backcast.io.DesignRows;
import io.backcast.io.Json;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.Property;
import io.backcast.verify.Answer;
import io.backcast.verify.AnswerStore;
import io.backcast.verify.Calculation;
import io.backcast.verify.CalculationProgram;
import io.backcast.verify.Convention;
import io.backcast.verify.DesignVerification;
import io.backcast.verify.Planned;
import io.backcast.verify.Programs;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    TextTable table = input.read(rows.file());
    DesignVerification designs =
        DesignVerification.of(
            new DesignVerification.Setup(
                model.folder(), model.card(), property, options.template(), calculator, settings),
            table,
            rows.positions(table.rows().size()),
            rows.file().getFileName().toString(),
            program);
    List<Planned> plan = designs.plan();
    AnswerStore store = options.answers(json);
    List<@Nullable Answer> answers =
        slurm.asked()
            ? answersOfSlurm(plan, store, settings)
            : run.answers(plan, calculator, store, settings, interrupts, clock, json);
    if (answers.size() < plan.size()) {
      // jobs were written, and that was all
      return 0;
    }
    Convention convention = designs.convention(json);
    out.write(
        designs.answered(answers, convention),
        designs.origin(program, rows.file().toString(), answers, convention),
        json);
    tell(designs.failures(answers), answers.size(), convention, model);
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

  private static void tell(
      Map<Integer, String> failures,
      int designs,
      @Nullable Convention convention,
      DesignModel model) {
    failures.forEach(
        (row, reason) -> System.err.printf(Locale.ROOT, "backcast: row %d: %s%n", row, reason));
    System.err.printf(Locale.ROOT, "Answers: %,d of %,d%n", designs - failures.size(), designs);
    if (convention == null) {
      System.err.printf(
          Locale.ROOT,
          "backcast: no convention for these settings lies in %s, so no gap is shifted: fit one with"
              + " backcast calibrate.%n",
          model.folder());
    }
  }
}
