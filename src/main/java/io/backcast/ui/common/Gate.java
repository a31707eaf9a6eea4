package io.backcast.ui.common;

import java.util.ArrayList;
import java.util.List;

/** Holds work back until it is opened; from then on everything passes at once. */
public final class Gate {
  private final List<Runnable> held = new ArrayList<>();
  private boolean open;

  /** A gate that is open. */
  public static Gate opened() {
    Gate gate = new Gate();
    gate.open();
    return gate;
  }

  /** Runs an action now if the gate is open, else when it opens, on the thread that opens it. */
  public void pass(Runnable action) {
    synchronized (held) {
      if (!open) {
        held.add(action);
        return;
      }
    }
    action.run();
  }

  /**
   * Lets everything pass that waits, in the order of its coming; what one of them throws is thrown
   * when the others have passed.
   */
  public void open() {
    List<Runnable> waiting;
    synchronized (held) {
      open = true;
      waiting = List.copyOf(held);
      held.clear();
    }
    RuntimeException failure = null;
    for (Runnable action : waiting) {
      try {
        action.run();
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
