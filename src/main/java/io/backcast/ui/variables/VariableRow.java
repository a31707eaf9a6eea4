package io.backcast.ui.variables;

import io.backcast.model.Histogram;
import io.backcast.model.Variable;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.DrawnControl;
import io.backcast.ui.common.Palette;
import io.backcast.ui.common.Texts;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * The distribution of one variable among the designs found, over that of the training data, and the
 * bounds as two handles on the same axis. Left and right move the upper handle, with Alt the lower.
 */
public final class VariableRow extends DrawnControl {
  /** Radius of a handle, in ems. */
  private static final double HANDLE = 0.45;

  private final Variable variable;
  private final @Nullable Histogram ghost;
  private final Texts texts;
  private final Listener listener;
  private @Nullable Histogram designs;
  private @Nullable Histogram brushed;
  private double brushLow = Double.NaN;
  private double brushHigh = Double.NaN;
  private double brushFrom;
  private boolean brushing;
  private boolean concealed;
  private double guess = Double.NaN;
  private double lower;
  private double upper;
  private double marked = Double.NaN;
  private boolean draggingUpper;
  private boolean strain;

  /** Hears of what the hand does. */
  public interface Listener {
    void bounds(double lower, double upper);

    /** A stretch was brushed; NaN for none. */
    void brush(double low, double high);

    void guess(double value);
  }

