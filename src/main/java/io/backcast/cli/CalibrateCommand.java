package io.backcast.cli;

import io.backcast.engine.ModelFolder;
import io.backcast.io.DesignRows;
import io.backcast.io.DesignTable;
import io.backcast.io.Json;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.io.structure.Structures;
import io.backcast.io.table.Table;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.Crystal;
import io.backcast.model.DesignSpace;
import io.backcast.model.Digests;
import io.backcast.model.ErrorCode;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.verify.Answer;
import io.backcast.verify.CalculatedRows;
import io.backcast.verify.Calculation;
import io.backcast.verify.CalculationProgram;
import io.backcast.verify.Convention;
import io.backcast.verify.ConventionFile;
import io.backcast.verify.ConventionFit;
import io.backcast.verify.ConventionReport;
import io.backcast.verify.KnownRow;
import io.backcast.verify.Planned;
import io.backcast.verify.Programs;
import io.backcast.verify.VerifiedTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
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
    name = "calibrate",
    description =
        "Fit how a program's gaps compare with those that a model was trained on, by rows whose gap"
            + " is known; kept beside the model, so that verify can shift its answers."
            + " Answers that were collected are taken from the table.")
final class CalibrateCommand implements Callable<Integer> {
  /** With fewer rows the residual of a group says little. */
  private static final int ENOUGH = 60;

  @Mixin private VerifyOptions options;

  @Mixin private RunOptions run;

  @Mixin private TableOptions input;

  @Option(names = "--force", description = "Replace the convention of an earlier calibration.")
  private boolean force;

  @Spec private CommandSpec spec;

  private final ModelFolder folders;
  private final Json json;
  private final String program;
  private final Interrupts interrupts;
  private final InstantSource clock;

  CalibrateCommand(
      ModelFolder folders, Json json, String program, Interrupts interrupts, InstantSource clock) {
    this.folders = folders;
    this.json = json;
    this.program = program;
    this.interrupts = interrupts;
    this.clock = clock;
  }

  @Override
  public Integer call() throws BackcastException {
    run.check();
    DesignRows rows = DesignRows.of(options.in());
    DesignModel model = DesignModel.of(options.model(), rows.file(), folders, json);
    Property property = options.property(model.card());
    CalculationSettings settings = options.settings(json);
    Structures structures = new Structures(model.card(), options.template(), settings);
    TextTable table = input.read(rows.file());
    int[] positions = rows.positions(table.rows().size());
    TextTable picked = table.withRows(positions);
    DesignSpace space = model.card().space();
    Table known = picked.numbers(List.of(property.name()), Map.of());
    List<Planned> plan =
        Planned.of(
            DesignTable.matrix(picked, space),
            structures,
            options.engine(),
            settings,
            i ->
                "%s, row %s of %s".formatted(program, positions[i] + 1, rows.file().getFileName()));
    warnOfPredictions(table, property);
    boolean stated = spec.commandLine().getParseResult().hasMatchedOption("--engine");
    boolean given = !stated && CalculatedRows.in(table, rows.file(), property, json);
    CalculatedRows calculated =
        given
            ? given(table, rows, positions, property, structures.template().name(), model)
            : computed(plan, settings, model);
    Crystal crystal = Objects.requireNonNull(model.card().crystal(), "structures were made of it");
    List<KnownRow> found = new ArrayList<>();
    for (int i = 0; i < plan.size(); i++) {
      Double gap = calculated.gaps().get(i);
      float[] x = plan.get(i).x();
      if (gap != null) {
        found.add(
            new KnownRow(
                positions[i] + 1,
                known.values()[i][0],
                gap,
                crystal.strain(space, x),
                crystal.turn(space, x),
                Math.abs(structures.field(x))));
      }
    }
    PointMass mass = property.pointMass();
    ConventionFit fit = new ConventionFit(found, mass == null ? null : mass.value());
    Convention convention =
        new Convention(
            property.name(),
            calculated.program(),
            calculated.settingsKey(),
            fit.offset(),
            fit.slope(),
            fit.residual(),
            fit.size(),
            mass == null ? null : mass.value(),
            new ConventionReport(
                calculated.source(),
                String.valueOf(rows.file().getFileName()),
                Digests.sha256(rows.file()),
                structures.template().name(),
                given ? null : settings,
                fit.validation(),
                fit.metals(),
                fit.groups(),
                fit.worst()));
    new ConventionFile(json).write(model.folder(), convention);
    ConventionText.of(convention, property, plan.size() - found.size())
        .forEach(System.out::println);
    if (fit.size() < ENOUGH) {
      System.err.println(
          "backcast: warning: %s rows with a gap are few; %s and more say how a convention holds by gap, strain and field."
              .formatted(fit.size(), ENOUGH));
    }
    System.err.println(
        "Convention written to " + model.folder().resolve(Convention.file(calculated.program())));
    return 0;
  }

  /** The answers of a program that runs here. */
  private CalculatedRows computed(
      List<Planned> plan, CalculationSettings settings, DesignModel model)
      throws BackcastException {
    CalculationProgram calculator = Programs.of(options.engine(), settings, json, clock);
    requireNew(model.folder().resolve(Convention.file(calculator.name())));
    Calculation.requireCommonSettings(Planned.calculations(plan));
    List<@Nullable Answer> answers =
        run.answers(plan, calculator, options.answers(json), settings, interrupts, clock, json);
    List<@Nullable Double> gaps = new ArrayList<>();
    String source = "";
    String key = "";
    for (int i = 0; i < plan.size(); i++) {
      Answer answer = answers.get(i);
      Calculation calculation = plan.get(i).calculation();
      gaps.add(answer == null ? null : answer.gap());
      if (answer != null && answer.gap() != null && calculation != null) {
        source = answer.source().replaceFirst(",.*", "");
        key = calculation.settingsKey();
      }
    }
    return new CalculatedRows(calculator.name(), key, source, gaps);
  }

  /** The answers that stand in the table. */
  private CalculatedRows given(
      TextTable table,
      DesignRows rows,
      int[] positions,
      Property property,
      String template,
      DesignModel model)
      throws BackcastException {
    CalculatedRows given =
        CalculatedRows.of(table, rows.file(), positions, property, template, json);
    requireNew(model.folder().resolve(Convention.file(given.program())));
    System.err.printf(
        Locale.ROOT,
        "Calculated values are those of column %s, by %s; nothing is run.%n",
        VerifiedTable.dft(property),
        given.source());
    return given;
  }

  private static void warnOfPredictions(TextTable table, Property property) {
    if (table.index(property.name() + "_std") >= 0) {
      System.err.printf(
          Locale.ROOT,
          "backcast: warning: %s has a column %s_std, so its %s may be a model's predictions. A convention needs values that are known.%n",
          table.name(),
          property.name(),
          property.name());
    }
  }

  private void requireNew(Path file) throws BackcastException {
    if (!force && Files.exists(file)) {
      throw new BackcastException(
          ErrorCode.UNWRITABLE, "%s is there already. Replace it with --force.".formatted(file));
    }
  }
}
