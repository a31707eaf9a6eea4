package io.backcast.ui.target;

import io.backcast.design.TargetCoverage;
import io.backcast.model.Histogram;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.CanvasControl;
import io.backcast.ui.common.Hatch;
import io.backcast.ui.common.Palette;
import io.backcast.ui.common.Texts;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * A slider over the density of the training data, with the tolerance as a band and a separate stop
 * for a point mass. Arrow keys change the target, with Shift in small steps; Home and End set the
 * lowest and highest value.
 */
public final class TargetBar extends CanvasControl {
  private final Property property;
  private final @Nullable Histogram density;
  private final DoubleProperty value;
  private final DoubleProperty tolerance;
  private final Texts texts;
  private final boolean compact;
  private final Tooltip tip = new Tooltip();
  private @Nullable UncoveredStretches uncovered;

  /**
   * Builds the bar of one property.
   *
   * @param density of the property in the training data; null where the card has none
   * @param compact whether the bar is compact, because there are several
   */
  public TargetBar(
      Appearance appearance,
      Texts texts,
      Property property,
      @Nullable Histogram density,
      DoubleProperty value,
      DoubleProperty tolerance,
      boolean compact) {
    super(appearance);
    this.texts = texts;
    this.property = property;
    this.density = density;
    this.value = value;
    this.tolerance = tolerance;
    this.compact = compact;
    setFocusTraversable(true);
    getStyleClass().add("target-bar");
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleText(texts.get("target.accessible", property.label()));
    value.subscribe(
        now -> {
          describe();
          redraw();
          notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
        });
    tolerance.subscribe(now -> redraw());
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::drag);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(KeyEvent.KEY_PRESSED, this::step);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::explain);
  }

  /** Shows where on the axis the training data say nothing. */
  void uncovered(UncoveredStretches now) {
    uncovered = now;
    describe();
    redrawAll();
  }

  /** Says aloud what the hatching shows. */
  private void describe() {
    String why = uncovered == null ? "" : uncovered.why(value.get());
    setAccessibleText((texts.get("target.accessible", property.label()) + " " + why).strip());
  }

  /** The tooltip is there only over what is hatched. */
  private void explain(MouseEvent event) {
    double x = event.getX();
    String why = uncovered == null ? "" : uncovered.why(scale().valueAt(x));
    if (why.isEmpty()) {
      Tooltip.uninstall(this, tip);
    } else {
      tip.setText(why);
      Tooltip.install(this, tip);
    }
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, @Nullable Object... parameters) {
    return switch (attribute) {
      case VALUE -> value.get();
      case MIN_VALUE -> property.lower();
      case MAX_VALUE -> property.upper();
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }

  private double em() {
    return appearance.em();
  }

  private TargetScale scale() {
    return new TargetScale(property, em(), getWidth());
  }

  private void drag(MouseEvent event) {
    requestFocus();
    value.set(scale().valueAt(event.getX()));
    event.consume();
  }

  private void step(KeyEvent event) {
    double size = 1.0 / (event.isShiftDown() ? 500 : 50);
    switch (event.getCode()) {
      case LEFT, DOWN -> stepBy(-size);
      case RIGHT, UP -> stepBy(size);
      case HOME -> value.set(property.lower());
      case END -> value.set(property.upper());
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void stepBy(double share) {
    // without a target the keys start from the middle
    double from = Double.isNaN(value.get()) ? property.middle() : value.get();
    value.set(TargetScale.stepped(property, from, share));
  }

  @Override
  protected double computePrefHeight(double width) {
    return (compact ? 4.2 : 6.6) * em();
  }

  @Override
  protected double computeMinHeight(double width) {
    return (compact ? 3.4 : 5) * em();
  }

  @Override
  protected void drawGround(GraphicsContext g, double width, double height) {
    Palette p = appearance.palette();
    TargetScale scale = scale();
    double track = height - 1.9 * em();
    drawDensity(g, p, scale, track);
    g.setFill(p.line());
    g.fillRoundRect(scale.left(), track, scale.right() - scale.left(), 4, 4, 4);
    PointMass mass = property.pointMass();
    if (mass != null) {
      g.fillRoundRect(0.4 * em(), track, scale.massWidth() - 0.8 * em(), 4, 4, 4);
      label(g, p.muted(), appearance.font(0.88));
      g.fillText(mass.name(), scale.massWidth() / 2, height);
    }
    drawUncovered(g, p, scale, track);
    drawTicks(g, p, scale, height);
  }

  private void drawUncovered(GraphicsContext g, Palette p, TargetScale scale, double track) {
    if (uncovered == null) {
      return;
    }
    for (TargetCoverage.Stretch s : uncovered.stretches()) {
      double from = scale.xOf(s.from());
      double to = s.to() >= property.upper() ? scale.right() : scale.xOf(s.to());
      Hatch.fill(g, from, 0, to - from, track + 4, p.target(), em());
    }
    if (uncovered.hatchesMass()) {
      double edge = 0.7 * em();
      Hatch.fill(g, edge, 0, scale.massWidth() - 2 * edge, track + 4, p.target(), em());
    }
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    if (Double.isNaN(value.get())) {
      return;
    }
    Palette p = appearance.palette();
    TargetScale scale = scale();
    double track = height - 1.9 * em();
    PointMass mass = property.pointMass();
    boolean isMass = property.isMass(value.get());
    double thumb =
        isMass
            ? scale.massWidth() / 2
            : scale.xOf(Math.clamp(value.get(), property.lower(), property.upper()));
    if (!isMass) {
      double half = property.isLog() ? tolerance.get() * value.get() : tolerance.get();
      double low = property.bandBottom(value.get(), half);
      double high = property.bandTop(value.get(), half);
      double from = Math.rint(Math.max(scale.left(), scale.xOf(low)));
      double to = Math.rint(Math.min(scale.right(), scale.xOf(high)));
      g.setFill(p.target().deriveColor(0, 1, 1, 0.28));
      g.fillRect(from, 0, to - from, Math.rint(track) + 2);
    } else if (mass != null) {
      label(g, p.target(), appearance.bold(0.88));
      g.fillText(mass.name(), scale.massWidth() / 2, height);
    }
    g.setFill(p.target());
    g.fillRect(Math.rint(thumb) - 1, 0, 2, track);
    double radius = 0.72 * em();
    g.fillOval(thumb - radius, track + 2 - radius, 2 * radius, 2 * radius);
    g.setStroke(isFocused() ? p.ink() : p.surface());
    g.setLineWidth(2.5);
    g.strokeOval(thumb - radius, track + 2 - radius, 2 * radius, 2 * radius);
  }

  private static void label(GraphicsContext g, Color colour, Font font) {
    g.setFont(font);
    g.setFill(colour);
    g.setTextBaseline(VPos.BOTTOM);
    g.setTextAlign(TextAlignment.CENTER);
  }

  private void drawDensity(GraphicsContext g, Palette p, TargetScale scale, double track) {
    if (density == null) {
      return;
    }
    g.setFill(p.trainingData());
    int[] counts = density.counts();
    double top = Math.max(1, density.largest());
    double full = track - 0.3 * em();
    g.beginPath();
    g.moveTo(scale.left(), track);
    for (int i = 0; i < counts.length; i++) {
      // square roots, so that rare values stay visible
      g.lineTo(scale.xOf(density.centre(i)), track - full * Math.sqrt(counts[i] / top));
    }
    g.lineTo(scale.right(), track);
    g.closePath();
    g.fill();
    if (density.mass() > 0) {
      g.fillRoundRect(0.7 * em(), track - full, scale.massWidth() - 1.4 * em(), full, 6, 6);
    }
  }

  private void drawTicks(GraphicsContext g, Palette p, TargetScale scale, double height) {
    label(g, p.muted(), appearance.font(0.88));
    double step = scale.tickStep();
    for (double t : scale.ticks()) {
      String text = property.isLog() ? texts.logTick(t) : texts.tick(t, step);
      Text drawn = new Text(text);
      drawn.setFont(g.getFont());
      double half = drawn.getLayoutBounds().getWidth() / 2;
      // a long number at an end of the axis would be cut off
      g.fillText(text, Math.max(half, Math.min(scale.xOf(t), getWidth() - half)), height);
    }
  }
}
