package io.backcast.ui.app;

import static io.backcast.ui.testing.FxThread.awaitPulses;
import static io.backcast.ui.testing.FxThread.onFx;
import static io.backcast.ui.testing.FxThread.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Models;
import io.backcast.Patience;
import io.backcast.io.Json;
import io.backcast.io.table.TableReader;
import io.backcast.model.BackcastException;
import io.backcast.model.DataCleaning;
import io.backcast.model.Recipe;
import io.backcast.model.VariableKind;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.failure.LogFile;
import io.backcast.ui.frame.ExplorerWindow;
import io.backcast.ui.testing.WindowExtension;
import io.backcast.ui.training.TrainingViewModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
class PagesTest {
  private final List<BackcastException> failures = new ArrayList<>();
  private final ExecutorService background = Executors.newFixedThreadPool(2);
  private final Json json = new Json();
  private AppController app;

  @TempDir private Path user;

  @Start
  void begin(Stage stage) {
    app =
        new AppController(
            stage,
            TestProgram.parts(
                user, failures::add, new TaskRunner(background, TaskRunner::onFx, failures::add)));
    app.start(List.of(Models.MOS2.toString()));
    // the screen of a test is narrower than a page is meant for
    stage.setWidth(1280);
  }

  @AfterEach
  void end() throws Exception {
    onFx(app::close);
    background.shutdownNow();
    Patience.ended(background);
  }

  private ExplorerWindow window() throws Exception {
    until(() -> app.window() != null);
    return Objects.requireNonNull(app.window());
  }

  private void open(Path path, FxRobot robot) throws Exception {
    window();
    onFx(() -> app.actions().open(path));
    until(() -> robot.lookup(".page-title").tryQuery().isPresent());
    awaitPulses();
  }

