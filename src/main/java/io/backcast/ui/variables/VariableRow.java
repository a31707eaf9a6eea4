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
 * The histogram of one variable among the generated designs, over that of the training data, and
 * its bounds as two handles on the same axis. Left and right move the upper handle, with Alt the
 * lower.
 */
public final class VariableRow extends CanvasControl {
  private final Variable variable;
  private final @Nullable Histogram training;
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
  private double reachLower = Double.NEGATIVE_INFINITY;
  private double reachUpper = Double.POSITIVE_INFINITY;
  private boolean strain;
  private boolean unsupported;

  /** Receives the input of a row. */
  public interface Listener {
    void bounds(double lower, double upper);

    /** A range was brushed; NaN clears it. */
    void brush(double low, double high);

    void guess(double value);

    /** It was asked why no design has a value; at a pixel of the row. */
    default void why(double value, double x) {}
  }

  public VariableRow(
      Appearance appearance,
      Texts texts,
      Variable variable,
      @Nullable Histogram training,
      Listener listener) {
    super(appearance);
    this.texts = texts;
    this.variable = variable;
    this.training = training;
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

  /**
   * Shows which part of the bounds the relations and the bounds of other variables leave.
   *
   * @param from least value of any design
   * @param to largest
   */
  public void reach(double from, double to) {
    reachLower = from;
    reachUpper = to;
    describe();
    redrawAll();
  }

  /** Sets whether the training data say nothing about designs inside the bounds of this row. */
  public void unsupported(boolean now) {
    if (unsupported != now) {
      unsupported = now;
      describe();
      redrawAll();
    }
  }

  /** Whether the other variables keep this one from part of its bounds. */
  private boolean confined() {
    double least = 1e-6 * (variable.upper() - variable.lower());
    return reachLower > lower + least || reachUpper < upper - least;
  }

  private void describe() {
    String to = painter.label(upper, strain);
    setAccessibleText(
        texts.get(
                "variables.row.accessible",
                variable.name(),
                painter.label(lower, strain),
                strain ? to : Units.with(to, variable.unit()))
            + (confined()
                ? " "
                    + texts.get(
                        "variables.reach.accessible",
                        painter.label(reachLower, strain),
                        painter.label(reachUpper, strain))
                : "")
            + " "
            + texts.get("variables.why.accessible")
            + (unsupported ? " " + texts.get("variables.unsupported.accessible") : ""));
  }

  /**
   * Shows the brush.
   *
   * @param histogram of the brushed designs; null for no brush
   * @param low of the range brushed in this variable; NaN for none
   * @param high of the same
   */
  public void brushed(@Nullable Histogram histogram, double low, double high) {
    if (brushed == null && histogram == null) {
      return;
    }
    brushed = histogram;
    brushLow = low;
    brushHigh = high;
    redrawAll();
  }

  /** Hides the designs while users guess, and marks a guess; NaN for none. */
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

  /** Sets whether the bounds are labelled as change from the reference in percent. */
  public void strain(boolean asStrain) {
    strain = asStrain;
    describe();
    redrawAll();
  }

  /** Whether no design has a value: it is out of bounds, or no bar stands there. */
  boolean refuses(double value) {
    Histogram now = designs;
    if (now == null || concealed) {
      return false;
    }
    boolean beyond = value < lower || value > upper || value < reachLower || value > reachUpper;
    return beyond || now.counts()[now.bin(value)] == 0;
  }

  /** The middle of the widest part of the row without a design; NaN if there is none. */
  double mostRefused() {
    Histogram now = designs;
    int best = -1;
    int widest = 0;
    int run = 0;
    for (int i = 0; now != null && i < now.counts().length; i++) {
      run = refuses(now.centre(i)) ? run + 1 : 0;
      if (run > widest) {
        widest = run;
        best = i;
      }
    }
    return now == null || best < 0 ? Double.NaN : variable.snap(now.centre(best - widest / 2));
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

  RowAxis scale() {
    double edge = 0.8 * appearance.em();
    return new RowAxis(variable, edge, getWidth() - edge);
  }

  /** Vertical pixel of the axis; the labels of the handles are below it. */
  double axisY() {
    return getHeight() - 1.7 * appearance.em();
  }

  /** How far above the axis a drag still moves a handle, in pixels. */
  double gripHeight() {
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
    RowAxis scale = scale();
    double axis = axisY();
    if (!Double.isNaN(brushLow)) {
      g.setFill(p.accent().deriveColor(0, 1, 1, 0.16));
      double from = scale.xOf(brushLow);
      g.fillRect(from, 0, Math.max(1, scale.xOf(brushHigh) - from), axis);
    }
    painter.bars(g, training, training, scale, axis, p.trainingData());
    g.setFill(p.line());
    g.fillRoundRect(scale.left(), axis, scale.right() - scale.left(), 3, 3, 3);
    double from = scale.lowerEdge(lower);
    double to = scale.upperEdge(upper);
    g.setFill(p.design());
    g.fillRoundRect(from, axis, Math.max(2, to - from), 3, 3, 3);
    if (confined()) {
      painter.beyond(g, from, scale.lowerEdge(Math.max(lower, reachLower)), axis);
      painter.beyond(g, scale.upperEdge(Math.min(upper, reachUpper)), to, axis);
    }
    if (unsupported) {
      painter.unsupported(g, from, to, axis);
    }
    painter.labels(g, scale, lower, upper, strain, height);
    if (confined() && !variable.whole()) {
      painter.reach(g, scale, reachLower, reachUpper, strain, height);
    }
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    Palette p = appearance.palette();
    RowAxis scale = scale();
    // ends above the handles
    double axis = axisY() - RowPainter.HANDLE * appearance.em() + 1.5;
    if (concealed) {
      painter.questionMark(g, scale, axis);
    } else {
      double strength = brushed == null ? 0.85 : 0.35;
      painter.bars(g, designs, designs, scale, axisY(), p.design().deriveColor(0, 1, 1, strength));
      painter.bars(g, brushed, designs, scale, axisY(), p.accent());
    }
    if (!variable.whole()) {
      g.setFill(p.muted());
      double reference = Math.rint(scale.xOf(variable.reference()));
      for (double y = 0; y < axis; y += 5) {
        g.fillRect(reference, y, 1, 2);
      }
    }
    if (!Double.isNaN(marked) && !concealed) {
      g.setFill(p.target());
      g.fillRect(Math.rint(scale.xOf(marked)) - 1, 0, 2, Math.rint(axisY()));
    }
    if (!Double.isNaN(guess)) {
      double dot = 0.42 * appearance.em();
      g.setFill(p.target());
      g.fillOval(scale.xOf(guess) - dot, axis / 2 - dot, 2 * dot, 2 * dot);
    }
    // over the bars of the designs, which stand on the axis
    painter.handle(g, scale.lowerEdge(lower), axisY() + 1.5, isFocused());
    painter.handle(g, scale.upperEdge(upper), axisY() + 1.5, isFocused());
  }
}
