package io.backcast.cli;

import io.backcast.engine.ModelWorkspace;
import io.backcast.io.AtomicFiles;
import io.backcast.io.Json;
import io.backcast.io.table.Table;
import io.backcast.io.table.TableSource;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DataCleaning;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.FlowKind;
import io.backcast.model.ModelCard;
import io.backcast.model.Recipe;
import io.backcast.model.TrainingPlan;
import io.backcast.train.AuditTrainer;
import io.backcast.train.Trainer;
import io.backcast.train.TrainingForecast;
import io.backcast.train.TrainingPreset;
import io.backcast.train.data.ColumnRoles;
import io.backcast.train.data.DataPreparation;
import io.backcast.train.data.RowCleaning;
import io.backcast.train.data.ScaleReport;
import io.backcast.train.data.TableRelations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "train",
    description =
        "Train an inverse model on a table. A stopped training continues when the same command is"
            + " given again.")
final class TrainCommand implements Callable<Integer> {
  /** The program whose answers are learned from where none is named. */
  private static final String ENGINE = "gpaw";

  @Option(
      names = "--data",
      required = true,
      paramLabel = "CSV",
      description = "Table to train on, or - .")
  private Path data;

  @Mixin private TableOptions input;

  @Mixin private ColumnOptions columns;

  @Option(
      names = "--recipe",
      paramLabel = "JSON",
      description = "Names, units, bounds, symmetries and sizes (default: guessed from the table).")
  private @Nullable Path recipeFile;

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      description =
          "How much effort, fitted to the number of rows: ${COMPLETION-CANDIDATES} (default: the"
              + " recipe's own sizes, else usual).")
  private @Nullable TrainingPreset size;

  @Option(
      names = "--plan",
      description = "Train nothing: print what would be done, and how long that takes here.")
  private boolean planOnly;

  @Option(
      names = "--audit",
      paramLabel = "MODEL",
      description =
          "Train nothing but the audit ensemble of a finished model, by its own recipe and seed,"
              + " and measure the model anew; its other networks are copied to --out.")
  private @Nullable Path audited;

  @Option(
      names = "--extend",
      paramLabel = "MODEL",
      description =
          "Let a finished model learn from new answers, in minutes: --data has rows like those it was"
              + " trained on, or what verify wrote. Errors before and after are told, on the old"
              + " hold-out and on answers held back; a model that got worse is not written.")
  private @Nullable Path extended;

  @Option(
      names = "--base",
      paramLabel = "CSV",
      description =
          "With --extend: the table that MODEL was trained on (default: looked for by its name,"
              + " beside the answers, in and beside the model, and here).")
  private @Nullable Path base;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description =
          "With --extend: the program whose convention beside MODEL holds for answers that are not"
              + " shifted yet (default: "
              + ENGINE
              + ").")
  private @Nullable String engine;

  @Option(names = "--seed", description = "Seed (default: 1).")
  private @Nullable Long seed;

  @Option(
      names = "--keep-checkpoint",
      description =
          "Keep checkpoints of finished stages, so that they need not be repeated after a change of"
              + " a later stage in the recipe.")
  private boolean keepCheckpoint;

  @Option(names = "--out", paramLabel = "DIR", description = "Model folder, a new one.")
  private @Nullable Path out;

  @Option(
      names = "--without-outliers",
      description = "Leave out rows with a number far outside the bulk of its column.")
  private boolean withoutOutliers;

  @Option(
      names = "--propose",
      paramLabel = "JSON",
      description = "Train nothing: write the recipe that would be used, to complete it.")
  private @Nullable Path proposal;

  @Option(
      names = "--force",
      description =
          "Replace a model in the folder, once the new one is complete; with --extend also by one"
              + " that got worse, or that nothing can judge.")
  private boolean force;

  private final Json json;
  private final String version;
  private final Interrupts interrupts;

  TrainCommand(Json json, String version, Interrupts interrupts) {
    this.json = json;
    this.version = version;
    this.interrupts = interrupts;
  }

  @Override
  public Integer call() throws BackcastException {
    requireOneTask();
    Path result = result();
    if (audited != null) {
      return audit(audited, result);
    }
    if (extended != null) {
      return extend(extended, result);
    }
    Recipe given = recipeFile == null ? null : json.read(recipeFile, Recipe.class, Recipe.SCHEMA);
    if (given != null) {
      columns.requireAgreement(given);
    }
    TableSource source = TableSource.of(data);
    TextTable text = input.read(source);
    Recipe recipe = complete(given, text, result);
    DesignSpace space = Objects.requireNonNull(recipe.space());
    RowCleaning cleaned = DataPreparation.clean(text, space, recipe.cleaning());
    Table table = DataPreparation.numbers(cleaned, space, recipe.group());
    ScaleReport.lines(space, table).forEach(System.err::println);
    if (!cleaned.sentence().isEmpty()) {
      System.err.println(cleaned.sentence());
    }
    if (!cleaned.advice().isEmpty()) {
      System.err.println(
          cleaned.advice()
              + (given == null
                  ? " If they are mistakes, leave their rows out with --without-outliers."
                  : " If they are mistakes, let the recipe's “cleaning” leave out outliers."));
    }
    TableRelations.of(cleaned.kept(), space).told(space).forEach(System.err::println);
    if (proposal != null) {
      json.write(proposal, size == null ? recipe : sized(recipe, table.rows()));
      System.err.println("Complete %s, then train with --recipe %s.".formatted(proposal, proposal));
      return 0;
    }
    recipe = sized(recipe, table.rows());
    ConsoleProgress progress = ConsoleProgress.onStandardError(InstantSource.system());
    if (planOnly) {
      printPlan(recipe, table, progress);
      return 0;
    }
    Trainer.Job job =
        new Trainer.Job(
            table,
            String.valueOf(Path.of(source.name()).getFileName()),
            source.sha256(),
            recipe,
            seed(),
            command(),
            keepCheckpoint);
    ModelCard card;
    try (Interrupts.Guard guard = progress.stopOn(interrupts)) {
      card =
          new Trainer(json, InstantSource.system(), version)
              .train(job, result, ModelWorkspace.IfExists.REPLACE, progress);
    }
    if (interrupts.requested()) {
      System.err.println("The model in %s is complete.".formatted(result));
    }
    TrainingSummary.told(recipe, card).forEach(System.err::println);
    TrainingSummary.figures(card).forEach(System.out::println);
    return 0;
  }

  private long seed() {
    return seed == null ? 1 : seed;
  }

  private void requireOneTask() throws BackcastException {
    if (audited != null && extended != null) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "--audit completes a model and --extend teaches it. Give one of them, then the other in a second command.");
    }
    if (extended == null && (base != null || engine != null)) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "--base and --engine are for --extend. Name the model with --extend MODEL, or leave them out.");
    }
  }

  /** Completes a model; the recipe, the split and the seed are its own. */
  private int audit(Path model, Path result) throws BackcastException {
    if (!columns.arguments().isEmpty() || size != null || proposal != null || withoutOutliers) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "--audit takes columns, rows and sizes from the model's own recipe. Leave out what else says so.");
    }
    if (seed != null || keepCheckpoint) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "--audit holds out the rows that the model's own seed held out, and has one stage alone. Leave out --seed and --keep-checkpoint.");
    }
    Recipe given = recipeFile == null ? null : json.read(recipeFile, Recipe.class, Recipe.SCHEMA);
    TableSource source = TableSource.of(data);
    AuditRun run = new AuditRun(json, interrupts);
    AuditTrainer.Job job = new AuditTrainer.Job(model, input.read(source), source.sha256(), given);
    return planOnly ? run.plan(job) : run.train(job, result);
  }

  /** Lets a model learn from answers; columns, sizes and seed are its own. */
  private int extend(Path model, Path result) throws BackcastException {
    if (!columns.arguments().isEmpty()
        || size != null
        || proposal != null
        || planOnly
        || withoutOutliers) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "--extend takes columns, rows and sizes from the model's own recipe. Leave out what else says so.");
    }
    if (seed != null || keepCheckpoint) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "--extend goes on with the model's own seed, and keeps what is trained until the model is written. Leave out --seed and --keep-checkpoint.");
    }
    Recipe given = recipeFile == null ? null : json.read(recipeFile, Recipe.class, Recipe.SCHEMA);
    TableSource source = TableSource.of(data);
    return new ExtendRun(json, interrupts)
        .train(
            model,
            source,
            input.read(source),
            base,
            given,
            Objects.requireNonNullElse(engine, ENGINE),
            result,
            force);
  }

  /**
   * The folder or file to write.
   *
   * @throws BackcastException if it is not said, or holds what must not be replaced
   */
  private Path result() throws BackcastException {
    if (proposal != null && out != null) {
      throw new BackcastException(
          ErrorCode.USAGE, "--propose trains nothing. Give either --propose or --out.");
    }
    if (proposal != null) {
      if (!force && Files.exists(proposal)) {
        throw new BackcastException(
            ErrorCode.UNWRITABLE,
            proposal + " exists already. Name a new file, or replace it with --force.");
      }
      AtomicFiles.check(proposal);
      return proposal;
    }
    if (out == null && planOnly) {
      return Path.of("model");
    }
    if (out == null) {
      throw new BackcastException(ErrorCode.USAGE, "Say with --out DIR where the model goes.");
    }
    // a model may learn in place, as it is replaced by a better one only
    boolean itself = extended != null && OverwriteGuard.same(out, extended);
    OverwriteGuard.requireNewModel(out, force || planOnly || itself);
    return out;
  }

  /** The recipe with a design space, guessed from the table and told if it has none. */
  private Recipe complete(@Nullable Recipe given, TextTable text, Path result)
      throws BackcastException {
    if (given != null && given.space() != null) {
      return given;
    }
    ColumnRoles roles = columns.roles(text);
    System.err.printf(Locale.ROOT, "%s: %,d rows%n", text.name(), text.rows().size());
    ColumnOptions.lines(roles).forEach(System.err::println);
    String name =
        String.valueOf(
                (proposal == null ? result : data).toAbsolutePath().normalize().getFileName())
            .replaceFirst("\\.\\w+$", "");
    DataCleaning cleaning =
        given == null || given.cleaning() == null
            ? new DataCleaning(true, withoutOutliers)
            : given.cleaning();
    Recipe proposed = roles.recipe(name, cleaning);
    return given == null ? proposed : given.with(proposed);
  }

  /** The recipe with the sizes asked for, or those of the preset if it has none. */
  private Recipe sized(Recipe recipe, int rows) {
    if (size == null && recipe.training() != null) {
      return recipe;
    }
    TrainingPlan plan = Objects.requireNonNullElse(size, TrainingPreset.USUAL).plan(json, rows);
    FlowKind kind = recipe.training() == null ? null : recipe.training().backward().kind();
    return recipe.with(kind == null ? plan : plan.with(kind));
  }

  private void printPlan(Recipe recipe, Table table, ConsoleProgress progress)
      throws BackcastException {
    TrainingForecast forecast;
    try (Interrupts.Guard guard = progress.stopOn(interrupts)) {
      forecast =
          TrainingForecast.measure(
              json,
              InstantSource.system(),
              table,
              Objects.requireNonNull(recipe.space()),
              Objects.requireNonNull(recipe.training()),
              progress);
    } catch (BackcastException e) {
      // nothing was begun that could go on
      throw e.code() == ErrorCode.INTERRUPTED
          ? new BackcastException(ErrorCode.INTERRUPTED, "Stopped.", e)
          : e;
    }
    print(forecast);
  }

  /** Prints the stages with their times. */
  static void print(TrainingForecast forecast) {
    forecast
        .stages()
        .forEach(
            s ->
                System.out.printf(
                    Locale.ROOT,
                    "%-30s %10s  %s%n",
                    s.stage().label(),
                    ConsoleProgress.time(s.seconds()),
                    s.work()));
    System.out.printf(
        Locale.ROOT,
        "%-30s %10s  at most, on this machine as busy as it is now%n",
        "in all about",
        ConsoleProgress.time(forecast.seconds()));
  }

  /** The command for the model card, without folders, which say nothing elsewhere. */
  private String command() {
    StringBuilder text = new StringBuilder("backcast train --data " + data.getFileName());
    columns.arguments().forEach(text::append);
    input.arguments().forEach(text::append);
    if (withoutOutliers) {
      text.append(" --without-outliers");
    }
    if (recipeFile != null) {
      text.append(" --recipe ").append(recipeFile.getFileName());
    }
    if (size != null) {
      text.append(" --size ").append(size.name().toLowerCase(Locale.ROOT));
    }
    return text.append(" --seed ").append(seed()).append(" --out DIR").toString();
  }
}
