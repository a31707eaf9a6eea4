package io.backcast.ui.cell;

import io.backcast.model.CellStrain;
import io.backcast.model.Lattice;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.CanvasControl;
import java.util.List;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A cell from the top, from the side and in perspective. Dragging and the arrow keys turn it, a
 * double click or Home puts it back, and the space bar deforms the unstrained cell into the one
 * that is shown.
 */
public final class CellView extends CanvasControl {
  private static final double TURN = 28;
  private static final double TILT = 24;
  private static final double STEP = 10;
  private static final Duration BETWEEN_CELLS = Duration.millis(180);
  private static final Duration FROM_UNSTRAINED = Duration.millis(800);

  private final CellModel model;
  private final Lattice unstrained;
  private final List<String> words;
  private final CellCamera standing;
  private final ReadOnlyObjectWrapper<CellCamera> camera = new ReadOnlyObjectWrapper<>();
  private final DoubleProperty share = new SimpleDoubleProperty(1);
  private @Nullable Timeline motion;
  private Lattice from;
  private Lattice to;
  private double grabX;
  private double grabY;

  /**
   * A view of a crystal.
   *
   * @param words names of the views from the top and from the side
   */
  public CellView(Appearance appearance, CellModel model, Lattice unstrained, List<String> words) {
    super(appearance);
    this.model = model;
    this.unstrained = unstrained;
    this.words = List.copyOf(words);
    from = unstrained;
    to = unstrained;
    standing = CellPicture.standing(model, unstrained, TURN, TILT);
    camera.set(standing);
    camera.subscribe(now -> redraw());
    share.subscribe(now -> redraw());
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    setCursor(Cursor.OPEN_HAND);
    setOnMousePressed(this::grab);
    setOnMouseDragged(this::drag);
    setOnMouseReleased(e -> setCursor(Cursor.OPEN_HAND));
    setOnKeyPressed(this::key);
  }

  /** Shows a cell, or the unstrained one alone. */
  public void show(@Nullable Lattice cell) {
    from = shown();
    to = cell == null || cell.problem() != null ? unstrained : cell;
    move(BETWEEN_CELLS);
  }

  /**
   * Deforms the unstrained cell into the one that is shown; where motion is not wanted, changes
   * between the two.
   */
  public void play() {
    if (motionWanted()) {
      from = unstrained;
      move(FROM_UNSTRAINED);
    } else {
      from = unstrained;
      share.set(share.get() > 0 ? 0 : 1);
    }
  }

  /** From where the cell is seen. */
  public ReadOnlyObjectProperty<CellCamera> cameraProperty() {
    return camera.getReadOnlyProperty();
  }

  /** Puts the camera back. */
  public void reset() {
    camera.set(standing);
  }

  /** The cell as it is on the screen, on its way from one to another perhaps. */
  Lattice shown() {
    return from.towards(to, share.get());
  }

  /** What is on the screen. */
  CellPicture picture() {
    Lattice now = shown();
    return new CellPicture(
        model, unstrained, now, CellStrain.of(unstrained, now), camera.get(), words);
  }

  private void move(Duration duration) {
    if (motion != null) {
      motion.stop();
    }
    if (!motionWanted() || from.equals(to)) {
      share.set(1);
      redraw();
      return;
    }
    share.set(0);
    motion = new Timeline(new KeyFrame(duration, new KeyValue(share, 1, Interpolator.EASE_BOTH)));
    motion.play();
  }

  /** Whether somebody sees it move, and wants to. */
  private boolean motionWanted() {
    return getScene() != null
        && getScene().getWindow() != null
        && getScene().getWindow().isShowing()
        && !Platform.getPreferences().isReducedMotion();
  }

  private void grab(MouseEvent e) {
    requestFocus();
    if (e.getClickCount() == 2) {
      reset();
    }
    grabX = e.getX();
    grabY = e.getY();
    setCursor(Cursor.CLOSED_HAND);
    e.consume();
  }

  /** Half a turn for the width of the perspective view. */
  private void drag(MouseEvent e) {
    double degrees = 180 / Math.max(60, CellPicture.areas(getWidth(), getHeight()).get(2).width());
    camera.set(camera.get().turnedBy((e.getX() - grabX) * degrees, (e.getY() - grabY) * degrees));
    grabX = e.getX();
    grabY = e.getY();
    e.consume();
  }

  private void key(KeyEvent e) {
    switch (e.getCode()) {
      case LEFT -> camera.set(camera.get().turnedBy(-STEP, 0));
      case RIGHT -> camera.set(camera.get().turnedBy(STEP, 0));
      case UP -> camera.set(camera.get().turnedBy(0, STEP));
      case DOWN -> camera.set(camera.get().turnedBy(0, -STEP));
      case HOME -> reset();
      case SPACE -> play();
      default -> {
        return;
      }
    }
    e.consume();
  }

  @Override
  protected double computePrefHeight(double width) {
    return 11 * appearance.em();
  }

  @Override
  protected double computeMinHeight(double width) {
    return 6 * appearance.em();
  }

  @Override
  protected void drawGround(GraphicsContext g, double width, double height) {
    // everything changes with the cell
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    Pen pen = new ScreenPen(g, appearance.font(0.85));
    picture().draw(pen, appearance.palette(), width, height, 0.85 * appearance.em());
    if (isFocused()) {
      g.setStroke(appearance.palette().accent());
      g.setLineWidth(1.5);
      g.strokeRoundRect(1, 1, width - 2, height - 2, 6, 6);
    }
  }
}
