package io.backcast.ui.target;

import io.backcast.model.Property;
import io.backcast.ui.workbench.ExplorerModel;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Moves the first target to and fro, so that a class can watch. */
final class Sweep {
  /** Seconds from one end to the other. */
  private static final double SECONDS = 10;

  /** The outermost end of the range has too few designs to look at. */
  private static final double TOP = 0.9;

  private final ExplorerModel explorer;
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private long last;
  private double direction = 1;

  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          move(last == 0 ? 0 : (now - last) / 1e9);
          last = now;
        }
      };

  Sweep(ExplorerModel explorer) {
    this.explorer = explorer;
  }

  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  void toggle() {
    running.set(!running.get());
    last = 0;
    if (running.get()) {
      timer.start();
    } else {
      timer.stop();
    }
  }

  private void move(double seconds) {
    Property p = explorer.space().properties().getFirst();
    double top = p.lower() + TOP * (p.upper() - p.lower());
    double next =
        explorer.targetProperty(0).get()
            + direction * Math.min(0.1, seconds) / SECONDS * (p.upper() - p.lower());
    if (next >= top || next <= p.lower()) {
      direction = -direction;
    }
    explorer.targetProperty(0).set(Math.clamp(next, p.lower(), top));
  }
}
