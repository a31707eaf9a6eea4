package io.backcast.ui.frame;

import static io.backcast.ui.testing.FxThread.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.testing.WindowExtension;
import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
class TextSizeTest {
  private final Appearance appearance = new Appearance();
  private TextField field;
  private MenuBar bar;

  @Start
  void open(Stage stage) {
    field = new TextField();
    bar = new MenuBar();
    VBox root = new VBox(bar, field);
    CommandBar commands = new CommandBar(new Texts(Locale.ENGLISH));
    List<Command.Menu> menus =
        List.of(
            new Command.Menu(
                "view",
                new TextSize(appearance)
                    .commands().stream().map(c -> (Command.Entry) c.item()).toList()));
    commands.fill(bar, menus);
    commands.listen(root, menus);
    stage.setScene(new Scene(root));
    stage.show();
  }

  private double after(double scale, KeyCode code, boolean shift) throws Exception {
    return onFx(
        () -> {
          appearance.textScaleProperty().set(scale);
          Event.fireEvent(
              field, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, true, false, false));
          return appearance.textScaleProperty().get();
        });
  }

  @ParameterizedTest
  @CsvSource({
    // a plus sign above the sign of equality, with and without Shift
    "EQUALS, true, 1.75",
    "EQUALS, false, 1.75",
    // a plus sign of its own
    "PLUS, false, 1.75",
    "ADD, false, 1.75",
    "MINUS, false, 1.25",
    "SUBTRACT, false, 1.25",
    "DIGIT0, false, 1",
    "NUMPAD0, false, 1",
    // the sign of equality where it is above the nought, and a bare key
    "DIGIT0, true, 1.5"
  })
  void keysOfAnyKeyboardChangeTheSizeOnce(KeyCode code, boolean shift, double expected)
      throws Exception {
    assertThat(after(1.5, code, shift)).isEqualTo(expected);
  }

  @Test
  void theSizeStaysInItsRangeAndTheMenuShowsOneKey() throws Exception {
    assertThat(after(2, KeyCode.PLUS, false)).isEqualTo(2);
    assertThat(after(1, KeyCode.SUBTRACT, false)).isEqualTo(1);
    assertThat(bar.getMenus().getFirst().getItems().stream().map(i -> i.getAccelerator().getName()))
        .containsExactly("Shortcut+Plus", "Shortcut+Minus", "Shortcut+0");
  }
}
