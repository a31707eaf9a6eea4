package io.backcast.ui.variables;

import static io.backcast.ui.testing.FxThread.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.ClosedForms;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.testing.WindowExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
class RowInputTest {
  private static final Variable WHOLE =
      new Variable("n", "n", "", 0, 4, 2, VariableKind.INTEGER, 0);

  private final List<String> calls = new ArrayList<>();
  private VariableRow row;

  @Start
  void begin(Stage stage) {
    // only the toolkit is needed
  }

  /** Keeps the row's bounds and notes what was asked. */
  private final class Notes implements VariableRow.Listener {
    @Override
    public void bounds(double lower, double upper) {
      calls.add("bounds %s %s".formatted(lower, upper));
      row.bounds(lower, upper);
    }

    @Override
    public void brush(double low, double high) {
      calls.add("brush %s %s".formatted(low, high));
    }

    @Override
    public void guess(double value) {
      calls.add("guess " + value);
    }
  }

  private void with(Variable v, Runnable input) throws Exception {
    onFx(
        () -> {
          row =
              new VariableRow(
                  new Appearance(Locale.ENGLISH), new Texts(Locale.ENGLISH), v, null, new Notes());
          row.resize(300, 80);
          input.run();
          return true;
        });
  }

  private void key(KeyCode code, boolean shift, boolean alt) {
    Event.fireEvent(
        row, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, alt, false));
  }

  private void mouse(EventType<MouseEvent> type, double value, boolean onAxis, int clicks) {
    double x = row.scale().xOf(value);
    double y = onAxis ? row.axisY() : 5;
    Event.fireEvent(
        row,
        new MouseEvent(
            type,
            x,
            y,
            x,
            y,
            MouseButton.PRIMARY,
            clicks,
            false,
            false,
            false,
            false,
            true,
            false,
            false,
            false,
            false,
            true,
            null));
  }

  @Test
  void arrowKeysMoveTheUpperBoundAndWithAltTheLower() throws Exception {
    with(
        ClosedForms.continuous("u", -1, 1),
        () -> {
          key(KeyCode.LEFT, false, false);
          key(KeyCode.RIGHT, false, true);
          key(KeyCode.LEFT, true, false);
          key(KeyCode.ESCAPE, false, false);
        });
    assertThat(calls)
        .containsExactly(
            "bounds -1.0 0.95", "bounds -0.95 0.95", "bounds -0.95 0.945", "bounds -1.0 1.0");
  }

  @Test
  void aBoundStopsAtTheOther() throws Exception {
    with(
        ClosedForms.continuous("u", -1, 1),
        () -> {
          row.bounds(0.5, 0.51);
          key(KeyCode.LEFT, false, false);
          key(KeyCode.RIGHT, false, true);
          key(KeyCode.END, false, true);
        });
    assertThat(calls).containsExactly("bounds 0.5 0.5", "bounds 0.5 0.5", "bounds 0.5 0.5");
  }

  @Test
  void draggingOnTheAxisMovesTheNearestHandle() throws Exception {
    with(
        ClosedForms.continuous("u", -1, 1),
        () -> {
          mouse(MouseEvent.MOUSE_PRESSED, 0.8, true, 1);
          mouse(MouseEvent.MOUSE_DRAGGED, 0.5, true, 1);
          mouse(MouseEvent.MOUSE_PRESSED, -0.8, true, 1);
          mouse(MouseEvent.MOUSE_DRAGGED, -0.25, true, 1);
        });
    assertThat(calls).containsExactly("bounds -1.0 0.5", "bounds -0.25 0.5");
  }

  @Test
  void draggingAboveTheAxisBrushesInEitherDirection() throws Exception {
    with(
        ClosedForms.continuous("u", -1, 1),
        () -> {
          mouse(MouseEvent.MOUSE_PRESSED, 0.5, false, 1);
          mouse(MouseEvent.MOUSE_DRAGGED, -0.5, false, 1);
        });
    assertThat(calls).containsExactly("brush NaN NaN", "brush -0.5 0.5");
  }

  @Test
  void aClickOnTheBarOfAWholeValueLocksItAndAnotherResetsIt() throws Exception {
    with(
        WHOLE,
        () -> {
          for (int i = 0; i < 2; i++) {
            mouse(MouseEvent.MOUSE_PRESSED, 3, false, 1);
            mouse(MouseEvent.MOUSE_CLICKED, 3, false, 1);
          }
        });
    assertThat(calls)
        .containsExactly("brush NaN NaN", "bounds 3.0 3.0", "brush NaN NaN", "bounds 0.0 4.0");
  }

  @Test
  void whileDesignsAreHiddenTheMouseGuesses() throws Exception {
    with(
        ClosedForms.continuous("u", -1, 1),
        () -> {
          row.guess(true, Double.NaN);
          mouse(MouseEvent.MOUSE_PRESSED, 0.5, false, 1);
          mouse(MouseEvent.MOUSE_DRAGGED, 0.25, true, 1);
        });
    assertThat(calls).containsExactly("guess 0.5", "guess 0.25");
  }
}
