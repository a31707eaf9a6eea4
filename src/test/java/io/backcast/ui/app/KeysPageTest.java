package io.backcast.ui.app;

import static io.backcast.ui.testing.FxThread.awaitPulses;
import static io.backcast.ui.testing.FxThread.onFx;
import static io.backcast.ui.testing.FxThread.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Models;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import io.backcast.ui.frame.ExplorerWindow;
import io.backcast.ui.testing.RecordedFailures;
import io.backcast.ui.testing.WindowExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The page of the keys takes the keyboard from the window behind it, and gives it back. */
@ExtendWith(WindowExtension.class)
class KeysPageTest {
  private final RecordedFailures failures = new RecordedFailures();
  private Stage stage;
  private AppController app;

  @TempDir private Path user;

  @Start
  void begin(Stage shown) {
    stage = shown;
  }

  @AfterEach
  void end() throws Exception {
    onFx(app::close);
    assertThat(failures.shown()).isEmpty();
  }

  private ExplorerWindow open(String language) throws Exception {
    onFx(
        () -> {
          app =
              new AppController(
                  stage,
                  TestProgram.parts(
                      user,
                      new Texts(Locale.of(language)),
                      failures,
                      new TaskRunner(Runnable::run, TaskRunner::onFx, failures),
                      address -> {}));
          app.start(List.of(Models.MOS2.toString()));
        });
    until(() -> app.window() != null && Objects.requireNonNull(app.window()).settled());
    return Objects.requireNonNull(app.window());
  }

  private static boolean isShown(FxRobot robot) {
    return robot.lookup(".key-card").tryQuery().isPresent();
  }

  private boolean hasFocus(Node page) throws Exception {
    return onFx(
        () -> {
          for (Node at = stage.getScene().getFocusOwner(); at != null; at = at.getParent()) {
            if (at == page) {
              return true;
            }
          }
          return false;
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "es"})
  void itsListIsScrolledByKeysThatReachNothingBehindIt(String language, FxRobot robot)
      throws Exception {
    ExplorerWindow window = open(language);
    double target = window.explorer().targetProperty(0).get();
    robot.type(KeyCode.F2);
    Node page = robot.lookup(".key-card").query();
    ScrollPane list = robot.lookup(".key-card .scroll-pane").queryAs(ScrollPane.class);
    // small enough for a list that has to be scrolled
    onFx(() -> stage.setHeight(400));
    awaitPulses();
    robot.type(KeyCode.RIGHT, 3).type(KeyCode.DOWN, 2);
    double few = onFx(list::getVvalue);
    assertThat(few).isPositive();
    robot.type(KeyCode.PAGE_DOWN);
    assertThat(onFx(list::getVvalue)).isGreaterThan(few);
    robot.type(KeyCode.END);
    assertThat(onFx(list::getVvalue)).isEqualTo(list.getVmax());
    for (int i = 0; i < 4; i++) {
      robot.type(KeyCode.TAB);
      awaitPulses();
      assertThat(hasFocus(page)).as("after Tab " + (i + 1)).isTrue();
    }
    assertThat(window.explorer().targetProperty(0).get()).isEqualTo(target);
    robot.type(KeyCode.ESCAPE);
    assertThat(isShown(robot)).isFalse();
    assertThat(app.showsPage()).isFalse();
  }

  @Test
  void anotherPageTakesItsPlaceAndItsButtonClosesIt(FxRobot robot) throws Exception {
    open("en");
    robot.type(KeyCode.F2);
    assertThat(isShown(robot)).isTrue();
    onFx(() -> app.actions().showAbout());
    awaitPulses();
    assertThat(isShown(robot)).isFalse();
    robot.type(KeyCode.ESCAPE);
    assertThat(app.showsPage()).isFalse();
    robot.type(KeyCode.F2);
    robot.clickOn("Close");
    assertThat(isShown(robot)).isFalse();
  }

  @Test
  void whatABubbleOfTheWindowSaysGivesWayToIt(FxRobot robot) throws Exception {
    ExplorerWindow window = open("en");
    Node row = onFx(() -> window.root().lookup("#variable-gamma"));
    onFx(row::requestFocus);
    robot.type(KeyCode.W);
    until(() -> robot.lookup("#why-sentence").tryQuery().isPresent());
    robot.type(KeyCode.F2);
    assertThat(isShown(robot)).isTrue();
    assertThat(robot.lookup("#why-sentence").tryQuery()).isEmpty();
  }
}
