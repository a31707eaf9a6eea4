package io.backcast.ui.frame;

import static io.backcast.ui.testing.FxThread.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.ClosedForms;
import io.backcast.engine.InverseModel;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.Session;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.History;
import io.backcast.ui.state.SessionState;
import io.backcast.ui.testing.WindowExtension;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Steps of undo, where nothing ever comes to rest of itself. */
@ExtendWith(WindowExtension.class)
class UndoStepsTest {
  private final InverseModel model = ClosedForms.linear().build();
  private final ExplorerState explorer = new ExplorerState(model.card());
  private final SessionState state = new SessionState(explorer, model, "folder", List.of());
  private final History history = new History(state::capture, this::restore, new Json());
  private final Region bar = new Region();
  private TextField field;
  private UndoSteps steps;

  @BeforeEach
  void open() throws Exception {
    onFx(
        () -> {
          field = new TextField();
          steps = new UndoSteps(new Pane(bar, field), history);
        });
    explorer.targetProperty(0).set(0);
    history.record();
  }

  private void restore(Session session) {
    try {
      state.apply(session);
    } catch (BackcastException e) {
      throw new AssertionError(e);
    }
  }

  private double undone() {
    history.undo();
    return explorer.targetProperty(0).get();
  }

  private void mouse(EventType<MouseEvent> type, boolean down) {
    Event.fireEvent(
        bar,
        new MouseEvent(
            type,
            0,
            0,
            0,
            0,
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            down,
            false,
            false,
            false,
            false,
            true,
            null));
  }

  private void drag(double... targets) {
    mouse(MouseEvent.MOUSE_PRESSED, true);
    for (double target : targets) {
      mouse(MouseEvent.MOUSE_DRAGGED, true);
      explorer.targetProperty(0).set(target);
      steps.rested();
    }
    mouse(MouseEvent.MOUSE_RELEASED, false);
  }

  private static void type(Node where, KeyCode code) {
    Event.fireEvent(
        where, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }

  /** A key that changes the target, as a slider's arrow does. */
  private void change(Node where, KeyCode code, double target) {
    type(where, code);
    explorer.targetProperty(0).set(target);
  }

  @Test
  void aDragIsOneStepThoughItPausesAndAnotherOneIsAnother() {
    drag(0.1, 0.2, 0.3);
    drag(0.4, 0.5);
    assertThat(undone()).isEqualTo(0.3);
    assertThat(undone()).isEqualTo(0);
  }

  @Test
  void whatRestsIsAStepWithoutAnyHand() {
    explorer.targetProperty(0).set(0.2);
    steps.rested();
    explorer.targetProperty(0).set(0.3);
    assertThat(undone()).isEqualTo(0.2);
  }

  @Test
  void oneKeyAgainAndAgainIsOneStepAndAnotherKeyIsAnother() {
    change(bar, KeyCode.RIGHT, 0.1);
    change(bar, KeyCode.RIGHT, 0.2);
    type(bar, KeyCode.SHIFT);
    change(bar, KeyCode.RIGHT, 0.3);
    change(bar, KeyCode.ENTER, 0.9);
    assertThat(undone()).isEqualTo(0.3);
    assertThat(undone()).isEqualTo(0);
  }

  @Test
  void aFieldIsOneStepUpToEnter() {
    change(field, KeyCode.DIGIT1, 0.1);
    change(field, KeyCode.DIGIT2, 0.12);
    change(field, KeyCode.ENTER, 0.2);
    drag(0.4);
    assertThat(undone()).isEqualTo(0.2);
    assertThat(undone()).isEqualTo(0.12);
    assertThat(undone()).isEqualTo(0);
  }
}
