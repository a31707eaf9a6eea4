package io.backcast.ui.common;

import javafx.animation.AnimationTimer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/**
 * A control that draws itself, at most once a frame. Subclasses say what, and ask for it with
 * {@link #redraw}.
 */
public abstract class DrawnControl extends Region {
  private final Canvas canvas = new Canvas();
  protected final Appearance appearance;
  private boolean dirty;

  private final AnimationTimer frame =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          stop();
          paint();
        }
      };

  protected DrawnControl(Appearance appearance) {
    this.appearance = appearance;
    getChildren().add(canvas);
    appearance.onChange(
        () -> {
          requestLayout();
          redraw();
        });
    focusedProperty().subscribe(now -> redraw());
    disabledProperty().subscribe(now -> redraw());
  }

  /** Draws everything on a cleared surface of the given size. */
  protected abstract void draw(GraphicsContext g, double width, double height);

  /** Asks for a new picture in the next frame. */
  protected final void redraw() {
    if (!dirty) {
      dirty = true;
      frame.start();
    }
  }

  private void paint() {
    dirty = false;
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    if (canvas.getWidth() > 0 && canvas.getHeight() > 0) {
      draw(g, canvas.getWidth(), canvas.getHeight());
    }
  }

  @Override
  protected void layoutChildren() {
    if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
      canvas.setWidth(getWidth());
      canvas.setHeight(getHeight());
      paint();
    }
  }
}
