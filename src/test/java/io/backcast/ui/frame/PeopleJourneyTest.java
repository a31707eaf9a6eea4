package io.backcast.ui.frame;

import static io.backcast.ui.testing.FxThread.awaitPulses;
import static io.backcast.ui.testing.FxThread.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.design.Ranking;
import io.backcast.io.Json;
import io.backcast.io.SessionFile;
import io.backcast.io.table.Table;
import io.backcast.io.table.TableReader;
import io.backcast.model.DesignBounds;
import io.backcast.model.Variable;
import io.backcast.ui.candidates.CandidateRow;
import io.backcast.ui.state.ExplorationResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The main use cases, with mouse and keyboard. */
class PeopleJourneyTest extends ExplorerWindowTest {
  @TempDir private Path folder;

  @Start
  void open(Stage stage) throws Exception {
    show(stage);
  }

  private static TableView<CandidateRow> table(FxRobot robot) {
    return robot.lookup(".candidates .table-view").queryAs(TableView.class);
  }

  @Test
  void findFiveRobustDesignsAtEightTenthsUnderFourPercentStrainAndExportThem(FxRobot robot)
      throws Exception {
    robot.doubleClickOn("#target-value-gap").write("0.80").type(KeyCode.ENTER);
    onFx(
        () -> {
          DesignBounds bounds = window.explorer().boundsProperty().get();
          for (int j = 0; j < 3; j++) {
            Variable v = window.explorer().space().variables().get(j);
            bounds = bounds.with(j, v.reference() * 0.96, v.reference() * 1.04);
          }
          window.explorer().boundsProperty().set(bounds);
          return true;
        });
    ComboBox<Ranking> rankings = robot.lookup(".rankings").queryAs(ComboBox.class);
    onFx(
        () -> {
          rankings.setValue(Ranking.ROBUST);
          return true;
        });
    settle();
    awaitPulses();
    int[] rows = {0, 1, 2, 3, 4};
    Path file = folder.resolve("robust.csv");
    window.export().choose(rows).write(file);
    Table back = new TableReader().read(file, List.of("a", "b", "c", "gap"));
    assertThat(back.rows()).isEqualTo(5);
    for (double[] row : back.values()) {
      assertThat(row[0]).isBetween(3.16 * 0.96 - 1e-4, 3.16 * 1.04 + 1e-4);
      assertThat(row[2]).isBetween(12.295 * 0.96 - 1e-4, 12.295 * 1.04 + 1e-4);
      assertThat(row[3]).isBetween(0.75, 0.85);
    }
    assertThat(Files.readString(folder.resolve("robust.provenance.json")))
        .contains("\"robust\"", "\"a\"");
  }

  @Test
  void showTheMetalInsulatorPointAlongC(FxRobot robot) throws Exception {
    ComboBox<?> paths = robot.lookup(".transition #paths").queryAs(ComboBox.class);
    onFx(
        () -> {
          paths.getSelectionModel().select(3);
          return true;
        });
    settle();
    assertThat(robot.lookup(".transition .sentence").queryAs(Label.class).getText())
        .startsWith("strain along c")
        .contains("metal");
    assertThat(robot.lookup(".transition .chart").query().getAccessibleText())
        .contains("strain along c");
  }

  @Test
  void openAColleaguesSessionAndSeeTheSameDesigns(FxRobot robot) throws Exception {
    onFx(
        () -> {
          window.explorer().targetProperty(0).set(1.1);
          window.explorer().seedProperty().set(5);
          return true;
        });
    settle();
    Path file = folder.resolve("colleague" + SessionFile.SUFFIX);
    SessionFile sessions = new SessionFile(new Json());
    sessions.write(file, onFx(window::session));
    float[] theirs = table(robot).getItems().getFirst().x();
    onFx(
        () -> {
          window.explorer().targetProperty(0).set(0.4);
          window.explorer().seedProperty().set(1);
          return true;
        });
    settle();
    assertThat(table(robot).getItems().getFirst().x()).isNotEqualTo(theirs);
    onFx(
        () -> {
          window.show(sessions.read(file));
          return true;
        });
    settle();
    assertThat(window.explorer().targetProperty(0).get()).isEqualTo(1.1);
    assertThat(table(robot).getItems().getFirst().x()).containsExactly(theirs);
  }

