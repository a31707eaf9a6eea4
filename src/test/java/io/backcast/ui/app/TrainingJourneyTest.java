package io.backcast.ui.app;

import static io.backcast.ui.testing.FxThread.awaitPulses;
import static io.backcast.ui.testing.FxThread.onFx;
import static io.backcast.ui.testing.FxThread.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Models;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.io.table.TableReader;
import io.backcast.model.BackcastException;
import io.backcast.model.TrainingPlan;
import io.backcast.train.loop.TrainingStage;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.frame.ExplorerWindow;
import io.backcast.ui.testing.UncaughtExceptions;
import io.backcast.ui.testing.WindowExtension;
import io.backcast.ui.training.TrainingViewModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** From a table to an open model, in the window, with nothing but clicks. */
@ExtendWith({WindowExtension.class, UncaughtExceptions.class})
class TrainingJourneyTest {
  private static final TrainingPlan TINY =
      new TrainingPlan(
          0.1,
          new TrainingPlan.Ensemble(2, 1, 24, 1, 6, 64, 1e-2, 1e-4, 6),
          new TrainingPlan.Surrogate(24, 1, 3_000, 60, 128, 5e-3),
          new TrainingPlan.Backward(3, 16, 8_000, 60, 128, 4e-3, 0.15, 0.5, 1.0, 0, null),
          new TrainingPlan.FastGenerator(24, 1, 60, 128, 5e-3));

  /** Takes hours. */
  private static final TrainingPlan LONG =
      new TrainingPlan(
          0.1,
          new TrainingPlan.Ensemble(2, 1, 24, 1, 1_000_000, 64, 1e-2, 1e-4, 6),
          TINY.surrogate(),
          TINY.backward(),
          TINY.fastGenerator());

  private final List<BackcastException> failures = new ArrayList<>();
  private final TaskRunner background = TaskRunner.ofThreads("test", 2, failures::add);
  private AppController app;

  @TempDir private Path user;

  @Start
  void begin(Stage stage) {
    app = new AppController(stage, TestProgram.parts(user, failures::add, background));
    app.start(List.of(Models.MOS2.toString()));
  }

  @AfterEach
  void end() throws Exception {
    onFx(app::close);
    background.close();
  }

  private Path table() throws Exception {
    StringBuilder csv = new StringBuilder("width,depth,strength\n");
    for (int i = 0; i < 240; i++) {
      double width = i * 37 % 100 / 100.0;
      double depth = i * 53 % 100 / 100.0;
      csv.append(
          String.format(Locale.ROOT, "%.2f,%.2f,%.4f%n", width, depth, width + depth * depth));
    }
    return Files.writeString(user.resolve("data.csv"), csv.toString());
  }

  /** Shows the page for a table whose every size of training is a tiny one. */
  private TrainingViewModel page(FxRobot robot) throws Exception {
    return page(robot, TINY);
  }

  private TrainingViewModel page(FxRobot robot, TrainingPlan plan) throws Exception {
    until(() -> app.window() != null);
    Path file = table();
    TrainingViewModel model =
        new TrainingViewModel(file, new TableReader().text(file), size -> plan);
    onFx(() -> app.pages().training(model));
    until(() -> robot.lookup("#training-name").tryQuery().isPresent());
    return model;
  }

  private static void untilFocused(FxRobot robot, String id) throws Exception {
    Node node = robot.lookup(id).query();
    until(() -> node.getScene() != null && node.getScene().getFocusOwner() == node);
  }

  private void trained(FxRobot robot) throws Exception {
    until(() -> robot.lookup("#training-open").tryQuery().isPresent());
    assertThat(robot.lookup("#training-verdict").queryAs(Label.class).getText())
        .contains("strength to ");
    ExplorerWindow before = Objects.requireNonNull(app.window());
    robot.clickOn("#training-open");
    until(() -> app.window() != before);
    until(() -> app.window().settled());
    assertThat(failures).isEmpty();
  }

  @Test
  void aTableIsTrainedToTheEndOpenedAndASecondOfItsNameLeavesTheFirstAlone(FxRobot robot)
      throws Exception {
    page(robot);
    List<String> said = new ArrayList<>();
    robot.clickOn("Train");
    until(() -> robot.lookup(".training .card-title").tryQuery().isPresent());
    Label stage = robot.lookup(".training .card-title").queryAs(Label.class);
    onFx(() -> stage.textProperty().subscribe(text -> said.add(text)));
    trained(robot);
    // what is over in a moment may never be shown, and on a busy machine that may be any stage
    int stages = TrainingStage.of(TINY).size();
    assertThat(onFx(() -> List.copyOf(said)))
        .anyMatch(text -> text.matches("Training · \\d+ of " + stages + ": .+"));
    Path first = user.resolve("models").resolve("data");
    String card = Files.readString(first.resolve("model.json"));
    assertThat(app.window().explorer().card().name()).isEqualTo("data");

    page(robot);
    assertThat(robot.lookup("#name-note").queryAs(Label.class).getText()).contains("asked");
    robot.clickOn("Train");
    until(() -> robot.lookup("Keep both, as data-2").tryQuery().isPresent());
    robot.clickOn("Cancel");
    assertThat(robot.lookup("#training-name").query().isVisible()).isTrue();
    robot.clickOn("Train");
    until(() -> robot.lookup("Keep both, as data-2").tryQuery().isPresent());
    robot.clickOn("Keep both, as data-2");
    trained(robot);
    assertThat(app.window().explorer().card().name()).isEqualTo("data-2");
    assertThat(first.resolve("model.json")).hasContent(card);
    assertThat(new ModelFolder(new Json()).violations(first)).isEmpty();
  }

