package io.backcast.ui.common;

import static io.backcast.ui.testing.FxThread.awaitPulses;
import static io.backcast.ui.testing.FxThread.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.ui.testing.WindowExtension;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
class ChoiceSkinTest {
  private ShortChoice<String> box;

  @Start
  void open(Stage stage) {
    box = new ShortChoice<>();
    ChoiceBoxes.fill(box, List.of("a", "b", "c"), value -> value);
    box.setValue("b");
    stage.setScene(new Scene(box));
    stage.show();
  }

  private void press(KeyCode code) throws Exception {
    onFx(
        () -> {
          box.requestFocus();
          Event.fireEvent(
              box, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
        });
    awaitPulses(2);
  }

  @Test
  void spaceOpensTheList() throws Exception {
    press(KeyCode.SPACE);
    assertThat(onFx(box::isShowing)).isTrue();
    press(KeyCode.SPACE);
    assertThat(onFx(box::isShowing)).isFalse();
  }

  @Test
  void enterKeepsWhatArrowsHaveChosen() throws Exception {
    press(KeyCode.SPACE);
    press(KeyCode.DOWN);
    press(KeyCode.ENTER);
    assertThat(onFx(box::isShowing)).isFalse();
    assertThat(onFx(box::getValue)).isEqualTo("c");
  }

  @Test
  void escapeChoosesNothingThatIsNoLongerOffered() throws Exception {
    press(KeyCode.SPACE);
    onFx(
        () -> {
          box.getItems().setAll("x", "y");
          box.setValue("x");
        });
    press(KeyCode.ESCAPE);
    assertThat(onFx(box::getValue)).isEqualTo("x");
  }

  @Test
  void escapeTakesBackWhatFollowsFromAChoice() throws Exception {
    List<String> taken = new ArrayList<>();
    onFx(
        () ->
            ChoiceBoxes.takesBack(
                box,
                () -> {
                  String before = box.getValue();
                  return () -> taken.add(before);
                }));
    press(KeyCode.SPACE);
    press(KeyCode.DOWN);
    press(KeyCode.ESCAPE);
    assertThat(taken).containsExactly("b");
  }

  @Test
  void escapeTakesBackWhatArrowsHaveChosen() throws Exception {
    press(KeyCode.SPACE);
    press(KeyCode.DOWN);
    assertThat(onFx(box::getValue)).isEqualTo("c");
    press(KeyCode.ESCAPE);
    assertThat(onFx(box::isShowing)).isFalse();
    assertThat(onFx(box::getValue)).isEqualTo("b");
  }

  @Test
  void escapeChangesNothingWhereTheListIsClosed() throws Exception {
    onFx(() -> box.setValue("c"));
    press(KeyCode.ESCAPE);
    assertThat(onFx(box::getValue)).isEqualTo("c");
  }
}
