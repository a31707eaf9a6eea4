package io.backcast.ui.frame;

import static io.backcast.ui.testing.FxThread.awaitPulses;
import static io.backcast.ui.testing.FxThread.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.design.DesignResult;
import io.backcast.io.table.Table;
import io.backcast.io.table.TableReader;
import io.backcast.model.DesignBounds;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Histogram;
import io.backcast.model.TrustLevel;
import io.backcast.ui.candidates.CandidateRow;
import io.backcast.ui.common.Theme;
import io.backcast.ui.state.Brush;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.target.TargetBar;
import io.backcast.ui.tour.TourGuide;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

class ExplorerJourneyTest extends ExplorerWindowTest {
  @TempDir private Path folder;

  @Start
  void open(Stage stage) throws Exception {
    show(stage);
  }

  private static double mean(Histogram h) {
    double sum = 0;
    double count = 0;
    for (int i = 0; i < h.counts().length; i++) {
      sum += h.counts()[i] * (i + 0.5);
      count += h.counts()[i];
    }
    return sum / count;
  }

  @Test
  void theFirstViewIsFilledWithoutAnyInput(FxRobot robot) throws Exception {
    ExplorationResult settled = settle();
    assertThat(settled.preview().hits()).isGreaterThan(1_000);
    assertThat(robot.lookup(".table-view").queryAs(TableView.class).getItems())
        .hasSizeGreaterThan(50);
    assertThat(robot.lookup(".counts").queryAs(Label.class).getText()).contains("on target");
    assertThat(robot.lookup(".transition .sentence").queryAs(Label.class).getText())
        .contains("metal beyond");
  }

  @Test
  void atRestTheCountAndTheTableAreOfTheSameSamples(FxRobot robot) throws Exception {
    ExplorationResult settled = settle();
    DesignResult result = Objects.requireNonNull(settled.result());
    assertThat(result.preview()).isEqualTo(settled.preview());
    assertThat(robot.lookup(".counts").queryAs(Label.class).getText())
        .startsWith(String.format(Locale.ENGLISH, "%,d of 5,000 draws", result.onTarget()));
    for (int i = 0; i < result.designs().size(); i++) {
      float[] kept = result.designs().designs().row(i);
      assertThat(IntStream.range(0, settled.preview().hits()))
          .anyMatch(k -> Arrays.equals(settled.preview().designs().row(k), kept));
    }
  }

  @Test
  void draggingTheTargetChangesDistributionsNumbersAndChartsTogether(FxRobot robot)
      throws Exception {
    ExplorationResult before = settle();
    Node bar = robot.lookup("#target-bar-gap").query();
    drag(robot, bar, 0.3, 0.8, 0.5);
    double asked = window.explorer().targetProperty(0).get();
    assertThat(asked).isGreaterThan(1.4);
    ExplorationResult after = settle();
    assertThat(after.preview().target().values()[0]).isEqualTo(asked);
    assertThat(mean(after.histograms().get(0)))
        .as("a large gap wants a shorter lattice")
        .isLessThan(mean(before.histograms().get(0)) - 1);
    assertThat(robot.lookup("#target-value-gap").queryAs(TextInputControl.class).getText())
        .isEqualTo(String.format(Locale.ENGLISH, "%.2f", asked));
  }

