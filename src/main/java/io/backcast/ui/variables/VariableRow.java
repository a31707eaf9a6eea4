package io.backcast.ui.variables;

import io.backcast.model.Histogram;
import io.backcast.model.Units;
import io.backcast.model.Variable;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.CanvasControl;
import io.backcast.ui.common.Palette;
import io.backcast.ui.common.Texts;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;

/**
 * The distribution of one variable among the designs found, over that of the training data, and the
 * bounds as two handles on the same axis. Left and right move the upper handle, with Alt the lower.
 */
public final class VariableRow extends CanvasControl {
  private final Variable variable;
  private final @Nullable Histogram ghost;
  private final Texts texts;
  private final RowPainter painter;
  private @Nullable Histogram designs;
  private @Nullable Histogram brushed;
  private double brushLow = Double.NaN;
  private double brushHigh = Double.NaN;
  private boolean concealed;
  private double guess = Double.NaN;
  private double lower;
  private double upper;
  private double marked = Double.NaN;
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
    this.painter = new RowPainter(appearance, texts, variable);
    this.lower = variable.lower();
    this.upper = variable.upper();
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    new RowInput(this, variable, listener).attach();
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
    describe();
    redrawAll();
  }

  private void describe() {
    String to = painter.label(upper, strain);
    setAccessibleText(
        texts.get(
            "variables.row.accessible",
            variable.name(),
            painter.label(lower, strain),
            strain ? to : Units.with(to, variable.unit())));
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
    describe();
    redrawAll();
  }

  double lower() {
    return lower;
  }

  double upper() {
    return upper;
  }

  boolean concealed() {
    return concealed;
  }

  RowAxis places() {
    double edge = 0.8 * appearance.em();
    return new RowAxis(variable, edge, getWidth() - edge);
  }

  /** Height at which the axis lies; below it are the handles' labels. */
  double axis() {
    return getHeight() - 1.7 * appearance.em();
  }

  /** How far above the axis a handle can still be taken. */
  double grip() {
    return 0.9 * appearance.em();
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
    painter.bars(g, ghost, ghost, places, axis, p.trainingData());
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
