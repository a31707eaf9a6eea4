package io.backcast.verify.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace;
import io.backcast.io.Json;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.io.structure.CalculationSettings.CommandSettings;
import io.backcast.io.structure.Structures;
import io.backcast.io.table.Table;
import io.backcast.io.table.TableReader;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.Crystal;
import io.backcast.model.DesignSpace;
import io.backcast.model.Digests;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.Recipe;
import io.backcast.model.Site;
import io.backcast.model.StructureTemplate;
import io.backcast.model.TrainingPlan;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import io.backcast.train.ExtensionComparison;
import io.backcast.train.ModelExtender;
import io.backcast.train.ModelExtension;
import io.backcast.train.Trainer;
import io.backcast.train.data.DataPreparation;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import io.backcast.verify.Answer;
import io.backcast.verify.AnswerStore;
import io.backcast.verify.Calculation;
import io.backcast.verify.CommandProgram;
import io.backcast.verify.TimeLeft;
import io.backcast.verify.Verification;
import io.backcast.verify.VerificationQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A crystal whose gap is a formula of its edge a, and a model that has seen the small half of the
 * edges alone, where the formula is another one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignTest {
  private static final TrainingPlan TINY =
      new TrainingPlan(
          0.15,
          new TrainingPlan.Ensemble(2, 2, 24, 1, 40, 64, 1e-2, 1e-4, 40),
          new TrainingPlan.Surrogate(24, 1, 4_000, 200, 256, 5e-3),
          new TrainingPlan.Backward(2, 16, 8_000, 150, 256, 4e-3, 0.15, 0.5, 1.0, 0, null),
          null);

  private static final Property GAP = new Property("gap", "E", "gap", "eV", -2, 6, 3, 0.5, null);

  private static final DesignSpace SPACE =
      new DesignSpace(
          List.of(
              variable("a", 3, 5),
              variable("b", 3, 5),
              variable("c", 9, 11),
              variable("alpha", 85, 95),
              variable("beta", 85, 95),
              variable("gamma", 85, 95)),
          List.of(GAP),
          List.of(),
          List.of());

  private static final TrainingProgress SILENT =
      new TrainingProgress() {
        @Override
        public void report(TrainingStage stage, double done, double loss) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  private final Json json = new Json();
  private final ModelExtender extender = new ModelExtender(json, InstantSource.system(), 0);
  private Path model;
  private BaseTable base;

  @TempDir private Path folder;

  private static Variable variable(String name, double lower, double upper) {
    return new Variable(
        name, name, "", lower, upper, (lower + upper) / 2, VariableKind.CONTINUOUS, 3);
  }

  /** What is true: the slope changes where the model's rows end. */
  private static double gap(double a) {
    return a < 4 ? a - 4 : 3 * (a - 4);
  }

  @BeforeAll
  void train(@TempDir Path place) throws Exception {
    model = place.resolve("model");
    Path table = place.resolve("rows.csv");
    Files.writeString(table, rows(300, 3, 4, 7));
    Crystal crystal =
        new Crystal(
            new String[] {"a", "b", "c"},
            new String[] {"alpha", "beta", "gamma"},
            "H",
            List.of(),
            null,
            List.of(
                new StructureTemplate(
                    "one",
                    "one atom",
                    false,
                    new int[] {1, 1, 1},
                    List.of(new Site("H", new double[] {0, 0, 0})))));
    Recipe recipe = new Recipe("tiny", "tiny", "made up", "none", SPACE, crystal, TINY, null);
    TextTable text = new TableReader().text(table);
    new Trainer(json, InstantSource.system(), "test", 20)
        .train(
            new Trainer.Job(
                DataPreparation.prepare(text, SPACE, null),
                "rows.csv",
                Digests.sha256(table),
                recipe,
                3,
                "test",
                false),
            model,
            ModelWorkspace.IfExists.REFUSE,
            SILENT);
    base = BaseTable.find(new ModelFolder(json).card(model), null, List.of(place));
  }

  private static String rows(int n, double from, double to, long seed) {
    RandomGenerator random = Randoms.generator(seed);
    StringBuilder text = new StringBuilder("a,b,c,alpha,beta,gamma,gap\n");
    for (int i = 0; i < n; i++) {
      double a = Math.rint(1e4 * (from + (to - from) * random.nextDouble())) / 1e4;
      text.append(
          String.format(
              Locale.ROOT,
              "%.4f,%.4f,%.4f,%.3f,%.3f,%.3f,%.5f%n",
              a,
              3 + 2 * random.nextDouble(),
              9 + 2 * random.nextDouble(),
              85 + 10 * random.nextDouble(),
              85 + 10 * random.nextDouble(),
              85 + 10 * random.nextDouble(),
              gap(a)));
    }
    return text.toString();
  }

  private Table answers(int n) throws Exception {
    Path file = folder.resolve("answers.csv");
    Files.writeString(file, rows(n, 4.2, 5, 8));
    return DataPreparation.prepare(new TableReader().text(file), SPACE, null);
  }

  private ModelExtender.Job job(Table answers, @Nullable BaseTable own) {
    return new ModelExtender.Job(
        model,
        answers,
        "answers.csv",
        Integer.toString(Arrays.deepHashCode(answers.values())),
        null,
        own == null ? null : own.table(),
        own == null ? null : own.sha256(),
        null,
        "test");
  }

  private static ExtensionComparison.Line line(
      ModelExtension extension, ExtensionComparison.Rows rows) {
    return extension.comparison().lines().stream()
        .filter(l -> l.rows() == rows)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void errorsOnAnswersHeldBackFallAndTheOldHoldOutStays() throws Exception {
    Path out = folder.resolve("new");
    ModelExtender.Result result = extender.extend(job(answers(40), base), out, false, SILENT);
    assertThat(result.extension().comparison().lines()).noneMatch(ExtensionComparison.Line::worse);
    assertThat(result.published()).isTrue();
    ModelExtension extension =
        json.read(out.resolve(ModelExtension.FILE), ModelExtension.class, null);
    ExtensionComparison.Line back = line(extension, ExtensionComparison.Rows.HELD_BACK);
    assertThat(back.count()).isBetween(3, 15).isEqualTo(extension.heldBack());
    assertThat(extension.learned()).isEqualTo(40 - extension.heldBack());
    assertThat(back.before()).isGreaterThan(0.4);
    assertThat(back.after()).isLessThan(0.5 * back.before());
    assertThat(line(extension, ExtensionComparison.Rows.HELD_OUT).worse()).isFalse();
    ModelCard old = new ModelFolder(json).card(model);
    try (InverseModel fresh = new ModelFolder(json).open(out)) {
      assertThat(fresh.card().identity()).isNotEqualTo(old.identity());
      assertThat(fresh.card().metrics()).containsKey("gap_mae");
    }
    // its rows can be found again, and a further training knows what it has learned
    assertThat(out.resolve("recipe.json")).exists();
    assertThat(new TableReader().text(out.resolve("answers.csv")).rows()).hasSize(40);
  }

  @Test
  void aCampaignIsRefusedBeforeAnythingIsCalculatedIfNothingCanJudge() throws Exception {
    Path unjudged = Files.createDirectories(folder.resolve("unjudged"));
    ModelCard card = new ModelFolder(json).card(model);
    String text = Files.readString(model.resolve(ModelFolder.CARD));
    Files.writeString(
        unjudged.resolve(ModelFolder.CARD),
        text.replaceFirst("\"audit\"\\s*:\\s*\\{[^}]*\\},?", ""));
    assertThat(card.graphs()).containsKey(NetworkRole.AUDIT);
    Campaign campaign =
        new Campaign(
            json,
            folder.resolve("none"),
            unjudged,
            plan(6),
            (designs, out) -> {
              throw new AssertionError("nothing is to be answered");
            },
            extender,
            Objects.requireNonNull(base),
            line -> {});
    assertThatThrownBy(() -> campaign.run(1, SILENT)).hasMessageContaining("train --audit");
  }

  @Test
  @Tag("slow")
  void aModelThatGotWorseIsWrittenOnlyWhenTold() throws Exception {
    Path out = Files.createDirectories(folder).resolve("worse");
    Table contradiction = contradicting(answers(900));
    ModelExtender.Result refused = extender.extend(job(contradiction, base), out, false, SILENT);
    assertThat(refused.published()).isFalse();
    assertThat(out).doesNotExist();
    ModelExtender.Result told = extender.extend(job(contradiction, base), out, true, SILENT);
    assertThat(told.published()).isTrue();
    assertThat(out.resolve(ModelFolder.CARD)).exists();
  }

  /** Answers inside the known half that are all wrong by far, which spoils the old hold-out. */
  private static Table contradicting(Table answers) {
    double[][] values =
        Arrays.stream(answers.values()).map(double[]::clone).toArray(double[][]::new);
    for (double[] row : values) {
      row[0] -= 1.1;
      row[6] = 5;
    }
    return new Table(answers.columns(), values);
  }

  @Test
  @Tag("slow")
  void learnsWithoutTheModelsRowsAndKeepsWhatItKnows() throws Exception {
    Path out = folder.resolve("alone");
    ModelExtender.Result result = extender.extend(job(answers(40), null), out, false, SILENT);
    ExtensionComparison.Line back = line(result.extension(), ExtensionComparison.Rows.HELD_BACK);
    // the rehearsed designs beyond the known half hold it back
    assertThat(back.after()).isLessThan(0.9 * back.before());
    try (InverseModel old = new ModelFolder(json).open(model);
        InverseModel fresh = new ModelFolder(json).open(out)) {
      float[] known = {3.3f, 4, 10, 90, 90, 90};
      assertThat(mean(fresh.predict(1, known))).isCloseTo(mean(old.predict(1, known)), within(0.2));
    }
  }

  private static double mean(float[] members) {
    double sum = 0;
    for (float member : members) {
      sum += member;
    }
    return sum / members.length;
  }

  @Test
  void answersOutsideTheBoundsAreRefused() throws Exception {
    Table answers = answers(40);
    answers.values()[3][1] = 7;
    assertThatThrownBy(
            () -> extender.extend(job(answers, base), folder.resolve("x"), false, SILENT))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("Answer 4 has b = 7");
  }

  private CampaignPlan plan(int perRound) throws Exception {
    return new CampaignPlan(
        new ModelFolder(json).card(model).identity(),
        List.of("gap=0.6"),
        List.of(),
        List.of(),
        List.of("a=4.05..5"),
        "formula",
        null,
        "gap",
        "settings",
        true,
        perRound,
        2,
        400,
        1,
        List.of("a - b <= 9"));
  }

  private CampaignPlan plan(String property, String settingsKey, boolean asIs) throws Exception {
    CampaignPlan usual = plan(6);
    return new CampaignPlan(
        usual.model(),
        usual.targets(),
        usual.tolerances(),
        usual.fixes(),
        usual.bounds(),
        usual.engine(),
        usual.template(),
        property,
        settingsKey,
        asIs,
        usual.perRound(),
        usual.check(),
        usual.samples(),
        usual.seed(),
        usual.constraints());
  }

  private void assertRefused(Path out, CampaignPlan plan, String reason) {
    AnswerSource none =
        (designs, answers) -> {
          throw new AssertionError("nothing may be calculated");
        };
    assertThatThrownBy(() -> campaign(out, plan, none).run(1, SILENT))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void otherSettingsAnotherConventionAndAnotherPropertyAreRefused() throws Exception {
    Path out = folder.resolve("kept");
    json.write(out.resolve(CampaignPlan.FILE), plan(6));
    assertRefused(out, plan("gap", "others", true), "another model, target, calculation");
    assertRefused(out, plan("gap", "settings", false), "another model, target, calculation");
    Path fresh = folder.resolve("fresh");
    assertRefused(fresh, plan("energy", "settings", true), "but energy is calculated");
    assertThat(fresh).doesNotExist();
  }

  /** A program that is a formula in a process of its own; it stops before a number of answers. */
  private AnswerSource program(Path answers, AtomicInteger calls, int most) throws Exception {
    CommandSettings formula =
        new CommandSettings(
            List.of(
                "awk",
                "NR==3 {a=$1} END {print \"done gap = \" (a < 4 ? a - 4 : 3 * (a - 4))}",
                "{input}"),
            "poscar",
            null,
            "done",
            "gap = (\\S+)",
            null,
            null,
            null);
    CalculationSettings usual = CalculationSettings.read(null, json);
    CalculationSettings settings =
        new CalculationSettings(
            usual.functional(),
            usual.smearing(),
            usual.gpaw(),
            usual.quantumEspresso(),
            usual.vasp(),
            usual.pseudopotentials(),
            null,
            null,
            Map.of("formula", formula));
    ModelCard card = new ModelFolder(json).card(model);
    CommandProgram program = new CommandProgram("formula", formula, json, InstantSource.system());
    Verification verification =
        new Verification(
            new AnswerStore(answers, json), program, folder.resolve("runs"), Duration.ofMinutes(1));
    return (designs, out) ->
        new ProgramAnswers(
                json,
                model,
                card.space(),
                GAP,
                new Structures(card, null, settings),
                program,
                settings,
                true,
                asked -> answers(asked, verification, calls, most))
            .answer(designs, out);
  }

  private static List<Answer> answers(
      List<Calculation> asked, Verification verification, AtomicInteger calls, int most)
      throws BackcastException {
    try (ExecutorService worker = Executors.newSingleThreadExecutor()) {
      return new VerificationQueue(verification, worker, 1)
          .run(
              asked,
              () -> calls.get() >= most,
              new VerificationQueue.Listener() {
                @Override
                public void started(int index, Calculation calculation) {}

                @Override
                public void finished(int index, Verification.Result result, TimeLeft left) {
                  calls.addAndGet(result.known() ? 0 : 1);
                }
              });
    }
  }

  private Campaign campaign(Path out, CampaignPlan plan, AnswerSource program) {
    return new Campaign(
        json, out, model, plan, program, extender, Objects.requireNonNull(base), line -> {});
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is awk")
  void aCampaignMendsTheModelAndGoesOnAfterAStop() throws Exception {
    Path out = folder.resolve("campaign");
    Path store = folder.resolve("store.jsonl");
    AtomicInteger calls = new AtomicInteger();
    assertThatThrownBy(() -> campaign(out, plan(6), program(store, calls, 5)).run(1, SILENT))
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERRUPTED));
    String chosen = Files.readString(out.resolve("round-1").resolve(Campaign.DESIGNS));
    List<CampaignRound> rounds = campaign(out, plan(6), program(store, calls, 1000)).run(1, SILENT);
    assertThat(Files.readString(out.resolve("round-1").resolve(Campaign.DESIGNS)))
        .isEqualTo(chosen);
    // nothing was computed twice
    assertThat(calls).hasValue(rounds.stream().mapToInt(CampaignRound::designs).sum());
    assertThat(rounds).allMatch(r -> r.answered() == r.designs());
    // nothing was moved, and the model says nothing else
    assertThat(
            json.tree(out.resolve("round-1").resolve(RoundLearning.FILE)).findValue("convention"))
        .isNull();
    assertThat(rounds).extracting(CampaignRound::name).containsExactly("before", "1", "after-1");
    assertThat(rounds.get(2).error()).isLessThan(0.6 * rounds.get(0).error());
    TextTable history = new TableReader().text(out.resolve(CampaignHistory.TABLE));
    assertThat(history.rows()).hasSize(3);
    assertThat(history.column("kept").get(1)).isEqualTo("yes");
    assertThat(Files.readString(out.resolve(CampaignHistory.PICTURE))).contains("<svg");
    // done already: nothing runs again
    campaign(out, plan(6), program(store, calls, 0)).run(1, SILENT);
    assertThatThrownBy(() -> campaign(out, plan(5), program(store, calls, 99)).run(1, SILENT))
        .hasMessageContaining("only --rounds may change");
  }
}