  @Test
  void whereTheDataCannotSayTheWindowSaysSoAndOffersATargetThatTheyCover(FxRobot robot)
      throws Exception {
    Node banner = robot.lookup("#abstention").query();
    assertThat(banner.isVisible()).isFalse();
    onFx(
        () -> {
          window.explorer().targetProperty(0).set(2.3);
          return true;
        });
    ExplorationResult warned = settle();
    assertThat(banner.isVisible()).isTrue();
    assertThat(robot.lookup("#abstention .label").queryAs(Label.class).getText())
        .contains("rows lie above")
        .endsWith("The data cannot say what reaches this target.");
    assertThat(robot.lookup("#target-bar-gap").queryAs(TargetBar.class).getAccessibleText())
        .contains("rows lie above");
    TableView<CandidateRow> table =
        robot.lookup(".candidates .table-view").queryAs(TableView.class);
    assertThat(table.getItems()).isNotEmpty().allMatch(r -> r.design().status() == TrustLevel.WEAK);
    ComboBox<ExtrapolationControl> control = robot.lookup(".extrapolation").queryAs(ComboBox.class);
    onFx(
        () -> {
          control.setValue(ExtrapolationControl.RESTRICT);
          return true;
        });
    ExplorationResult restricted = settle();
    assertThat(restricted.preview().hits()).isZero();
    assertThat(restricted.preview().extrapolated().refused()).isEqualTo(warned.preview().hits());
    assertThat(table.getItems()).isEmpty();
    assertThat(((Label) table.getPlaceholder()).getText()).startsWith("The data cannot say");
    robot.clickOn("#abstention-offer");
    assertThat(window.explorer().targetProperty(0).get()).isBetween(2.0, 2.25);
    until(() -> !banner.isVisible());
    until(() -> window.explorer().resultProperty().get().preview().hits() > 0);
    onFx(
        () -> {
          window.explorer().targetProperty(0).set(2.3);
          control.setValue(ExtrapolationControl.OFF);
          return true;
        });
    until(() -> !banner.isVisible() && !table.getItems().isEmpty());
  }

  @Test
  void duringADragAllViewsShowTheSameQuestion(FxRobot robot) throws Exception {
    List<Double> seen = new ArrayList<>();
    List<Double> off = new ArrayList<>();
    onFx(
        () ->
            window
                .explorer()
                .resultProperty()
                .subscribe(
                    p -> {
                      if (p != null) {
                        double asked = p.preview().target().values()[0];
                        seen.add(asked);
                        for (float y : p.preview().unclamped()) {
                          off.add(Math.abs(y - asked));
                        }
                      }
                    }));
    Bounds bar = onScreen(robot.lookup("#target-bar-gap").query());
    robot.moveTo(bar.getMinX() + 0.3 * bar.getWidth(), bar.getCenterY()).press(MouseButton.PRIMARY);
    for (double share : new double[] {0.4, 0.5, 0.6, 0.7}) {
      int before = onFx(seen::size);
      robot.moveTo(bar.getMinX() + share * bar.getWidth(), bar.getCenterY());
      until(() -> seen.size() > before);
    }
    double moved = window.explorer().targetProperty(0).get();
    until(() -> seen.getLast() == moved);
    // a later answer to the same question may just come
    onFx(() -> assertThat(seen).isSorted());
    robot.release(MouseButton.PRIMARY);
    double last = window.explorer().targetProperty(0).get();
    until(() -> seen.getLast() == last);
    onFx(() -> assertThat(off).isNotEmpty().allMatch(d -> d <= 0.0501));
  }

  @Test
  void constrainingAVariableKeepsEveryDesignInsideItsBounds(FxRobot robot) throws Exception {
    drag(robot, robot.lookup("#variable-a").query(), 0.96, 0.55, 0.66);
    ExplorationResult after = settle();
    DesignBounds bounds = window.explorer().boundsProperty().get();
    assertThat(bounds.upper()[0]).isLessThan(3.4);
    float[] x = after.preview().x();
    for (int i = 0; i < after.preview().hits(); i++) {
      assertThat(bounds.contains(x, i)).isTrue();
    }
    ToggleButton lock = robot.lookup("#lock-field").queryAs(ToggleButton.class);
    robot.clickOn(lock);
    assertThat(window.explorer().boundsProperty().get().isLocked(6)).isTrue();
    robot.clickOn(lock);
    assertThat(window.explorer().boundsProperty().get().isLocked(6)).isFalse();
  }