  private Path table() throws Exception {
    StringBuilder csv = new StringBuilder("material,width,layers,note,strength\n");
    for (int i = 0; i < 300; i++) {
      double width = (i * 37 % 100) / 10.0;
      String material = i % 3 == 0 ? "steel" : "wood";
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,%.2f,%d,same,%s%n",
              material,
              width,
              1 + i % 5,
              i == 7 ? "" : "" + (width * (1 + i % 5) + (i % 3 == 0 ? 5 : 0))));
    }
    return Files.writeString(user.resolve("beams.csv"), csv.toString());
  }

  @Test
  void anEveryDayTableBecomesATrainingInThreeClicks(FxRobot robot) throws Exception {
    open(table(), robot);
    assertThat(robot.lookup(".page-title").queryAs(Label.class).getText())
        .isEqualTo("beams.csv · 300 rows");
    assertThat(robot.lookup("#use-note").queryAs(ComboBox.class).getItems()).hasSize(1);
    until(() -> robot.lookup("#fix-missing").tryQuery().isPresent());
    robot.clickOn("#fix-missing");
    until(() -> robot.lookup("#fix-missing").tryQuery().isEmpty());
    robot.clickOn("Train");
    until(() -> robot.lookup("#training-error").tryQuery().isPresent());
    until(
        () ->
            robot
                .lookup("#training-error")
                .queryAs(Label.class)
                .getText()
                .startsWith("One network"));
    robot.clickOn("#training-stop");
    until(() -> robot.lookup("#training-resume").tryQuery().isPresent());
    assertThat(user.resolve("models").resolve(".beams.partial").resolve("checkpoint"))
        .isDirectory();
    assertThat(failures).isEmpty();
  }

  @Test
  void withLargeTextTheSettingsScrollAndTheButtonsStayInSight(FxRobot robot) throws Exception {
    open(table(), robot);
    Node page = robot.lookup(".page").query();
    onFx(() -> page.setStyle("-fx-font-size: 26px"));
    awaitPulses();
    double height = onFx(() -> page.getScene().getHeight());
    for (String part : List.of(".page-title", "Train", "Close")) {
      Node node = robot.lookup(part).query();
      Bounds shown = onFx(() -> node.localToScene(node.getBoundsInLocal()));
      assertThat(shown.getMinY()).as(part).isNotNegative();
      assertThat(shown.getMaxY()).as(part).isLessThanOrEqualTo(height);
    }
    assertThat(robot.lookup(".problem-list").<Region>query().getHeight()).isGreaterThan(150);
  }

  @Test
  void aBoundThatIsNoNumberGoesBackToWhatItWas(FxRobot robot) throws Exception {
    open(table(), robot);
    TextField upper = robot.lookup("#upper-width").queryAs(TextField.class);
    String before = upper.getText();
    robot.doubleClickOn("#upper-width").write("wide\n");
    assertThat(upper.getText()).isEqualTo(before);
    robot.doubleClickOn("#upper-width").eraseText(8).write("12.5\n");
    assertThat(upper.getText()).startsWith("12.5");
  }

  @Test
  void aBareNetworkIsInspectedNamedAndOpened(FxRobot robot) throws Exception {
    ExplorerWindow first = window();
    open(Path.of("src/test/resources/onnx/freia-glow.onnx").toAbsolutePath(), robot);
    assertThat(robot.lookup(".inspector").tryQuery()).isPresent();
    robot.clickOn("Import");
    until(() -> app.window() != first);
    assertThat(window().explorer().space().dx()).isEqualTo(4);
    ExplorerWindow imported = window();
    until(imported::settled);
    assertThat(Objects.requireNonNull(window().explorer().resultProperty().get()).preview().hits())
        .isEqualTo(5_000);
    assertThat(failures).isEmpty();
  }

  @Test
  void aSecondNetworkOfTheSameNameIsAskedAboutAndReplacesTheFirstButNotTheUsersFiles(FxRobot robot)
      throws Exception {
    Path network = Path.of("src/test/resources/onnx/freia-glow.onnx").toAbsolutePath();
    ExplorerWindow first = window();
    open(network, robot);
    TextField name = robot.lookup("#import-name").queryAs(TextField.class);
    Button importing = robot.lookup("Import").queryAs(Button.class);
    onFx(() -> name.setText("../elsewhere"));
    assertThat(importing.isDisabled()).isTrue();
    assertThat(robot.lookup("#name-note").queryAs(Label.class).getText()).isNotBlank();
    onFx(() -> name.setText("glow"));
    robot.clickOn("Import");
    until(() -> app.window() != first);
    Path folder = user.resolve("models").resolve("glow");
    Files.writeString(folder.resolve("notes.txt"), "of the user");
    // long ago, however coarsely the file system keeps times
    FileTime before = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setLastModifiedTime(folder.resolve("model.json"), before);
    ExplorerWindow second = window();
    open(network, robot);
    TextField again = robot.lookup("#import-name").queryAs(TextField.class);
    onFx(() -> again.setText("glow"));
    robot.clickOn("Import");
    until(() -> robot.lookup("Keep both, as glow-2").tryQuery().isPresent());
    robot.clickOn("Replace");
    until(() -> app.window() != second);
    assertThat(folder.resolve("notes.txt")).hasContent("of the user");
    assertThat(Files.getLastModifiedTime(folder.resolve("model.json"))).isGreaterThan(before);
    try (var models = Files.list(user.resolve("models"))) {
      assertThat(models).containsExactly(folder);
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void theHomePageHasACardForEveryModelThatComesAlong(FxRobot robot) throws Exception {
    window();
    onFx(() -> app.actions().showHome());
    awaitPulses();
    try (var shipped = Files.list(Path.of("models"))) {
      for (Path model : (Iterable<Path>) shipped::iterator) {
        assertThat(robot.lookup("#tile-" + model.getFileName()).tryQueryAs(Button.class))
            .isPresent();
      }
    }
    ExplorerWindow before = window();
    robot.clickOn("#tile-mos2-strain");
    until(() -> app.window() != before);
    awaitPulses();
    assertThat(robot.lookup(".home").tryQuery()).isEmpty();
  }

  @Test
  void theNetworksOfAModelAreShownInBlocks(FxRobot robot) throws Exception {
    window();
    onFx(() -> app.actions().inspect());
    until(() -> robot.lookup(".inspector").tryQuery().isPresent());
    assertThat(robot.lookup(".inspector").queryAll()).isNotEmpty();
  }

  @Test
  void theLogIsShownToBeCopied(FxRobot robot) throws Exception {
    window();
    try (LogFile log = LogFile.open(user.resolve("logs"))) {
      log.failures().warning("the disk is full");
      onFx(() -> app.actions().showLog());
      until(() -> robot.lookup("#log-text").tryQuery().isPresent());
      assertThat(robot.lookup("#log-text").queryAs(TextArea.class).getText())
          .contains("the disk is full");
      robot.clickOn("#log-text-copy");
      assertThat(onFx(() -> Clipboard.getSystemClipboard().getString()))
          .contains("the disk is full");
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void aLogThatIsNotThereIsAFailureLikeAnyOther(FxRobot robot) throws Exception {
    window();
    onFx(() -> app.actions().showLog());
    until(() -> !failures.isEmpty());
    assertThat(failures.getFirst()).hasMessageContaining("no log to show");
    assertThat(robot.lookup(".page").tryQuery()).isEmpty();
  }

  @Test
  void theRecipeOfThePageIsTheCommandLines() throws Exception {
    var model =
        new TrainingViewModel(table(), new TableReader().text(user.resolve("beams.csv")), json);
    model.problems().forEach(model::fix);
    model.columns().stream()
        .filter(c -> c.column().name().equals("layers"))
        .forEach(c -> c.kindProperty().set(VariableKind.CONTINUOUS));
    Path saved = user.resolve("recipe.json");
    model.save(saved, json);
    Recipe back = json.read(saved, Recipe.class, "/io/backcast/recipe.schema.json");
    assertThat(back.cleaning()).isEqualTo(new DataCleaning(true, false));
    assertThat(Objects.requireNonNull(back.space()).variables()).hasSize(3);
    assertThat(back.space().variables().get(2).kind()).isEqualTo(VariableKind.CONTINUOUS);
  }
}
