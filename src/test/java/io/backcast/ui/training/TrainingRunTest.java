package io.backcast.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace;
import io.backcast.io.Json;
import io.backcast.io.table.TableReader;
import io.backcast.model.ModelCard;
import io.backcast.model.Recipe;
import io.backcast.model.TrainingPlan;
import io.backcast.train.TrainingForecast;
import io.backcast.train.data.DataIssue;
import io.backcast.train.loop.DrawnDesigns;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.loop.Validation;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.testing.RecordedFailures;
import io.backcast.ui.testing.Thrown;
import io.backcast.ui.training.ColumnChoice.Use;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingRunTest {
  private static final TrainingPlan TINY =
      new TrainingPlan(
          0.1,
          new TrainingPlan.Ensemble(2, 1, 24, 1, 6, 64, 1e-2, 1e-4, 6),
          new TrainingPlan.Surrogate(24, 1, 3_000, 60, 128, 5e-3),
          new TrainingPlan.Backward(3, 16, 8_000, 60, 128, 4e-3, 0.15, 0.5, 1.0, 0, null),
          null);

  /** A second for each stage. */
  private static final TrainingForecast FORECAST =
      new TrainingForecast(
          TrainingStage.of(TINY).stream().map(s -> new TrainingForecast.Stage(s, "", 1)).toList());

  @TempDir private Path folder;
  private final Json json = new Json();
  private final RecordedFailures failures = new RecordedFailures();

  private TrainingViewModel model() throws Exception {
    StringBuilder csv = new StringBuilder("a,b,kind,y\n");
    for (int i = 0; i < 200; i++) {
      double a = i * 37 % 100 / 100.0;
      double b = i * 53 % 100 / 100.0;
      csv.append(
          String.format(
              Locale.ROOT, "%.2f,%.2f,%s,%.4f%n", a, b, i % 2 == 0 ? "x" : "z", a + b * b));
    }
    csv.append("0.5,,x,0.7\n");
    Path file = Files.writeString(folder.resolve("t.csv"), csv.toString());
    return new TrainingViewModel(file, new TableReader().text(file), json);
  }

  private TrainingRun run() {
    return run(InstantSource.system());
  }

  private TrainingRun run(InstantSource clock) {
    return new TrainingRun(
        json,
        clock,
        new TaskRunner(Runnable::run, Runnable::run, failures),
        "test",
        (job, plan, progress) -> FORECAST);
  }

  private static Recipe tiny(Recipe recipe) {
    return of(recipe, TINY);
  }

  private static Recipe of(Recipe r, TrainingPlan plan) {
    return new Recipe(
        r.name(), r.title(), r.source(), r.licence(), r.space(), r.crystal(), plan, r.cleaning());
  }

  @Test
  void aRunGoesThroughItsStagesAndEndsWithAModelThatOpensAndTheRecipeThatMadeIt() throws Exception {
    TrainingViewModel model = model();
    model.problems().forEach(model::fix);
    TrainingRun run = run();
    List<TrainingRun.Training> seen = stages(run);
    Path out = folder.resolve("model");
    run.start(model, tiny(model.recipe()), out, ModelWorkspace.IfExists.REFUSE);
    assertThat(run.stateProperty().get()).isInstanceOf(TrainingRun.Done.class);
    assertInOrder(seen, TINY);
    assertThat(new ModelFolder(json).violations(out)).isEmpty();
    assertThat(out.resolve("recipe.json")).exists();
    assertThat(run.losses()).isNotNull();
    assertThat(run.errorProperty().get()).as("error on held-out rows").isBetween(0.0, 2.0);
    assertThat(run.noteProperty().get()).isEmpty();
    LearningPicture picture = run.picture();
    assertThat(picture.baselineProperty().get()).as("ten nearest rows").isBetween(0.001, 1.0);
    assertThat(picture.errors().getFirst()).as("checks of one network").hasSizeGreaterThan(3);
    Validation judged = Objects.requireNonNull(picture.judgedProperty().get());
    assertThat(judged.truth()).hasDimensions(judged.predicted().length, 1);
    DrawnDesigns drawn = Objects.requireNonNull(picture.drawnProperty().get());
    assertThat(drawn.done()).isEqualTo(1);
    assertThat(drawn.reached()).hasSameDimensionsAs(drawn.asked());
  }

  @Test
  void anInterimModelCanBeOpenedAndUsedWhileTheTrainingGoesOn() throws Exception {
    TrainingViewModel model = model();
    model.problems().forEach(model::fix);
    TrainingRun run = run();
    List<Path> interims = new ArrayList<>();
    List<TrainingRun.State> states = new ArrayList<>();
    run.picture()
        .drawnProperty()
        .subscribe(
            now -> {
              if (now != null && interims.isEmpty() && !run.preparingProperty().get()) {
                run.exploreNow();
              }
            });
    run.interimProperty()
        .subscribe(
            now -> {
              if (now != null) {
                interims.add(now);
                states.add(run.stateProperty().get());
              }
            });
    TrainingPlan plan =
        new TrainingPlan(
            TINY.validation(),
            TINY.ensemble(),
            TINY.surrogate(),
            TINY.backward(),
            new TrainingPlan.FastGenerator(16, 1, 40, 128, 5e-3));
    List<TrainingRun.Training> seen = stages(run);
    Path out = folder.resolve("model");
    run.start(model, of(model.recipe(), plan), out, ModelWorkspace.IfExists.REFUSE);
    assertThat(run.stateProperty().get()).isInstanceOf(TrainingRun.Done.class);
    assertInOrder(seen, plan);
    assertThat(states).first().isInstanceOf(TrainingRun.Training.class);
    assertThat(interims).hasSize(1);
    assertThat(new ModelFolder(json).violations(interims.getFirst())).isEmpty();
    ModelCard early = new ModelFolder(json).card(interims.getFirst());
    assertThat(early.calibration()).isNotNull();
    assertThat(early.metrics()).containsKey("y_mae");
    assertThat(early.identity()).isNotEqualTo(new ModelFolder(json).card(out).identity());
    assertThat(run.noteProperty().get()).isEmpty();
  }

  @Test
  void aModelIsNotLostWithItsRecipe() throws Exception {
    TrainingViewModel model = model();
    model.problems().forEach(model::fix);
    TrainingRun run = run();
    Path out = Files.createDirectory(folder.resolve("model"));
    Files.writeString(out.resolve("model.json"), "{}");
    // somebody's folder, which stays, where the recipe would be written
    Files.writeString(Files.createDirectory(out.resolve("recipe.json")).resolve("own"), "mine");
    run.start(model, tiny(model.recipe()), out, ModelWorkspace.IfExists.REPLACE);
    assertThat(run.stateProperty().get()).isInstanceOf(TrainingRun.Done.class);
    assertThat(run.noteProperty().get())
        .startsWith("The model is complete, but its recipe is not: ")
        .contains("that is a folder");
    assertThat(out.resolve("recipe.json").resolve("own")).hasContent("mine");
  }

  /** Every stage as it is shown, in its order. */
  private static List<TrainingRun.Training> stages(TrainingRun run) {
    List<TrainingRun.Training> seen = new ArrayList<>();
    run.stateProperty()
        .subscribe(
            now -> {
              if (now instanceof TrainingRun.Training t && t.stage() != null) {
                seen.add(t);
              }
            });
    return seen;
  }

  private static void assertInOrder(List<TrainingRun.Training> seen, TrainingPlan plan) {
    assertThat(seen.stream().map(TrainingRun.Training::stage).distinct())
        .containsExactlyElementsOf(TrainingStage.of(plan));
    assertThat(seen.getLast().number()).isEqualTo(seen.getLast().stages());
    assertThat(seen).allMatch(t -> t.number() >= 1);
  }

  @Test
  void whatCannotBeTrainedEndsInASentence() throws Exception {
    TrainingViewModel model = model();
    TrainingRun run = run();
    run.start(model, tiny(model.recipe()), folder.resolve("model"), ModelWorkspace.IfExists.REFUSE);
    assertThat(run.stateProperty().get())
        .isInstanceOfSatisfying(
            TrainingRun.Failed.class,
            f -> assertThat(f.why().sentence()).contains("column b").contains("missing"));
  }

  @ParameterizedTest
  @MethodSource("io.backcast.ui.testing.Thrown#kinds")
  void whateverATrainingThrowsItEndsAndTheUserIsTold(Thrown thrown) throws Exception {
    TrainingViewModel model = model();
    model.problems().forEach(model::fix);
    TrainingRun run =
        run(
            () -> {
              thrown.now();
              return Instant.EPOCH;
            });
    run.start(model, tiny(model.recipe()), folder.resolve("model"), ModelWorkspace.IfExists.REFUSE);
    assertThat(run.stateProperty().get()).isInstanceOf(TrainingRun.Failed.class);
    assertThat(failures.shown()).hasSize(1);
  }

  @Test
  void aStopIsNoFailure() throws Exception {
    TrainingViewModel model = model();
    model.problems().forEach(model::fix);
    TrainingRun run = run();
    run.losses().addListener((InvalidationListener) o -> run.cancel());
    run.start(model, tiny(model.recipe()), folder.resolve("model"), ModelWorkspace.IfExists.REFUSE);
    assertThat(run.stateProperty().get()).isInstanceOf(TrainingRun.Stopped.class);
    assertThat(failures.shown()).isEmpty();
  }

  @Test
  void theLastColumnOfNumbersIsProposedAsTheProperty() throws Exception {
    TrainingViewModel model = model();
    assertThat(model.columns())
        .extracting(c -> c.useProperty().get())
        .containsExactly(Use.VARIABLE, Use.VARIABLE, Use.VARIABLE, Use.PROPERTY);
    model.symmetriesProperty().set("a=b, b=a");
    assertThat(Objects.requireNonNull(model.recipe().space()).symmetries()).hasSize(1);
    assertThat(model.problems()).extracting(DataIssue::kind).contains(DataIssue.Kind.MISSING);
  }
}
