package io.backcast.ui.common;

import javafx.animation.AnimationTimer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/**
 * A control that draws itself, at most once a frame, in two layers: a ground that seldom changes,
 * and what moves above it. Software drawing is slow enough for that to matter.
 */
public abstract class CanvasControl extends Region {
  private final Canvas ground = new Canvas();
  private final Canvas above = new Canvas();
  public final Appearance appearance;
  private boolean groundDirty;
  private boolean dirty;
  private Subscription look = Subscription.EMPTY;
  private final AnimationTimer frame =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          stop();
          paint();
        }
      };

  public CanvasControl(Appearance appearance) {
    this.appearance = appearance;
    getChildren().addAll(ground, above);
    sceneProperty().subscribe((before, now) -> follow(now != null));
    focusedProperty().subscribe(now -> redrawAll());
    disabledProperty().subscribe(now -> redrawAll());
  }

  /** What nobody can see needs no listener; it is drawn anew when it is put back. */
  private void follow(boolean inScene) {
    look.unsubscribe();
    look = Subscription.EMPTY;
    if (inScene) {
      Runnable anew =
          () -> {
            requestLayout();
            redrawAll();
          };
      look = appearance.onChange(anew);
      anew.run();
    }
  }

  /** Draws what seldom changes on a cleared surface of the given size. */
  protected abstract void drawGround(GraphicsContext g, double width, double height);

  /** Draws what moves on a cleared surface of the given size. */
  protected abstract void draw(GraphicsContext g, double width, double height);

  /** Asks for a new picture of what moves in the next frame. */
  public final void redraw() {
    if (!dirty) {
      dirty = true;
      frame.start();
    }
  }

  /** Asks for a new picture of everything in the next frame. */
  public final void redrawAll() {
    groundDirty = true;
    redraw();
  }

  private void paint() {
    double width = ground.getWidth();
    double height = ground.getHeight();
    dirty = false;
    if (groundDirty) {
      groundDirty = false;
      GraphicsContext g = ground.getGraphicsContext2D();
      g.clearRect(0, 0, width, height);
      if (width > 0 && height > 0) {
        drawGround(g, width, height);
      }
    }
    GraphicsContext g = above.getGraphicsContext2D();
    g.clearRect(0, 0, width, height);
    if (width > 0 && height > 0) {
      draw(g, width, height);
    }
  }

  @Override
  protected void layoutChildren() {
    if (ground.getWidth() != getWidth() || ground.getHeight() != getHeight()) {
      for (Canvas canvas : new Canvas[] {ground, above}) {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
      }
      groundDirty = true;
      paint();
    }
  }
}