  @Test
  void theTargetAnswersToTheKeyboardAndToTypedNumbers(FxRobot robot) throws Exception {
    TargetBar bar = robot.lookup("#target-bar-gap").queryAs(TargetBar.class);
    onFx(bar::requestFocus);
    robot.type(KeyCode.HOME);
    assertThat(robot.lookup("#target-value-gap").queryAs(TextInputControl.class).getText())
        .isEqualTo("metal");
    robot.type(KeyCode.RIGHT, 3);
    assertThat(window.explorer().targetProperty(0).get()).isGreaterThan(0.1);
    robot.doubleClickOn("#target-value-gap").write("1.20").type(KeyCode.ENTER);
    assertThat(window.explorer().targetProperty(0).get()).isEqualTo(1.2);
    until(() -> window.explorer().resultProperty().get().preview().target().values()[0] == 1.2);
  }

  @Test
  void whatAHandLetsGoOfIsAskedAsItIsRead(FxRobot robot) throws Exception {
    settle();
    drag(robot, robot.lookup("#target-bar-gap").query(), 0.3, 0.6137, 0.5);
    double asked = window.explorer().targetProperty(0).get();
    assertThat(asked).isGreaterThan(1).isEqualTo(Math.rint(asked * 100) / 100);
  }

  @Test
  void theFieldOfTheTargetLeavesUndoToTheWindow(FxRobot robot) throws Exception {
    settle();
    double before = window.explorer().targetProperty(0).get();
    robot.doubleClickOn("#target-value-gap").write("1.20").type(KeyCode.ENTER);
    settle();
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    until(() -> window.explorer().targetProperty(0).get() == before);
    robot.push(KeyCode.CONTROL, KeyCode.Y);
    until(() -> window.explorer().targetProperty(0).get() == 1.2);
  }

  @Test
  void aGuessIsNotGivenAwayAndEscapeEndsThePresentation(FxRobot robot) throws Exception {
    settle();
    Node charts = robot.lookup(".tabs").query();
    onFx(() -> appearance.presentingProperty().set(true));
    awaitPulses(8);
    robot.clickOn("#guessButton");
    awaitPulses();
    assertThat(charts.isVisible()).isFalse();
    robot.clickOn("#guessButton");
    awaitPulses();
    assertThat(charts.isVisible()).isTrue();
    robot.type(KeyCode.ESCAPE);
    assertThat(appearance.presentingProperty().get()).isFalse();
  }

  @Test
  void showAllInTheFilterShowsWhatABrushLeavesOutToo(FxRobot robot) throws Exception {
    settle();
    TableView<CandidateRow> table = robot.lookup(".table-view").queryAs(TableView.class);
    int all = table.getItems().size();
    float first = table.getItems().getFirst().x()[0];
    onFx(
        () ->
            window.explorer().brushProperty().set(Brush.NONE.with(0, first - 1e-3, first + 1e-3)));
    awaitPulses();
    assertThat(table.getItems()).hasSizeLessThan(all);
    robot.push(KeyCode.CONTROL, KeyCode.F);
    until(() -> robot.lookup("#filter-clear").tryQuery().isPresent());
    Button clear = robot.lookup("#filter-clear").queryButton();
    onFx(clear::fire);
    awaitPulses();
    assertThat(table.getItems()).hasSize(all);
    robot.type(KeyCode.ESCAPE);
  }

  @Test
  void theFilterLeavesEscapeAndTheKeysOfTheWindowAlone(FxRobot robot) throws Exception {
    settle();
    robot.push(KeyCode.CONTROL, KeyCode.F);
    until(() -> robot.lookup("#filter-clear").tryQuery().isPresent());
    Node slider =
        robot.lookup("#filter-clear").query().getScene().getRoot().lookup(".range-slider");
    onFx(slider::requestFocus);
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
    assertThat(onFx(window::session).views()).containsEntry("tab", "scatter");
    robot.type(KeyCode.ESCAPE);
    assertThat(robot.lookup("#filter-clear").tryQuery()).isEmpty();
    Node focused = onFx(() -> window.root().getScene().getFocusOwner());
    assertThat(focused.getId()).isEqualTo("summary");
    robot.push(KeyCode.CONTROL, KeyCode.F);
    until(() -> robot.lookup("#filter-clear").tryQuery().isPresent());
    onFx(slider::requestFocus);
    robot.push(KeyCode.CONTROL, KeyCode.F);
    assertThat(robot.lookup("#filter-clear").tryQuery()).isEmpty();
  }

