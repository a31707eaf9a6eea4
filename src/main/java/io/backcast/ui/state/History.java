package io.backcast.ui.state;

import io.backcast.io.Json;
import io.backcast.model.Session;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Undo and redo of the states that are captured. A step is the difference between two states that
 * were recorded, so that a drag is one step.
 */
public final class History {
  private static final int LONGEST = 200;

  private final Supplier<Session> capture;
  private final Consumer<Session> restore;
  private final Json json;
  private final Deque<Session> past = new ArrayDeque<>();
  private final Deque<Session> future = new ArrayDeque<>();
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
  private Session present;

  /** The present state as text; null until it is compared, long after the window has started. */
  private @Nullable String presentKey;

  /**
   * Begins with the present state.
   *
   * @param capture gives the present state
   * @param restore shows an earlier state
   */
  public History(Supplier<Session> capture, Consumer<Session> restore, Json json) {
    this.capture = capture;
    this.restore = restore;
    this.json = json;
    this.present = capture.get();
  }

  public ReadOnlyBooleanProperty canUndoProperty() {
    return canUndo.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty canRedoProperty() {
    return canRedo.getReadOnlyProperty();
  }

  /** Adds the present state as a step, if it differs from the last one recorded. */
  public void record() {
    Session latest = capture.get();
    String latestKey = json.text(latest);
    if (!latestKey.equals(presentKey())) {
      past.push(present);
      if (past.size() > LONGEST) {
        past.removeLast();
      }
      future.clear();
      present = latest;
      presentKey = latestKey;
      update();
    }
  }

  public void undo() {
    record();
    step(past, future);
  }

  public void redo() {
    record();
    step(future, past);
  }

  private void step(Deque<Session> from, Deque<Session> to) {
    if (!from.isEmpty()) {
      to.push(present);
      present = from.pop();
      presentKey = null;
      restore.accept(present);
      update();
    }
  }

  private String presentKey() {
    String key = presentKey;
    if (key == null) {
      key = json.text(present);
      presentKey = key;
    }
    return key;
  }

  private void update() {
    canUndo.set(!past.isEmpty());
    canRedo.set(!future.isEmpty());
  }
}