  @Test
  void teachWithTheSweepAndAGuess(FxRobot robot) throws Exception {
    settle();
    robot.type(KeyCode.F5);
    awaitPulses();
    assertThat(robot.lookup(".presentation").query().isVisible()).isTrue();
    assertThat(robot.lookup(".candidates").tryQuery()).isEmpty();
    robot.clickOn("Guess first");
    Node row = robot.lookup("#variable-a").query();
    robot.clickOn(row);
    assertThat(robot.lookup(".verdict").queryAs(Label.class).getText()).contains("1 guessed");
    robot.clickOn("Reveal");
    assertThat(robot.lookup(".verdict").queryAs(Label.class).getText()).contains("of 1 guess");
    double before = window.explorer().targetProperty(0).get();
    List<Double> seen = new ArrayList<>();
    onFx(() -> window.explorer().targetProperty(0).subscribe(now -> seen.add(now.doubleValue())));
    Button sweep = robot.lookup(".sweep").queryAs(Button.class);
    robot.clickOn(sweep);
    until(() -> seen.size() > 15);
    robot.clickOn(sweep);
    assertThat(seen.getLast()).isNotEqualTo(before);
    robot.type(KeyCode.F5);
    assertThat(robot.lookup(".candidates").query().isVisible()).isTrue();
  }

  @Test
  void doItAllWithTheKeyboard(FxRobot robot) throws Exception {
    robot.type(KeyCode.RIGHT, 4);
    double target = window.explorer().targetProperty(0).get();
    assertThat(target).isGreaterThan(0.6);
    settle();
    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT3).release(KeyCode.CONTROL);
    awaitPulses();
    assertThat(onFx(window::session).views()).containsEntry("tab", "scatter");
    robot.press(KeyCode.CONTROL).type(KeyCode.D).release(KeyCode.CONTROL);
    assertThat(window.explorer().pins()).hasSize(1);
    Node row = robot.lookup("#variable-c").query();
    onFx(
        () -> {
          row.requestFocus();
          return true;
        });
    robot.type(KeyCode.LEFT, 3);
    assertThat(window.explorer().boundsProperty().get().upper()[2]).isLessThan(14.5);
    ExplorationResult narrowed = settle();
    assertThat(narrowed.preview().bounds()).isEqualTo(window.explorer().boundsProperty().get());
    robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
  }

  @Test
  void brushingOneVariableFiltersTheTableAndUndoTakesBoundsBack(FxRobot robot) throws Exception {
    settle();
    int all = table(robot).getItems().size();
    drag(robot, robot.lookup("#variable-a").query(), 0.3, 0.5, 0.3);
    awaitPulses();
    assertThat(window.explorer().brushProperty().get().ranges()).hasSize(1);
    assertThat(table(robot).getItems().size()).isBetween(1, all - 1);
    robot.press(KeyCode.CONTROL).type(KeyCode.B).release(KeyCode.CONTROL);
    assertThat(table(robot).getItems()).hasSize(all);
    drag(robot, robot.lookup("#variable-a").query(), 0.96, 0.6, 0.66);
    DesignBounds narrowed = window.explorer().boundsProperty().get();
    assertThat(narrowed.upper()[0]).isLessThan(3.7);
    robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    assertThat(window.explorer().boundsProperty().get())
        .isEqualTo(DesignBounds.of(window.explorer().space()));
  }

  @Test
  void draggingAProfileChangesThePredictionAndTheCell(FxRobot robot) throws Exception {
    settle();
    Label prediction = robot.lookup(".prediction").queryAs(Label.class);
    String before = prediction.getText();
    drag(robot, robot.lookup("#profile-c").query(), 0.5, 0.2, 0.5);
    until(() -> !prediction.getText().equals(before));
    // on the way there are profiles of designs that the hand has left
    settle();
    assertThat(window.explorer().selectedProperty().get()).isNotNull();
    assertThat(window.explorer().selectedProperty().get().number()).isZero();
  }

  @Test
  void whatStandsInTheWayIsOfferedToBeRelaxed(FxRobot robot) throws Exception {
    onFx(
        () -> {
          DesignBounds bounds = window.explorer().boundsProperty().get();
          window.explorer().boundsProperty().set(bounds.with(0, 3.7, 3.79));
          window.explorer().targetProperty(0).set(1.2);
          return true;
        });
    settle();
    Button relax = robot.lookup("#relax").queryAs(Button.class);
    assertThat(relax.isVisible()).isTrue();
    assertThat(relax.getText()).contains("Widen a");
    robot.clickOn(relax);
    until(() -> window.explorer().resultProperty().get().preview().hits() > 0);
    assertThat(((TextInputControl) robot.lookup("#target-value-gap").query()).getText())
        .isEqualTo("1.20");
  }

  @Test
  void theTourVisitsEightPlacesAndLeavesTheWindowAsItFoundIt(FxRobot robot) throws Exception {
    settle();
    robot.type(KeyCode.F1);
    robot.type(KeyCode.F1);
    assertThat(robot.lookup(".tour-card").queryAll()).as("no second tour above it").hasSize(1);
    for (int stop = 0; stop < 8; stop++) {
      assertThat(robot.lookup(".tour-card").query().isVisible()).isTrue();
      robot.clickOn(stop < 7 ? "Next" : "Done");
    }
    assertThat(robot.lookup(".tour").tryQuery()).isEmpty();
    DesignBounds all = DesignBounds.of(window.explorer().space());
    until(() -> window.explorer().boundsProperty().get().equals(all));
  }
}
