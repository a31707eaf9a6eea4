package io.backcast.ui.state;

import io.backcast.model.Goal;
import io.backcast.model.Property;
import javafx.animation.AnimationTimer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleDoubleProperty;

/** Sweeps the first target up and down, for presentations. */
public final class TargetSweep {

  /** Upper end of the sweep, as a share of the range: beyond it there are few designs. */
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
          advance(last == 0 ? 0 : (now - last) / 1e9);
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
    boolean moved = last != 0;
    running.set(!running.get());
    last = 0;
    if (running.get()) {
      timer.start();
      return;
    }
    timer.stop();
    if (moved) {
      settle();
    }
  }

  /** What it has stopped at is then what is read. */
  private void settle() {
    Property p = explorer.space().properties().getFirst();
    if (explorer.goal(0) instanceof Goal.Value v && !p.isMass(v.value())) {
      explorer.ask(0, new Goal.Value(p.settled(v.value())));
    }
  }

  /** Stops the sweep if it is running. */
  public void stop() {
    if (running.get()) {
      toggle();
    }
  }

  private void advance(double seconds) {
    Property p = explorer.space().properties().getFirst();
    double top = p.at(TOP);
    double now = explorer.goal(0) instanceof Goal.Value v ? v.value() : Double.NaN;
    double next =
        p.at(
            p.share(Double.isNaN(now) ? p.lower() : now)
                + direction * Math.min(0.1, seconds) / duration.get());
    if (next >= top || next <= p.lower()) {
      direction = -direction;
    }
    explorer.ask(0, new Goal.Value(Math.clamp(next, p.lower(), top)));
  }
}
