package io.backcast.ui.frame;

import io.backcast.ui.state.History;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Where one step of undo ends: where a state has come to rest, and where the hand begins something
 * new, however soon that is. A drag is one step though it may pause, and so is one key pressed
 * again and again, or what is typed into a field.
 */
final class UndoSteps {
  /** Keys that end what is typed into a field. */
  private static final Set<KeyCode> ENDS = Set.of(KeyCode.ENTER, KeyCode.TAB, KeyCode.ESCAPE);

  private final History history;
  private boolean held;
  private @Nullable KeyCode last;

  /**
   * Watches the mouse and the keys.
   *
   * @param root of the window
   */
  UndoSteps(Node root, History history) {
    this.history = history;
    root.addEventFilter(MouseEvent.ANY, this::moved);
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
  }

  /**
   * Told when the state has not changed for a while.
   *
   * @return whether that has ended a step; not while a button is held
   */
  boolean rested() {
    if (!held) {
      history.record();
    }
    return !held;
  }

  private void moved(MouseEvent event) {
    if (event.getEventType() == MouseEvent.MOUSE_PRESSED && !held) {
      last = null;
      history.record();
    }
    held = event.isPrimaryButtonDown() || event.isSecondaryButtonDown();
  }

  private void typed(KeyEvent event) {
    KeyCode code = event.getCode();
    boolean writing = event.getTarget() instanceof TextInputControl && !ENDS.contains(code);
    if (writing) {
      last = null;
    }
    if (held || writing || code.isModifierKey()) {
      return;
    }
    if (code != last) {
      last = code;
      history.record();
    }
  }
}
