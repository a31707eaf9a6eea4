package io.backcast.cli;

import io.backcast.design.RequestParser;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.io.structure.Structures;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.train.ModelExtender;
import io.backcast.verify.AnswerStore;
import io.backcast.verify.CalculationProgram;
import io.backcast.verify.Programs;
import io.backcast.verify.campaign.BaseTable;
import io.backcast.verify.campaign.Campaign;
import io.backcast.verify.campaign.CampaignHistory;
import io.backcast.verify.campaign.CampaignPlan;
import io.backcast.verify.campaign.CampaignRound;
import io.backcast.verify.campaign.ProgramAnswers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "campaign",
    description =
        "Choose designs, calculate them, and let the model learn from the answers, round after"
            + " round. A stopped campaign goes on when the same command is given again.")
final class CampaignCommand implements Callable<Integer> {
  /** No report: the model of a round is for the next one. */
  private static final int SAMPLES = 0;

  @Mixin private ModelOption model;

  @Mixin private CalculationOptions options;

  @Mixin private RunOptions run;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "NAME=VALUE",
      description = "Value to reach, for example gap=0.8; once for each property.")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = "--tolerance",
      paramLabel = "[NAME=]T",
      description = "Largest error that counts as on target (default: the model's own).")
  private List<String> tolerances = new ArrayList<>();

  @Mixin private ConstraintOptions allowed = new ConstraintOptions();

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "Number of rounds in all (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--per-round",
      paramLabel = "N",
      defaultValue = "8",
      description = "Designs to calculate a round (default: ${DEFAULT-VALUE}).")
  private int perRound;

  @Option(
      names = "--check",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Also calculate the N designs that the first model, and in the end the last one, trusts"
              + " most; nothing is learned from these (default: ${DEFAULT-VALUE}).")
  private int check;

  @Option(
      names = "--samples",
      defaultValue = "4000",
      description = "Samples to choose from (default: ${DEFAULT-VALUE}).")
  private int samples;

  @Option(names = "--seed", defaultValue = "1", description = "Seed (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--as-is",
      description = "The program's values are the model's: apply no convention.")
  private boolean asIs;

  @Option(
      names = "--base",
      paramLabel = "CSV",
      description =
          "The table that the model was trained on (default: looked for by its name in and beside"
              + " the model, and here).")
  private @Nullable Path base;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Campaign folder.")
  private Path out;

  private final ModelFolder folders;
  private final Json json;
  private final Interrupts interrupts;
  private final InstantSource clock;

  CampaignCommand(ModelFolder folders, Json json, Interrupts interrupts, InstantSource clock) {
    this.folders = folders;
    this.json = json;
    this.interrupts = interrupts;
    this.clock = clock;
  }

  @Override
  public Integer call() throws BackcastException {
    RunOptions.requirePositive("--rounds", rounds);
    RunOptions.requirePositive("--per-round", perRound);
    RunOptions.requirePositive("--samples", samples);
    if (check < 0) {
      throw new BackcastException(
          ErrorCode.USAGE, "--check must be 0 or more, not %s.".formatted(check));
    }
    run.check();
    ModelCard card = folders.card(model.folder());
    // a fault in a formula is told before anything begins
    allowed.bounds(new RequestParser(card.space()));
    Property calculated = options.property(card);
    CalculationSettings settings = options.settings(json);
    CalculationProgram program = Programs.of(options.engine(), settings, json, clock);
    AnswerStore store = options.answers(json);
    ConsoleProgress progress = ConsoleProgress.onStandardError(clock);
    ProgramAnswers calculations =
        new ProgramAnswers(
            json,
            model.folder(),
            card.space(),
            calculated,
            new Structures(card, options.template(), settings),
            program,
            settings,
            asIs,
            asked ->
                run.answers(asked, program, store, settings, progress::cancelled, clock, json));
    calculations.requireReady();
    BaseTable own = BaseTable.find(card, base, places());
    System.err.println(own.sentence());
    List<CampaignRound> done;
    try (Interrupts.Guard guard = progress.stopOn(interrupts)) {
      done =
          new Campaign(
                  json,
                  out,
                  model.folder(),
                  plan(card, calculated, calculations.settingsKey()),
                  calculations,
                  new ModelExtender(json, clock, SAMPLES),
                  own,
                  System.err::println)
              .run(rounds, progress);
    }
    for (CampaignRound round : done) {
      System.out.printf(
          Locale.ROOT,
          "%-10s %3d designs %3d answered   on target %5.1f %%   off target by %.4f   off prediction by %.4f   stated deviation %.4f%n",
          round.name(),
          round.designs(),
          round.answered(),
          100 * round.hitRate(),
          round.error(),
          round.predictionError(),
          round.spread());
    }
    System.err.println(
        "The history is in %s, as a picture in %s."
            .formatted(out.resolve(CampaignHistory.TABLE), out.resolve(CampaignHistory.PICTURE)));
    return 0;
  }

  private CampaignPlan plan(ModelCard card, Property calculated, @Nullable String settingsKey) {
    return new CampaignPlan(
        card.identity(),
        targets,
        tolerances,
        allowed.fixes(),
        allowed.ranges(),
        options.engine(),
        options.template(),
        calculated.name(),
        settingsKey,
        asIs,
        perRound,
        check,
        samples,
        seed,
        allowed.formulas().isEmpty() ? null : allowed.formulas());
  }

  private List<Path> places() {
    Path above = model.folder().toAbsolutePath().normalize().getParent();
    return Stream.of(model.folder(), above, Path.of("").toAbsolutePath())
        .filter(Objects::nonNull)
        .toList();
  }
}
