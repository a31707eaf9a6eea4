package io.backcast.ui.target;

import io.backcast.model.Goal;
import io.backcast.model.Histogram;
import io.backcast.model.Property;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.CanvasControl;
import io.backcast.ui.common.Texts;
import javafx.event.EventTarget;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * A slider over the density of the training data, with the tolerance or the range as a band between
 * two handles, and a separate stop for a point mass. Arrow keys change the target, with Shift in
 * small steps; Home and End set the lowest and highest value.
 */
public final class TargetBar extends CanvasControl {
  private final PropertyQuestion question;
  private final Property property;
  private final GoalText words;
  private final Texts texts;
  private final TargetPainter painter;
  private final TargetInput input;
  private final TargetEnd lowEnd;
  private final TargetEnd highEnd;
  private final boolean compact;
  private final Tooltip tip = new Tooltip();
  private @Nullable UncoveredStretches uncovered;

  /**
   * Builds the bar of one property.
   *
   * @param density of the property in the training data; null where the card has none
   * @param compact whether the bar is compact, because there are several
   */
  TargetBar(
      Appearance appearance,
      Texts texts,
      PropertyQuestion question,
      GoalText words,
      @Nullable Histogram density,
      boolean compact) {
    super(appearance);
    this.texts = texts;
    this.question = question;
    this.words = words;
    this.property = question.property();
    this.compact = compact;
    this.painter = new TargetPainter(appearance, texts, property, density);
    this.input = new TargetInput(this, question);
    this.lowEnd = new TargetEnd(false, texts, input);
    this.highEnd = new TargetEnd(true, texts, input);
    lowEnd.setId("target-low-" + property.name());
    highEnd.setId("target-high-" + property.name());
    getChildren().addAll(lowEnd, highEnd);
    setFocusTraversable(true);
    getStyleClass().add("target-bar");
    setAccessibleRole(AccessibleRole.SLIDER);
    question.onChange(this::show);
    question.onReached(this::redraw);
    input.attach();
    lowEnd.onActive(this::redraw);
    highEnd.onActive(this::redraw);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::explain);
    show();
  }

  private void show() {
    describe();
    placeEnds();
    redraw();
    notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
  }

  /** Shows where on the axis the training data say nothing. */
  void uncovered(UncoveredStretches now) {
    uncovered = now;
    describe();
    redrawAll();
  }

  private double value() {
    return question.goal() instanceof Goal.Value v ? v.value() : Double.NaN;
  }

  /** Says aloud what is asked and what the hatching shows. */
  private void describe() {
    String why = uncovered == null ? "" : uncovered.why(value());
    setAccessibleText(
        (texts.get("target.accessible", property.label(), words.spoken(question)) + " " + why)
            .strip());
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
      case VALUE -> value();
      case MIN_VALUE -> property.lower();
      case MAX_VALUE -> property.upper();
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }

  /** The handle that is the target of an event; null for the rest of the bar. */
  @Nullable TargetEnd endAt(EventTarget target) {
    return target == lowEnd ? lowEnd : target == highEnd ? highEnd : null;
  }

  TargetScale scale() {
    return new TargetScale(property, appearance.em(), getWidth());
  }

  /** The share of the scale that an arrow key moves something by. */
  static double step(KeyEvent event) {
    return 1.0 / (event.isShiftDown() ? 500 : 50);
  }

  @Override
  protected double computePrefHeight(double width) {
    return (compact ? 4.2 : 6.6) * appearance.em();
  }

  @Override
  protected double computeMinHeight(double width) {
    return (compact ? 3.4 : 5) * appearance.em();
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    placeEnds();
  }

  /** Puts the handles beside the ends of the band, outside the thumb. */
  private void placeEnds() {
    TargetBand band = question.band();
    if (!band.exists() || getWidth() <= 0) {
      lowEnd.setVisible(false);
      highEnd.setVisible(false);
      return;
    }
    TargetScale scale = scale();
    place(lowEnd, band, false, painter.handle(scale, band, false));
    place(highEnd, band, true, painter.handle(scale, band, true));
  }

  private void place(TargetEnd end, TargetBand band, boolean high, double x) {
    double em = appearance.em();
    double width = 1.1 * em;
    double height = 2.2 * em;
    end.resizeRelocate(
        Math.rint(x - width / 2),
        Math.rint(painter.track(getHeight()) + 2 - height / 2),
        Math.rint(width),
        Math.rint(height));
    end.show(band.end(high), words.end(question, high));
  }

  @Override
  protected void drawGround(GraphicsContext g, double width, double height) {
    painter.ground(g, scale(), height, uncovered);
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    TargetBand band = question.band();
    painter.marks(g, scale(), height, band, question.reached(), isFocused());
    if (band.exists()) {
      painter.end(g, scale(), height, band, false, lowEnd.isActive());
      painter.end(g, scale(), height, band, true, highEnd.isActive());
    }
  }
}