  public VariableRow(
      Appearance appearance,
      Texts texts,
      Variable variable,
      @Nullable Histogram ghost,
      Listener listener) {
    super(appearance);
    this.texts = texts;
    this.variable = variable;
    this.ghost = ghost;
    this.listener = listener;
    this.lower = variable.lower();
    this.upper = variable.upper();
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        e -> {
          if (e.getClickCount() == 2) {
            listener.bounds(variable.lower(), variable.upper());
          }
        });
    addEventHandler(KeyEvent.KEY_PRESSED, this::step);
  }

  /** Shows new designs. */
  public void show(Histogram histogram) {
    designs = histogram;
    redraw();
  }

  /** Shows new bounds. */
  public void bounds(double newLower, double newUpper) {
    lower = newLower;
    upper = newUpper;
    setAccessibleText(
        texts.get(
            "variables.row.accessible",
            variable.name(),
            label(lower),
            label(upper),
            variable.unit()));
    redrawAll();
  }

  /** Shows which of the designs are brushed, and the stretch of this variable that was. */
  public void brushed(@Nullable Histogram histogram, double low, double high) {
    if (brushed == null && histogram == null) {
      return;
    }
    brushed = histogram;
    brushLow = low;
    brushHigh = high;
    redrawAll();
  }

  /** Hides the designs while a class guesses; a guess is marked, NaN for none. */
  public void guess(boolean hidden, double value) {
    concealed = hidden;
    guess = value;
    redraw();
  }

  /** Marks one value, or none for NaN. */
  public void mark(double value) {
    marked = value;
    redraw();
  }

  /** Whether the ends are written as change from the reference, in percent. */
  public void strain(boolean asStrain) {
    strain = asStrain;
    redrawAll();
  }

  private double left() {
    return 0.8 * appearance.em();
  }

  private double right() {
    return getWidth() - 0.8 * appearance.em();
  }

  private double xOf(double value) {
    return left()
        + (value - variable.lower()) / (variable.upper() - variable.lower()) * (right() - left());
  }

  private double valueAt(double x) {
    double share = Math.clamp((x - left()) / (right() - left()), 0, 1);
    return variable.snap(variable.lower() + share * (variable.upper() - variable.lower()));
  }

  private double axis() {
    return getHeight() - 1.7 * appearance.em();
  }

  private void press(MouseEvent event) {
    requestFocus();
    event.consume();
    brushing = event.getY() < axis() - 0.9 * appearance.em();
    if (concealed) {
      listener.guess(valueAt(event.getX()));
    } else if (brushing) {
      brushFrom = valueAt(event.getX());
      listener.brush(Double.NaN, Double.NaN);
    } else {
      double toLower = Math.abs(event.getX() - xOf(lower));
      double toUpper = Math.abs(event.getX() - xOf(upper));
      draggingUpper = toUpper < toLower || (toUpper == toLower && event.getX() > xOf(upper));
    }
  }

  private void drag(MouseEvent event) {
    double value = valueAt(event.getX());
    event.consume();
    if (concealed) {
      listener.guess(value);
    } else if (brushing) {
      listener.brush(Math.min(brushFrom, value), Math.max(brushFrom, value));
    } else {
      move(draggingUpper, value);
    }
  }

  private void step(KeyEvent event) {
    double size = (variable.upper() - variable.lower()) / (event.isShiftDown() ? 400 : 40);
    boolean moveUpper = !event.isAltDown();
    double from = moveUpper ? upper : lower;
    switch (event.getCode()) {
      case LEFT -> move(moveUpper, variable.snap(from - size));
      case RIGHT -> move(moveUpper, variable.snap(from + size));
      case ESCAPE -> listener.bounds(variable.lower(), variable.upper());
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(boolean moveUpper, double value) {
    if (moveUpper) {
      listener.bounds(lower, Math.max(lower, value));
    } else {
      listener.bounds(Math.min(upper, value), upper);
    }
  }

  @Override
  protected double computePrefHeight(double width) {
    return 5.4 * appearance.em();
  }

  @Override
  protected double computeMinHeight(double width) {
    return 3.1 * appearance.em();
  }

  @Override
  protected void drawGround(GraphicsContext g, double width, double height) {
    Palette p = appearance.palette();
    double axis = axis();
    if (!Double.isNaN(brushLow)) {
      g.setFill(p.accent().deriveColor(0, 1, 1, 0.16));
      g.fillRect(xOf(brushLow), 0, Math.max(1, xOf(brushHigh) - xOf(brushLow)), axis);
    }
    bars(g, ghost, ghost, axis, p.ghost());
    g.setFill(p.line());
    g.fillRoundRect(left(), axis, right() - left(), 3, 3, 3);
    g.setFill(p.design());
    g.fillRoundRect(xOf(lower), axis, Math.max(2, xOf(upper) - xOf(lower)), 3, 3, 3);
    handle(g, p, xOf(lower), axis + 1.5);
    handle(g, p, xOf(upper), axis + 1.5);
    g.setFont(appearance.font(0.85));
    g.setFill(p.muted());
    g.setTextBaseline(VPos.BOTTOM);
    g.setTextAlign(TextAlignment.LEFT);
    g.fillText(label(lower), 0, height);
    g.setTextAlign(TextAlignment.RIGHT);
    g.fillText(label(upper), width, height);
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    Palette p = appearance.palette();
    // the bars end above the handles, which lie on the ground
    double axis = axis() - HANDLE * appearance.em() + 1.5;
    if (concealed) {
      question(g, p, axis);
    } else {
      double strength = brushed == null ? 0.85 : 0.35;
      bars(g, designs, designs, axis(), p.design().deriveColor(0, 1, 1, strength));
      bars(g, brushed, designs, axis(), p.accent());
    }
    g.setFill(p.muted());
    double reference = Math.rint(xOf(variable.reference()));
    for (double y = 0; y < axis; y += 5) {
      g.fillRect(reference, y, 1, 2);
    }
    if (!Double.isNaN(marked)) {
      g.setFill(p.target());
      g.fillRect(Math.rint(xOf(marked)) - 1, 0, 2, Math.rint(axis()));
    }
    if (!Double.isNaN(guess)) {
      double dot = 0.42 * appearance.em();
      g.setFill(p.target());
      g.fillOval(xOf(guess) - dot, axis / 2 - dot, 2 * dot, 2 * dot);
    }
  }

  private String label(double value) {
    return strain && variable.reference() != 0
        ? texts.number((value / variable.reference() - 1) * 100, 1) + " %"
        : texts.number(value, variable.decimals());
  }

  private void question(GraphicsContext g, Palette p, double axis) {
    g.setFill(p.muted());
    g.setFont(appearance.bold(1.6));
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.CENTER);
    g.fillText("?", (left() + right()) / 2, axis / 2);
  }

  /** Bars as tall as their share of the largest bar of {@code whole}. */
  private void bars(
      GraphicsContext g,
      @Nullable Histogram h,
      @Nullable Histogram whole,
      double axis,
      Color colour) {
    if (h == null || whole == null) {
      return;
    }
    g.setFill(colour);
    double top = Math.max(1, whole.largest());
    int n = h.counts().length;
    double each = (right() - left()) / n;
    for (int i = 0; i < n; i++) {
      // whole pixels: sharp, and much faster to draw in software
      double x = Math.rint(left() + i * each);
      double next = Math.rint(left() + (i + 1) * each);
      double tall = Math.rint((axis - 2) * h.counts()[i] / top);
      g.fillRect(x, Math.rint(axis) - tall, Math.max(1, next - x - 1), tall);
    }
  }

  private void handle(GraphicsContext g, Palette p, double x, double y) {
    double radius = HANDLE * appearance.em();
    g.setFill(p.surface());
    g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    g.setStroke(isFocused() ? p.target() : p.design());
    g.setLineWidth(2);
    g.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }
}