  /** Its generator takes hours. */
  private static TrainingPlan slowGenerator() {
    return new TrainingPlan(
        TINY.validation(),
        TINY.ensemble(),
        TINY.surrogate(),
        TINY.backward().with(8_000, 1_000_000),
        TINY.fastGenerator());
  }

  @Test
  void anInterimModelIsExploredWhileItsPageWaitsAside(FxRobot robot) throws Exception {
    page(robot, slowGenerator());
    ExplorerWindow before = Objects.requireNonNull(app.window());
    robot.clickOn("Train");
    until(() -> robot.lookup("#training-explore").tryQuery().isPresent());
    Button explore = robot.lookup("#training-explore").queryButton();
    until(() -> !explore.isDisabled());
    robot.clickOn(explore);
    until(() -> app.window() != before);
    until(() -> app.window().settled());
    assertThat(app.window().explorer().card().name()).isEqualTo("data");
    Node back = robot.lookup("#page-back").query();
    assertThat(back.isVisible()).isTrue();
    robot.clickOn(back);
    until(() -> !back.isVisible());
    robot.clickOn("#training-stop");
    until(() -> robot.lookup("#training-settings").tryQuery().isPresent());
    robot.clickOn("#training-settings");
    awaitPulses();
    assertThat(robot.lookup("#training-name").query().getParent().isVisible()).isTrue();
    assertThat(failures).isEmpty();
  }

  @Test
  void aNameThatIsNoFolderIsToldWhileItIsTypedAndCannotBeTrained(FxRobot robot) throws Exception {
    page(robot);
    TextField name = robot.lookup("#training-name").queryAs(TextField.class);
    Button train = robot.lookup("Train").queryAs(Button.class);
    Label note = robot.lookup("#name-note").queryAs(Label.class);
    assertThat(train.isDisabled()).isFalse();
    assertThat(note.isVisible()).isFalse();
    Label ready = robot.lookup(".page-foot .label").queryAs(Label.class);
    assertThat(ready.getText()).endsWith("ready to train.");
    for (String bad : List.of("", "../evil", "..", "a/b", "nul")) {
      onFx(() -> name.setText(bad));
      awaitPulses();
      assertThat(train.isDisabled()).as(bad).isTrue();
      assertThat(note.isVisible()).as(bad).isTrue();
      assertThat(note.getText()).as(bad).isNotBlank();
      assertThat(ready.getText()).as(bad).isEqualTo(note.getText());
    }
    onFx(() -> name.setText("good"));
    awaitPulses();
    assertThat(train.isDisabled()).isFalse();
    assertThat(ready.getText()).endsWith("ready to train.");
    assertThat(user.resolve("models")).doesNotExist();
  }

  @Test
  void aPageDoesNotCloseWhileItsTrainingRunsAndItsCheckpointIsKept(FxRobot robot) throws Exception {
    page(robot, LONG);
    robot.clickOn("Train");
    until(() -> robot.lookup("#training-stop").tryQuery().isPresent());
    untilFocused(robot, "#training-stop");
    // the speed of the machine is measured first, and nothing to keep is learned by that
    until(() -> !robot.lookup("#training-error").queryAs(Label.class).getText().isEmpty());
    Path checkpoint = user.resolve("models").resolve(".data.partial").resolve("checkpoint");
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    until(() -> robot.lookup("#training-note").tryQuery().isPresent());
    assertThat(robot.lookup("#training-note").queryAs(Label.class).getText())
        .isEqualTo(
            "The training is still running. Press Stop first; what has been learned so far is"
                + " kept.");
    robot.clickOn(".page .quiet");
    onFx(() -> app.actions().showHome());
    awaitPulses();
    assertThat(robot.lookup("#training-stop").query().isVisible()).isTrue();
    assertThat(robot.lookup(".start").tryQuery()).isEmpty();

    robot.clickOn("#training-stop");
    until(() -> robot.lookup("#training-resume").tryQuery().isPresent());
    // the focus stays on the page
    untilFocused(robot, "#training-resume");
    assertThat(robot.lookup(".training .label").queryAs(Label.class).getText())
        .isEqualTo("Stopped. The training can be resumed from here.");
    try (Stream<Path> files = Files.list(checkpoint)) {
      assertThat(files).isNotEmpty();
    }
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    awaitPulses();
    assertThat(robot.lookup("#training-resume").tryQuery()).isEmpty();
    assertThat(failures).isEmpty();
  }
}
