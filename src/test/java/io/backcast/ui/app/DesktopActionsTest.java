package io.backcast.ui.app;

import static io.backcast.ui.testing.FxThread.awaitPulses;
import static io.backcast.ui.testing.FxThread.onFx;
import static io.backcast.ui.testing.FxThread.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.io.Json;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import io.backcast.ui.testing.RecordedFailures;
import io.backcast.ui.testing.UncaughtExceptions;
import io.backcast.ui.testing.WindowExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What the stage shows while no model is open. */
@ExtendWith({WindowExtension.class, UncaughtExceptions.class})
class DesktopActionsTest {
  private final RecordedFailures failures = new RecordedFailures();
  private final Texts texts = new Texts(Locale.ENGLISH);
  private OverlayStack overlays;
  private DesktopActions actions;

  @TempDir private Path user;

  @Start
  void begin(Stage stage) {
    Appearance appearance = new Appearance();
    overlays = new OverlayStack(appearance, texts);
    TaskRunner runner = new TaskRunner(Runnable::run, TaskRunner::onFx, failures);
    actions =
        new DesktopActions(
            stage,
            TestProgram.parts(user, failures, runner),
            appearance,
            new UserPreferences(
                user, new Json(), appearance, texts, failures, InstantSource.system()),
            overlays);
    stage.setScene(new Scene(overlays, 1280, 800));
    stage.show();
  }

  @AfterEach
  void end() throws Exception {
    onFx(overlays::close);
    assertThat(failures.shown()).isEmpty();
  }

  private static Node title(FxRobot robot) {
    return robot.lookup(".home .home-title").query();
  }

  @Test
  void theHomePageCannotBeClosedWhileNoWindowIsOpen(FxRobot robot) throws Exception {
    onFx(() -> actions.showHome());
    assertThat(robot.lookup("#home-leave").queryAs(Button.class).isVisible()).isFalse();
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    awaitPulses();
    assertThat(title(robot).isVisible()).isTrue();
    assertThat(overlays.hasPage()).isTrue();
    robot.clickOn(overlays.localToScreen(4, 4).getX(), overlays.localToScreen(4, 4).getY());
    awaitPulses();
    assertThat(overlays.hasPage()).isTrue();
  }

  @Test
  void closingAnyOtherPageWithoutAWindowLeadsToTheHomePage(FxRobot robot) throws Exception {
    Path table = Files.writeString(user.resolve("t.csv"), "a,b,y\n0,1,2\n1,0,1\n2,5,7\n");
    onFx(() -> actions.showHome());
    onFx(() -> actions.open(table));
    awaitPulses();
    assertThat(robot.lookup("#training-name").tryQuery()).isPresent();
    assertThat(robot.lookup(".home").tryQuery()).isEmpty();
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    awaitPulses();
    assertThat(robot.lookup("#training-name").tryQuery()).isEmpty();
    assertThat(title(robot).isVisible()).isTrue();
  }

  @Test
  void theHomePageGivesWayToAWindow() throws Exception {
    onFx(
        () -> {
          actions.showHome();
          overlays.showWindow(new Pane());
        });
    assertThat(overlays.hasPage()).isFalse();
    assertThat(overlays.hasWindow()).isTrue();
  }

  @Test
  void aPageThatRefusesStaysWhateverElseIsAskedFor(FxRobot robot) throws Exception {
    int[] closed = new int[2];
    boolean[] mayClose = new boolean[1];
    Pane content = new Pane();
    onFx(
        () -> {
          overlays.show(new Page(content, () -> closed[0]++, () -> mayClose[0]));
          overlays.show(new Page(new Pane(), () -> closed[1]++));
          overlays.closePage();
          overlays.showWindow(new Pane());
        });
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    awaitPulses();
    assertThat(content.getScene()).isNotNull();
    // the page that was not shown is freed
    assertThat(closed).containsExactly(0, 1);
    mayClose[0] = true;
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    awaitPulses();
    assertThat(content.getScene()).isNull();
    assertThat(closed).containsExactly(1, 1);
  }

  @Test
  void theFocusDoesNotLeaveAPageForTheWindowBehindIt() throws Exception {
    TextField behind = new TextField();
    Pane content = new Pane();
    onFx(
        () -> {
          overlays.showWindow(new Pane(behind));
          overlays.show(new Page(content, () -> {}));
          behind.requestFocus();
        });
    awaitPulses();
    assertThat(overlays.getScene().getFocusOwner()).isSameAs(content);
    onFx(
        () -> {
          overlays.closePage();
          behind.requestFocus();
        });
    awaitPulses();
    assertThat(overlays.getScene().getFocusOwner()).isSameAs(behind);
  }

  @Test
  void escapeOnTheCardOfALongOpeningCancelsIt(FxRobot robot) throws Exception {
    int[] cancelled = new int[1];
    onFx(
        () -> {
          overlays.showWindow(new Pane());
          overlays.showBusy("a model", () -> cancelled[0]++);
        });
    until(() -> robot.lookup("#opening-cancel").tryQuery().isPresent());
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    awaitPulses();
    assertThat(cancelled[0]).isEqualTo(1);
    assertThat(robot.lookup("#opening-cancel").tryQuery()).isEmpty();
  }
}
