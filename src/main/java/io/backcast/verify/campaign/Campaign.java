package io.backcast.verify.campaign;

import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Designer;
import io.backcast.design.Ranking;
import io.backcast.design.RequestParser;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.DesignTable;
import io.backcast.io.Json;
import io.backcast.io.TableFormat;
import io.backcast.io.TypedTable;
import io.backcast.io.table.Table;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DataCleaning;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Digests;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.model.Target;
import io.backcast.train.ModelExtender;
import io.backcast.train.data.DataPreparation;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.verify.VerifiedTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rounds of choosing designs, having them answered, and learning from all answers so far. What a
 * step gives is a file in the campaign's folder, written whole; a step whose file is there is not
 * repeated, so that a campaign goes on after any end. Every round learns with the first model as
 * the beginning, so that nothing drifts and the answers held back stay the same kind.
 */
public final class Campaign {
  /** Name of the table of what a step chose. */
  public static final String DESIGNS = "designs.csv";

  /** Name of the table of what a step was answered. */
  public static final String ANSWERS = "answers.csv";

  /** Name of the folder of a round's model. */
  public static final String MODEL = "model";

  /** Candidates that a design is chosen from. */
  private static final int CANDIDATES = 400;

  private final Json json;
  private final Path folder;
  private final Path first;
  private final CampaignPlan plan;
  private final AnswerSource program;
  private final ModelExtender extender;
  private final BaseTable base;
  private final Consumer<String> told;

  /**
   * A campaign.
   *
   * @param folder of its files
   * @param first folder of the model that it begins with
   * @param program who answers
   * @param base the table that the model was trained on
   * @param told receives a sentence a step
   */
  public Campaign(
      Json json,
      Path folder,
      Path first,
      CampaignPlan plan,
      AnswerSource program,
      ModelExtender extender,
      BaseTable base,
      Consumer<String> told) {
    this.json = json;
    this.folder = folder;
    this.first = first;
    this.plan = plan;
    this.program = program;
    this.extender = extender;
    this.base = base;
    this.told = told;
  }

  /**
   * Runs the rounds that are not done yet.
   *
   * @param rounds number of rounds in all
   * @return what each step showed, also in the files of {@link CampaignHistory}
   * @throws BackcastException {@code INTERRUPTED} if it was stopped; the same call goes on; also if
   *     the model has no audit ensemble to judge what it learns
   */
  public List<CampaignRound> run(int rounds, TrainingProgress progress) throws BackcastException {
    ModelCard card = new ModelFolder(json).card(first);
    ModelExtender.requireJudge(first, card);
    Target target = target(card);
    requireCalculated(card, target);
    remember(card);
    CampaignHistory history = new CampaignHistory(json, folder, card.space(), target);
    List<CampaignRound> done = new ArrayList<>();
    Path model = first;
    List<Path> answers = new ArrayList<>();
    if (plan.check() > 0) {
      done.add(step("before", model, plan.check(), CandidateChoice.Aim.CHECK, List.of(), null));
      history.write(done);
    }
    for (int round = 1; round <= rounds; round++) {
      String name = Integer.toString(round);
      CampaignRound shown =
          step(name, model, plan.perRound(), CandidateChoice.Aim.LEARN, answers, null);
      answers.add(folderOf(name).resolve(ANSWERS));
      RoundLearning learning = learn(name, answers, progress);
      if (learning.published()) {
        model = folderOf(name).resolve(MODEL);
      }
      done.add(
          new CampaignRound(
              shown.name(),
              shown.model(),
              shown.designs(),
              shown.answered(),
              shown.hits(),
              shown.error(),
              shown.median(),
              shown.predictionError(),
              shown.spread(),
              shown.seconds(),
              learning));
      history.write(done);
    }
    if (plan.check() > 0) {
      // of these rounds alone, so that a campaign that goes on later is checked anew
      String name = "after-" + rounds;
      done.add(step(name, model, plan.check(), CandidateChoice.Aim.CHECK, answers, null));
      history.write(done);
    }
    return done;
  }

