package io.backcast.ui.failure;

import static io.backcast.ui.testing.FxThread.awaitPulses;
import static io.backcast.ui.testing.FxThread.onFx;
import static io.backcast.ui.testing.FxThread.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import io.backcast.ui.common.NumberFormatter;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import io.backcast.ui.common.UnexpectedFailure;
import io.backcast.ui.testing.WindowExtension;
import java.nio.file.Path;
import java.util.Locale;
import java.util.logging.Logger;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.DialogPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
class FailureDialogTest {
  private FailureReporter reporter;
  private FailureDialog dialog;
  private final Texts texts = new Texts(Locale.ENGLISH);
  private Stage owner;

  @Start
  void begin(Stage stage) {
    owner = stage;
    stage.setScene(new Scene(new Pane(), 800, 600));
    stage.show();
    Logger silent = Logger.getAnonymousLogger();
    silent.setUseParentHandlers(false);
    dialog = new FailureDialog(texts, stage, "Backcast test", Path.of("logs"));
    reporter = new FailureReporter(dialog, silent, TaskRunner::onFx);
  }

  private static long dialogs() throws Exception {
    return onFx(
        () ->
            Window.getWindows().stream()
                .filter(w -> w.getScene().getRoot() instanceof DialogPane)
                .count());
  }

  private static DialogPane pane(FxRobot robot) {
    return robot.lookup(".dialog-pane").queryAs(DialogPane.class);
  }

  @Test
  void aHundredFailuresFromManyThreadsAreOneDialogWithDetailsToCopy(FxRobot robot)
      throws Exception {
    reporter.show(new BackcastException(ErrorCode.BAD_CSV, "line 3 has no number"));
    for (int i = 0; i < 99; i++) {
      reporter.show(new BackcastException(ErrorCode.BAD_CSV, "line %d too".formatted(i)));
    }
    awaitPulses();
    assertThat(dialogs()).isEqualTo(1);
    assertThat(pane(robot).getContentText()).isEqualTo("line 3 has no number");
    assertThat(pane(robot).getHeaderText()).contains("99 more");
    robot.clickOn("#failure-copy");
    assertThat(dialogs()).as("copying leaves it open").isEqualTo(1);
    String copied = onFx(() -> Clipboard.getSystemClipboard().getString());
    assertThat(copied)
        .contains("Backcast test", "line 3 has no number", "line 0 too", "FailureDialogTest");
    robot.clickOn("OK");
    awaitPulses();
    assertThat(dialogs()).isZero();
  }

  /** The details, which are for those who mend the program, are in English with the trace. */
  @Test
  void theSentenceIsInTheLanguageOfTheWindowAndTheDetailsAreInEnglish(FxRobot robot)
      throws Exception {
    onFx(() -> texts.use(Locale.GERMAN, new NumberFormatter(Locale.GERMAN)));
    reporter.show(
        new BackcastException(ErrorCode.MISSING_FILE, Sentence.of("file.missing", "a.csv")));
    awaitPulses();
    assertThat(pane(robot).getContentText()).isEqualTo("a.csv gibt es nicht. Den Pfad prüfen.");
    TextArea details = (TextArea) pane(robot).getExpandableContent();
    assertThat(details.getText()).contains("a.csv does not exist. Check the path.");
    robot.clickOn("OK");
  }

  @Test
  void itIsCentredOverItsOwnerAlsoIfThatIsPlacedLater(FxRobot robot) throws Exception {
    reporter.show(new BackcastException(ErrorCode.BAD_CSV, "line 3 has no number"));
    awaitPulses();
    Window dialog = pane(robot).getScene().getWindow();
    assertCentred(dialog);
    onFx(
        () -> {
          owner.setX(owner.getX() + 90);
          owner.setY(owner.getY() + 40);
        });
    awaitPulses();
    assertCentred(dialog);
    robot.clickOn("OK");
  }

  private void assertCentred(Window dialog) throws Exception {
    onFx(() -> assertCentredNow(dialog));
  }

  private void assertCentredNow(Window dialog) {
    assertThat(dialog.getX() + dialog.getWidth() / 2)
        .isCloseTo(owner.getX() + owner.getWidth() / 2, within(2.0));
    assertThat(dialog.getY() + dialog.getHeight() / 2)
        .isCloseTo(owner.getY() + owner.getHeight() / 2, within(2.0));
  }

  @ParameterizedTest
  @EnumSource(names = {"ESCAPE", "ENTER"})
  void escapeAndEnterCloseItWithAndWithoutDetails(KeyCode key, FxRobot robot) throws Exception {
    for (boolean details : new boolean[] {false, true}) {
      reporter.show(new BackcastException(ErrorCode.BAD_CSV, "line 3 has no number"));
      awaitPulses();
      onFx(() -> pane(robot).setExpanded(details));
      awaitPulses();
      robot.type(key);
      assertThat(dialogs()).as("details shown: " + details).isZero();
    }
  }

  @Test
  void escapeClosesItWhileItsDetailsAreRead(FxRobot robot) throws Exception {
    onFx(
        () -> {
          dialog.offerBundle(() -> {});
          reporter.show(new BackcastException(ErrorCode.BAD_CSV, "line 3 has no number"));
        });
    awaitPulses();
    onFx(() -> pane(robot).setExpanded(true));
    awaitPulses();
    robot.clickOn("#failure-details");
    robot.type(KeyCode.ESCAPE);
    assertThat(dialogs()).isZero();
  }

  @Test
  void aFaultInAnAnimationIsToldThoughNoDialogMayWaitThere(FxRobot robot) throws Exception {
    Platform.runLater(
        () -> {
          Thread.currentThread().setUncaughtExceptionHandler(reporter);
          new AnimationTimer() {
            @Override
            public void handle(long now) {
              stop();
              throw new StackOverflowError("drawn too deep");
            }
          }.start();
        });
    until(() -> dialogs() == 1);
    assertThat(pane(robot).getContentText()).contains("StackOverflowError", "still there");
    assertThat(((TextArea) pane(robot).getExpandableContent()).getText())
        .contains("drawn too deep");
    onFx(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
    robot.clickOn("OK");
    awaitPulses();
    reporter.show(UnexpectedFailure.of(new IllegalStateException("another")));
    awaitPulses();
    assertThat(dialogs()).isEqualTo(1);
    robot.clickOn("OK");
  }
}