  @Test
  void theTourBringsTheChartToTheFrontThatItSpeaksOf(FxRobot robot) throws Exception {
    settle();
    TabPane tabs = robot.lookup(".tabs").queryAs(TabPane.class);
    onFx(() -> tabs.getSelectionModel().select(2));
    TourGuide guide = onFx(() -> window.tour().start(() -> {}));
    for (int stop = 2; stop <= 5; stop++) {
      onFx(guide::go);
    }
    assertThat(tabs.getSelectionModel().getSelectedIndex()).isZero();
    double asked = window.explorer().targetProperty(0).get();
    assertThat(asked).as("as it is read").isEqualTo(Math.rint(asked * 100) / 100);
    for (int stop = 6; stop <= 9; stop++) {
      onFx(guide::go);
    }
    awaitPulses();
    assertThat(tabs.getSelectionModel().getSelectedIndex()).isEqualTo(2);
  }

  @Test
  void exportedDesignsReopenAsTheyWereShown(FxRobot robot) throws Exception {
    settle();
    TableView<CandidateRow> table = robot.lookup(".table-view").queryAs(TableView.class);
    onFx(() -> table.getSelectionModel().selectIndices(1, 3, 5));
    int[] rows = {1, 3, 5};
    Path file = folder.resolve("chosen.csv");
    window.export().choose(rows).write(file);
    Table back = new TableReader().read(file, List.of("a", "gap"));
    assertThat(back.rows()).isEqualTo(3);
    for (int i = 0; i < 3; i++) {
      CandidateRow shown = table.getItems().get(rows[i]);
      assertThat(back.values()[i][0])
          .isCloseTo(shown.x()[0], org.assertj.core.api.Assertions.within(1e-5));
      assertThat(back.values()[i][1])
          .isCloseTo(shown.design().unclamped()[0], org.assertj.core.api.Assertions.within(1e-5));
    }
    assertThat(folder.resolve("chosen.provenance.json")).exists();
  }

  @Test
  void selectingACandidateShowsItInTheCellAndTheRows(FxRobot robot) throws Exception {
    settle();
    robot.clickOn(".table-row-cell");
    assertThat(window.explorer().selectedProperty().get()).isNotNull();
    assertThat(robot.lookup(".cell .caption").queryAs(Label.class).getText()).contains("candidate");
  }

  @Test
  void nothingThatReachesTheTargetIsSaidWithTheDistance(FxRobot robot) throws Exception {
    onFx(
        () -> {
          DesignBounds bounds = window.explorer().boundsProperty().get();
          window.explorer().boundsProperty().set(bounds.with(0, 3.7, 3.75).with(1, 3.7, 3.75));
          window.explorer().targetProperty(0).set(2.2);
        });
    assertThat(settle().preview().hits()).isZero();
    assertThat(robot.lookup(".counts").queryAs(Label.class).getText())
        .contains("was found to reach it; the nearest:");
  }

  @Test
  void themesAndTextSizesChangeTheWindowAtOnce(FxRobot robot) throws Exception {
    onFx(
        () -> {
          appearance.themeProperty().set(Theme.DARK);
          appearance.textScaleProperty().set(2);
        });
    awaitPulses();
    assertThat(window.root().getStyleClass()).contains("theme-dark").doesNotContain("theme-light");
    for (Node node : robot.lookup(".counts").queryAll()) {
      assertThat(((Label) node).getFont().getSize()).isGreaterThan(20);
    }
  }
}
