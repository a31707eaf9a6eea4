package io.backcast.ui.state;

import io.backcast.model.Property;
import javafx.animation.AnimationTimer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleDoubleProperty;

/** Moves the first target to and fro, so that a class can watch. */
public final class TargetSweep {

  /** The outermost end of the range has too few designs to look at. */
  private static final double TOP = 0.9;

  private final ExplorerState explorer;
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final DoubleProperty duration = new SimpleDoubleProperty(10);
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

  public TargetSweep(ExplorerState explorer) {
    this.explorer = explorer;
  }

  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** Seconds from one end to the other. */
  public DoubleProperty secondsProperty() {
    return duration;
  }

  public void toggle() {
    running.set(!running.get());
    last = 0;
    if (running.get()) {
      timer.start();
    } else {
      timer.stop();
    }
  }

  /** Ends a sweep that is running. */
  public void stop() {
    if (running.get()) {
      toggle();
    }
  }

  private void move(double seconds) {
    Property p = explorer.space().properties().getFirst();
    double top = p.lower() + TOP * (p.upper() - p.lower());
    double now = explorer.targetProperty(0).get();
    double next =
        (Double.isNaN(now) ? p.lower() : now)
            + direction * Math.min(0.1, seconds) / duration.get() * (p.upper() - p.lower());
    if (next >= top || next <= p.lower()) {
      direction = -direction;
    }
    explorer.targetProperty(0).set(Math.clamp(next, p.lower(), top));
  }
}
