package io.backcast.ui.common;

import javafx.animation.AnimationTimer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/**
 * A control that draws itself, at most once a frame, on two layers: a ground that seldom changes,
 * and moving marks above it, so that software rendering keeps up with a drag.
 */
public abstract class CanvasControl extends Region {
  private final Canvas ground = new Canvas();
  private final Canvas above = new Canvas();
  public final Appearance appearance;
  private boolean groundDirty;
  private boolean dirty;
  private Subscription changes = Subscription.EMPTY;
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

  /** Listens to the appearance only while in a scene, and redraws when added to one. */
  private void follow(boolean inScene) {
    changes.unsubscribe();
    changes = Subscription.EMPTY;
    if (inScene) {
      Runnable redraw =
          () -> {
            requestLayout();
            redrawAll();
          };
      changes = appearance.onChange(redraw);
      redraw.run();
    }
  }

  /** Draws the ground on a cleared layer of the given size in pixels. */
  protected abstract void drawGround(GraphicsContext g, double width, double height);

  /** Draws the moving marks on a cleared layer of the given size in pixels. */
  protected abstract void draw(GraphicsContext g, double width, double height);

  /** Redraws the moving marks in the next frame. */
  public final void redraw() {
    if (!dirty) {
      dirty = true;
      frame.start();
    }
  }

  /** Redraws both layers in the next frame. */
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
