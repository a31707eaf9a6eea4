package io.backcast.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace;
import io.backcast.io.Json;
import io.backcast.io.table.TableReader;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.Digests;
import io.backcast.model.ErrorCode;
import io.backcast.model.GraphFile;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;
import io.backcast.model.Randoms;
import io.backcast.model.Recipe;
import io.backcast.model.TrainingPlan;
import io.backcast.train.data.DataPreparation;
import io.backcast.train.evaluate.EvaluationRows;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What can be done with a model after its training, with the table given again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FinishedModelTest {
  private static final Path SAMPLE = Path.of("sample-data", "projectile");

  /** Enough for a model that is measured and not used. */
  private static final int ROWS = 900;

  private static final int SAMPLES = 20;
  private static final TrainingPlan TINY =
      new TrainingPlan(
          0.15,
          new TrainingPlan.Ensemble(2, 2, 24, 1, 8, 128, 1e-2, 1e-4, 8),
          new TrainingPlan.Surrogate(24, 1, 4_000, 90, 256, 5e-3),
          new TrainingPlan.Backward(2, 16, 8_000, 60, 256, 4e-3, 0.15, 0.5, 1.0, 0, null),
          null);

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

  /** A model trained once, which no test changes. */
  private Path shared;

  private Path table;
  private String sha256;

  @TempDir private Path folder;

  @BeforeAll
  void train(@TempDir Path place) throws Exception {
    shared = place.resolve("model");
    List<String> lines = Files.readAllLines(SAMPLE.resolve("projectile.csv"));
    table = Files.write(place.resolve("projectile.csv"), lines.subList(0, ROWS + 1));
    sha256 = Digests.sha256(table);
    Recipe recipe = json.read(SAMPLE.resolve("recipe.json"), Recipe.class, Recipe.SCHEMA);
    Trainer.Job job =
        new Trainer.Job(
            DataPreparation.prepare(text(), Objects.requireNonNull(recipe.space()), null),
            "projectile.csv",
            sha256,
            recipe.with(TINY),
            3,
            "test",
            false);
    new Trainer(json, InstantSource.system(), "test", SAMPLES)
        .train(job, shared, ModelWorkspace.IfExists.REFUSE, SILENT);
  }

  private TextTable text() throws BackcastException {
    return new TableReader().text(table);
  }

  /** The model as older versions trained it: without audit ensemble and recipe. */
  private Path older(String name) throws Exception {
    Path copy = Files.createDirectories(folder.resolve(name));
    ModelCard card = new ModelFolder(json).card(shared);
    Map<NetworkRole, GraphFile> graphs = new LinkedHashMap<>(card.graphs());
    graphs.remove(NetworkRole.AUDIT);
    for (GraphFile graph : graphs.values()) {
      Files.copy(shared.resolve(graph.file()), copy.resolve(graph.file()));
    }
    json.write(
        copy.resolve(ModelFolder.CARD),
        new ModelCard(
            card.formatVersion(),
            card.identity(),
            card.name(),
            card.title(),
            card.space(),
            card.latent(),
            card.prior(),
            graphs,
            card.calibration(),
            card.trust(),
            card.dataSummary(),
            card.training(),
            card.metrics(),
            card.crystal()));
    return copy;
  }

  private ModelReevaluation.Measured measure(Path model, TextTable rows, String digest)
      throws BackcastException {
    try (InverseModel opened = new ModelFolder(json).open(model)) {
      ModelReevaluation evaluation = new ModelReevaluation(json, SAMPLES);
      EvaluationRows found = evaluation.rows(opened.card(), model, rows, digest, null);
      ModelReevaluation.Measured measured = evaluation.measure(opened, found, SILENT);
      measured.write(opened, "rows.csv", folder.resolve("report"));
      return measured;
    }
  }

  private String report() throws Exception {
    return Files.readString(folder.resolve("report/README.md"));
  }

  @Test
  void theSameTableGivesTheFiguresOfTheTrainingAgain() throws Exception {
    ModelCard card = new ModelFolder(json).card(shared);
    ModelReevaluation.Measured measured = measure(shared, text(), sha256);
    assertThat(measured.evaluation().independent()).isTrue();
    assertThat(measured.updated().identity()).isEqualTo(card.identity());
    assertThat(measured.updated().metrics().keySet()).isEqualTo(card.metrics().keySet());
    measured
        .updated()
        .metrics()
        .forEach(
            (name, value) ->
                assertThat(value)
                    .as(name)
                    .isCloseTo(Objects.requireNonNull(card.metrics().get(name)), within(1e-6)));
    assertThat(report())
        .contains("recipe and seed say which", "judged by the audit ensemble")
        .doesNotContain("nobody can check");
  }

  @Test
  void aRecipeThatHoldsOutOtherRowsIsRefused() throws Exception {
    Recipe recipe = json.read(shared.resolve(ModelFolder.RECIPE), Recipe.class, Recipe.SCHEMA);
    TrainingPlan more =
        new TrainingPlan(0.4, TINY.ensemble(), TINY.surrogate(), TINY.backward(), null);
    try (InverseModel opened = new ModelFolder(json).open(shared)) {
      ModelReevaluation evaluation = new ModelReevaluation(json, SAMPLES);
      EvaluationRows rows =
          evaluation.rows(opened.card(), shared, text(), sha256, recipe.with(more));
      assertThatThrownBy(() -> evaluation.measure(opened, rows, SILENT))
          .isInstanceOfSatisfying(
              BackcastException.class, e -> assertThat(e.sentence()).contains("are not those of"));
    }
  }

  @Test
  void otherRowsAreTakenAsUnseenAndThePageSaysThatNobodyCanCheckThat() throws Exception {
    TextTable some = text().withRows(new int[] {0, 5, 10, 15, 20, 25, 30, 35, 40, 45});
    ModelReevaluation.Measured measured = measure(shared, some, "another");
    assertThat(measured.evaluation().holdOut().parity(0)).hasNumberOfRows(10);
    assertThat(measured.card().metrics())
        .containsKey("range_mae")
        .doesNotContainKey("range_mae_forest");
    assertThat(report()).contains("nobody can check that");
    assertThatThrownBy(measured::updated)
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_CSV));
  }

  @Test
  void aModelWithoutAnAuditEnsembleJudgesItselfWhichIsSaidAndKeptFromItsCard() throws Exception {
    Path older = older("older");
    assertThatThrownBy(() -> measure(older, text(), sha256))
        .isInstanceOfSatisfying(
            BackcastException.class,
            e -> assertThat(e.sentence()).contains("--recipe", "held out"));
    Files.copy(shared.resolve(ModelFolder.RECIPE), older.resolve(ModelFolder.RECIPE));
    ModelReevaluation.Measured measured = measure(older, text(), sha256);
    assertThat(report()).contains("flatters", "trained on them too");
    assertThatThrownBy(measured::updated)
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.sentence()).contains("train --audit"));
  }

  @Test
  void anOlderModelIsGivenTheAuditEnsembleThatItsTrainingWouldHaveMade() throws Exception {
    Path older = older("older");
    Recipe recipe = json.read(shared.resolve(ModelFolder.RECIPE), Recipe.class, Recipe.SCHEMA);
    AuditTrainer trainer = new AuditTrainer(json, InstantSource.system(), SAMPLES);
    Path complete = folder.resolve("complete");
    ModelCard card =
        trainer.train(
            new AuditTrainer.Job(older, text(), sha256, recipe),
            complete,
            ModelWorkspace.IfExists.REFUSE,
            SILENT);
    ModelCard trained = new ModelFolder(json).card(shared);
    assertThat(new ModelFolder(json).violations(complete)).isEmpty();
    assertThat(card.identity()).isEqualTo(trained.identity());
    assertThat(card.training()).isEqualTo(trained.training());
    for (NetworkRole role : trained.graphs().keySet()) {
      if (role != NetworkRole.AUDIT) {
        assertThat(card.graphs().get(role)).isEqualTo(trained.graphs().get(role));
      }
    }
    float[] x = Randoms.uniforms(1, 0, 50, 3);
    try (InverseModel one = new ModelFolder(json).open(shared);
        InverseModel other = new ModelFolder(json).open(complete)) {
      float[] before = one.audit(50, x);
      float[] after = other.audit(50, x);
      for (int i = 0; i < before.length; i++) {
        assertThat(after[i]).isCloseTo(before[i], within(1e-3f * Math.max(1, Math.abs(before[i]))));
      }
    }
    assertThat(card.metrics().keySet()).isEqualTo(trained.metrics().keySet());
    assertThat(card.metrics().get("range_mae"))
        .isCloseTo(Objects.requireNonNull(trained.metrics().get("range_mae")), within(1e-3));
    assertThat(card.trust()).isNotNull();
    assertThat(complete.resolve("report/README.md")).exists();
    assertThat(complete.resolve(ModelFolder.RECIPE)).exists();
    assertThat(new ModelFolder(json).card(older).has(NetworkRole.AUDIT)).isFalse();
  }

  @Test
  void otherRowsAnotherRecipeAndChangedFilesAreRefused() throws Exception {
    Path older = older("older");
    Recipe recipe = json.read(shared.resolve(ModelFolder.RECIPE), Recipe.class, Recipe.SCHEMA);
    refused(older, "0", recipe, "is not the table");
    refused(older, sha256, null, "--recipe");
    TextTable fewer = text().withRows(new int[] {0, 1, 2, 3, 4, 5, 6, 7});
    refusedWith(
        new AuditTrainer.Job(older, fewer, sha256, recipe), "it leaves 8 rows of the table");
    Recipe spring =
        json.read(Path.of("sample-data/spring/recipe.json"), Recipe.class, Recipe.SCHEMA);
    refused(older, sha256, spring, "This is not the recipe of");
    Files.writeString(older.resolve("value.onnx"), "changed");
    refused(older, sha256, recipe, "SHA-256 is not the card's");
    assertThat(folder.toFile().list()).containsExactly("older");
  }

  private void refused(Path model, String digest, @Nullable Recipe recipe, String why)
      throws Exception {
    refusedWith(new AuditTrainer.Job(model, text(), digest, recipe), why);
  }

  private void refusedWith(AuditTrainer.Job job, String why) {
    AuditTrainer trainer = new AuditTrainer(json, InstantSource.system(), SAMPLES);
    assertThatThrownBy(
            () -> trainer.train(job, folder.resolve("new"), ModelWorkspace.IfExists.REFUSE, SILENT))
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.sentence()).contains(why));
  }
}