  /** Refuses a target that the answers say nothing about. */
  private void requireCalculated(ModelCard card, Target target) throws BackcastException {
    String wanted = card.space().properties().get(CampaignHistory.property(target)).name();
    if (!wanted.equals(plan.property())) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "The target is for %s, but %s is calculated. Give --property %s, or a target for %s."
              .formatted(wanted, plan.property(), wanted, plan.property()));
    }
  }

  /** Keeps what is asked for, or refuses to go on with something else. */
  private void remember(ModelCard card) throws BackcastException {
    Path file = folder.resolve(CampaignPlan.FILE);
    if (!card.identity().equals(plan.model())) {
      throw new IllegalArgumentException("the plan is for another model");
    }
    if (Files.exists(file)) {
      CampaignPlan before = json.read(file, CampaignPlan.class, null);
      if (!json.text(before).equals(json.text(plan))) {
        throw new BackcastException(
            ErrorCode.USAGE,
            "%s is a campaign with another model, target, calculation or size (see %s there). Give the same options to go on with it, or another --out; only --rounds may change."
                .formatted(folder, CampaignPlan.FILE));
      }
      return;
    }
    json.write(file, plan);
  }

  /** Target, bounds and the property that errors are told of. */
  private Target target(ModelCard card) throws BackcastException {
    Target target = new RequestParser(card.space()).target(plan.targets(), plan.tolerances());
    if (target.hasExtremes()) {
      throw new BackcastException(
          ErrorCode.BAD_TARGET,
          "A campaign counts how many answers are on target, which the most and least (max, min) do not say. Give a value or a range, such as %s>=VALUE."
              .formatted(card.space().properties().get(target.extremes()[0]).name()));
    }
    return target;
  }

  private Path folderOf(String step) {
    return folder.resolve(Character.isDigit(step.charAt(0)) ? "round-" + step : "check-" + step);
  }

  /** Chooses designs of a model and has them answered. */
  private CampaignRound step(
      String name,
      Path model,
      int n,
      CandidateChoice.Aim aim,
      List<Path> answered,
      @Nullable RoundLearning learning)
      throws BackcastException {
    Path own = folderOf(name);
    Path designs = own.resolve(DESIGNS);
    ModelCard card = new ModelFolder(json).card(model);
    if (!Files.exists(designs)) {
      choose(model, designs, n, aim, answered);
    }
    Path answers = own.resolve(ANSWERS);
    if (!Files.exists(answers)) {
      told.accept("%s: %s designs to be answered.".formatted(own.getFileName(), n));
      program.answer(designs, answers);
    }
    Target target = target(card);
    int k = CampaignHistory.property(target);
    Property p = card.space().properties().get(k);
    CampaignRound round =
        AnsweredDesigns.read(answers, p)
            .round(name, card.identity(), card.space(), target, k, learning);
    told.accept(CampaignHistory.sentence(round, p));
    return round;
  }

  private void choose(Path model, Path designs, int n, CandidateChoice.Aim aim, List<Path> answered)
      throws BackcastException {
    try (InverseModel opened = new ModelFolder(json).open(model)) {
      DesignSpace space = opened.card().space();
      RequestParser parser = new RequestParser(space);
      Target target = parser.target(plan.targets(), plan.tolerances());
      DesignBounds bounds = parser.bounds(plan.fixes(), plan.bounds());
      DesignRequest request =
          DesignRequest.of(target, bounds)
              .seed(plan.seed())
              .samples(plan.samples())
              .keep(CANDIDATES)
              .ranking(aim == CandidateChoice.Aim.CHECK ? Ranking.TRUSTED : Ranking.DRAWN)
              .search()
              .build();
      DesignResult result = new Designer(opened).design(request);
      if (result.designs().size() == 0) {
        throw new BackcastException(
            ErrorCode.UNREACHABLE,
            "%s reaches the target with no design inside the bounds. Widen the bounds or the tolerance."
                .formatted(opened.card().name()));
      }
      List<CandidateChoice.Choice> chosen =
          new CandidateChoice(space, target)
              .choose(result.designs(), scaled(answered, space), n, aim);
      int[] rows = chosen.stream().mapToInt(CandidateChoice.Choice::row).toArray();
      List<TypedTable.Column> columns =
          new ArrayList<>(DesignTable.of(space, result.designs().rows(rows)).columns());
      columns.add(
          new TypedTable.Real(
              "hit_probability",
              chosen.stream().mapToDouble(CandidateChoice.Choice::hit).toArray(),
              3));
      columns.add(
          new TypedTable.Real(
              "bits", chosen.stream().mapToDouble(CandidateChoice.Choice::bits).toArray(), 3));
      TableFormat.CSV.write(designs, new TypedTable(columns), json);
    }
  }

  private static float[][] scaled(List<Path> answered, DesignSpace space) throws BackcastException {
    List<float[]> known = new ArrayList<>();
    for (Path file : answered) {
      float[] x = DesignTable.read(file, space);
      known.addAll(List.of(space.scaledRows(DesignMatrix.of(x, space.dx()))));
    }
    return known.toArray(float[][]::new);
  }

  /** Lets the first model learn from all answers so far. */
  private RoundLearning learn(String name, List<Path> answers, TrainingProgress progress)
      throws BackcastException {
    Path file = folderOf(name).resolve(RoundLearning.FILE);
    if (Files.exists(file)) {
      return json.read(file, RoundLearning.class, null);
    }
    ModelCard card = new ModelFolder(json).card(first);
    TextTable all = joined(answers, card.space());
    Table numbers = DataPreparation.prepare(all, card.space(), new DataCleaning(true, false));
    told.accept("round %s: learning from %s answers.".formatted(name, numbers.rows()));
    ModelExtender.Result result =
        extender.extend(
            new ModelExtender.Job(
                first,
                numbers,
                "answers of %s rounds".formatted(answers.size()),
                sha256(all),
                plan.asIs() ? null : "by the convention beside the model",
                base.table(),
                base.sha256(),
                null,
                "backcast campaign --model MODEL --target %s --per-round %s --seed %s --out DIR"
                    .formatted(
                        String.join(" --target ", plan.targets()), plan.perRound(), plan.seed())),
            folderOf(name).resolve(MODEL),
            false,
            progress);
    RoundLearning learning = new RoundLearning(result.extension(), result.published());
    json.write(file, learning);
    if (!learning.published()) {
      told.accept(
          "round %s: the new model does not take over: %s."
              .formatted(name, result.extension().comparison().verdict().reason()));
    }
    return learning;
  }

  /** Variables and answers of several files; rows without an answer are left out. */
  private static TextTable joined(List<Path> answers, DesignSpace space) throws BackcastException {
    List<String> names = new ArrayList<>();
    space.variables().forEach(v -> names.add(v.name()));
    space.properties().forEach(p -> names.add(p.name()));
    List<String[]> rows = new ArrayList<>();
    for (Path file : answers) {
      AnsweredDesigns read = AnsweredDesigns.read(file, space.properties().getFirst());
      for (int i = 0; i < read.text().rows().size(); i++) {
        String[] row = new String[names.size()];
        boolean any = false;
        for (int c = 0; c < row.length; c++) {
          boolean property = c >= space.dx();
          String column =
              property
                  ? VerifiedTable.shifted(space.properties().get(c - space.dx()))
                  : names.get(c);
          int at = read.text().index(column);
          row[c] = at < 0 ? "" : read.text().rows().get(i)[at];
          any |= property && !row[c].isEmpty();
        }
        if (any) {
          rows.add(row);
        }
      }
    }
    if (rows.isEmpty()) {
      throw new BackcastException(
          ErrorCode.FAILED,
          "No design was answered, so there is nothing to learn from. The tables of answers say why.");
    }
    long[] lines = new long[rows.size()];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = i + 2;
    }
    return new TextTable("the answers", names, rows, lines);
  }

  private static String sha256(TextTable table) {
    StringBuilder text = new StringBuilder();
    table.rows().forEach(row -> text.append(String.join(",", row)).append('\n'));
    return Digests.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
