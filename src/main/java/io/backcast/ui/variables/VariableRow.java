package io.backcast.ui.variables;

import io.backcast.model.Histogram;
import io.backcast.model.Variable;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.DrawnControl;
import io.backcast.ui.common.Palette;
import io.backcast.ui.common.Texts;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * The distribution of one variable among the designs found, over that of the training data, and the
 * bounds as two handles on the same axis. Left and right move the upper handle, with Alt the lower.
 */
public final class VariableRow extends DrawnControl {
  private final Variable variable;
  private final @Nullable Histogram ghost;
  private final Texts texts;
  private final Listener listener;
  private final RowPainter painter;
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
    this.painter = new RowPainter(appearance, texts, variable);
    this.lower = variable.lower();
    this.upper = variable.upper();
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
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
            painter.label(lower, strain),
            painter.label(upper, strain),
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

  private RowAxis places() {
    double edge = 0.8 * appearance.em();
    return new RowAxis(variable, edge, getWidth() - edge);
  }

  private double axis() {
    return getHeight() - 1.7 * appearance.em();
  }

  private void press(MouseEvent event) {
    requestFocus();
    event.consume();
    RowAxis places = places();
    brushing = event.getY() < axis() - 0.9 * appearance.em();
    if (concealed) {
      listener.guess(places.valueAt(event.getX()));
    } else if (brushing) {
      brushFrom = places.valueAt(event.getX());
      listener.brush(Double.NaN, Double.NaN);
    } else {
      double toLower = Math.abs(event.getX() - places.lowerEdge(lower));
      double toUpper = Math.abs(event.getX() - places.upperEdge(upper));
      draggingUpper =
          toUpper < toLower || (toUpper == toLower && event.getX() > places.upperEdge(upper));
    }
  }

  private void drag(MouseEvent event) {
    RowAxis places = places();
    double value = places.valueAt(event.getX());
    event.consume();
    if (concealed) {
      listener.guess(value);
    } else if (brushing) {
      listener.brush(
          Math.min(brushFrom, value) - variable.margin(),
          Math.max(brushFrom, value) + variable.margin());
    } else {
      move(
          draggingUpper,
          draggingUpper ? places.upperAt(event.getX()) : places.lowerAt(event.getX()));
    }
  }

  /** A double click frees the variable; one click on the bar of a whole value locks it there. */
  private void click(MouseEvent event) {
    if (event.getClickCount() == 2) {
      listener.bounds(variable.lower(), variable.upper());
    } else if (variable.whole() && brushing && event.isStillSincePress() && !concealed) {
      double value = places().valueAt(event.getX());
      boolean chosen = lower == value && upper == value;
      listener.bounds(chosen ? variable.lower() : value, chosen ? variable.upper() : value);
    }
  }

  private void step(KeyEvent event) {
    double size = (variable.upper() - variable.lower()) / (event.isShiftDown() ? 400 : 40);
    if (variable.whole()) {
      size = 1;
    }
    boolean moveUpper = !event.isAltDown();
    double from = moveUpper ? upper : lower;
    switch (event.getCode()) {
      case LEFT -> move(moveUpper, variable.snap(from - size));
      case RIGHT -> move(moveUpper, variable.snap(from + size));
      case HOME -> move(moveUpper, moveUpper ? lower : variable.lower());
      case END -> move(moveUpper, moveUpper ? variable.upper() : upper);
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
    RowAxis places = places();
    double axis = axis();
    if (!Double.isNaN(brushLow)) {
      g.setFill(p.accent().deriveColor(0, 1, 1, 0.16));
      double from = places.xOf(brushLow);
      g.fillRect(from, 0, Math.max(1, places.xOf(brushHigh) - from), axis);
    }
    painter.bars(g, ghost, ghost, places, axis, p.ghost());
    g.setFill(p.line());
    g.fillRoundRect(places.left(), axis, places.right() - places.left(), 3, 3, 3);
    double from = places.lowerEdge(lower);
    double to = places.upperEdge(upper);
    g.setFill(p.design());
    g.fillRoundRect(from, axis, Math.max(2, to - from), 3, 3, 3);
    painter.handle(g, from, axis + 1.5, isFocused());
    painter.handle(g, to, axis + 1.5, isFocused());
    painter.labels(g, places, lower, upper, strain, height);
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    Palette p = appearance.palette();
    RowAxis places = places();
    // the bars end above the handles, which lie on the ground
    double axis = axis() - RowPainter.HANDLE * appearance.em() + 1.5;
    if (concealed) {
      painter.question(g, places, axis);
    } else {
      double strength = brushed == null ? 0.85 : 0.35;
      painter.bars(g, designs, designs, places, axis(), p.design().deriveColor(0, 1, 1, strength));
      painter.bars(g, brushed, designs, places, axis(), p.accent());
    }
    if (!variable.whole()) {
      g.setFill(p.muted());
      double reference = Math.rint(places.xOf(variable.reference()));
      for (double y = 0; y < axis; y += 5) {
        g.fillRect(reference, y, 1, 2);
      }
    }
    if (!Double.isNaN(marked)) {
      g.setFill(p.target());
      g.fillRect(Math.rint(places.xOf(marked)) - 1, 0, 2, Math.rint(axis()));
    }
    if (!Double.isNaN(guess)) {
      double dot = 0.42 * appearance.em();
      g.setFill(p.target());
      g.fillOval(places.xOf(guess) - dot, axis / 2 - dot, 2 * dot, 2 * dot);
    }
  }
}
