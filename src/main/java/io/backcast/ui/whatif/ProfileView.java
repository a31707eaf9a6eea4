package io.backcast.ui.whatif;

import io.backcast.design.PropertyProfiles.Profile;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.CanvasControl;
import io.backcast.ui.common.Hatch;
import io.backcast.ui.common.Palette;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.TargetLevels;
import io.backcast.verify.CalculatedDesign;
import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * The predicted property along one variable: a curve with its uncertainty band, the target as a
 * line, training data as ticks, and a shade where no training data are near. Dragging changes the
 * variable.
 */
final class ProfileView extends CanvasControl {
  private final Variable variable;
  private final Texts texts;
  private final DoubleConsumer onMove;
  private Property property;
  private @Nullable Profile profile;
  private ExtrapolationControl extrapolation = ExtrapolationControl.WARN;
  private double value = Double.NaN;
  private TargetLevels target = TargetLevels.NOWHERE;
  private List<CalculatedDesign> calculated = List.of();
  private int column;

  ProfileView(
      Appearance appearance,
      Texts texts,
      Variable variable,
      Property property,
      DoubleConsumer onMove) {
    super(appearance);
    this.variable = variable;
    this.property = property;
    this.texts = texts;
    this.onMove = onMove;
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::drag);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(KeyEvent.KEY_PRESSED, this::step);
  }

  void show(Property of, @Nullable Profile now) {
    property = of;
    profile = now;
    describe();
    redrawAll();
  }

  void value(double now) {
    value = now;
    describe();
    redrawAll();
  }

  /** Says aloud what the hatching shows. */
  private void describe() {
    if (Double.isNaN(value)) {
      return;
    }
    Profile now = profile;
    boolean outside = false;
    if (now != null) {
      int nearest = 0;
      for (int s = 1; s < now.values().length; s++) {
        double off = Math.abs(now.values()[s] - value);
        nearest = off < Math.abs(now.values()[nearest] - value) ? s : nearest;
      }
      outside = outside(now, nearest);
    }
    setAccessibleText(
        texts.get("whatif.accessible", variable.name(), texts.quantity(variable, value))
            + (outside ? " " + texts.get("whatif.outside.accessible") : ""));
  }

  /** Sets what becomes of designs unlike the training data, which are hatched or not shown. */
  void extrapolation(ExtrapolationControl now) {
    extrapolation = now;
    describe();
    redrawAll();
  }

  /** Whether a step is shown as one that the training data do not support. */
  private boolean outside(Profile now, int step) {
    return extrapolation != ExtrapolationControl.OFF && !now.supported()[step];
  }

  /** Shows what was calculated for designs on the profile. */
  void calculated(List<CalculatedDesign> now, int variableIndex) {
    calculated = now;
    column = variableIndex;
    redrawAll();
  }

  void target(TargetLevels now) {
    target = now;
    redraw();
  }

  private double share(double v) {
    return variable.share(v);
  }

  private void drag(MouseEvent event) {
    requestFocus();
    double share = Math.clamp(event.getX() / getWidth(), 0, 1);
    onMove.accept(variable.at(share));
    event.consume();
  }

  private void step(KeyEvent event) {
    int steps = event.isShiftDown() ? 400 : 50;
    switch (event.getCode()) {
      case LEFT -> onMove.accept(variable.stepped(value, -1, steps));
      case RIGHT -> onMove.accept(variable.stepped(value, 1, steps));
      default -> {
        return;
      }
    }
    event.consume();
  }

  @Override
  protected double computePrefHeight(double width) {
    return 4.4 * appearance.em();
  }

  @Override
  protected double computeMinHeight(double width) {
    return 3 * appearance.em();
  }

  private double yOf(double unclamped, double height) {
    double share = property.share(property.physical(unclamped));
    return (height - 5) * (1 - Math.clamp(share, 0, 1)) + 1;
  }

  @Override
  protected void drawGround(GraphicsContext g, double width, double height) {
    Palette p = appearance.palette();
    g.setFill(p.line().deriveColor(0, 1, 1, 0.45));
    g.fillRect(0, 0, width, height);
    Profile now = profile;
    if (now == null || Double.isNaN(value)) {
      return;
    }
    boolean restricts = extrapolation == ExtrapolationControl.RESTRICT;
    if (!restricts) {
      outside(g, p.muted().deriveColor(0, 1, 1, 0.2), now, width, height);
    }
    near(g, p, now, width, height);
    curve(g, p, now, width, height);
    if (restricts) {
      // what cannot be had is covered, curve and all
      outside(g, p.surface().deriveColor(0, 1, 1, 0.85), now, width, height);
    }
    double x = share(value) * width;
    g.setFill(isFocused() ? p.target() : p.ink());
    g.fillRect(Math.rint(x) - 0.5, 0, isFocused() ? 2 : 1, height);
    double dot = 0.34 * appearance.em();
    double y = yOf(interpolate(now, value), height);
    g.setFill(p.design());
    g.fillOval(x - dot, y - dot, 2 * dot, 2 * dot);
    calculated(g, p, width, height);
  }

  /** Calculations as diamonds: filled if they can be compared with the curve, else open. */
  private void calculated(GraphicsContext g, Palette p, double width, double height) {
    double size = 0.42 * appearance.em();
    for (CalculatedDesign one : calculated) {
      double x = share(one.x()[column]) * width;
      double y = yOf(one.value(), height);
      double[] xs = {x - size, x, x + size, x};
      double[] ys = {y, y - size, y, y + size};
      g.setFill(one.comparable() ? p.accent() : p.surface());
      g.setStroke(one.comparable() ? p.surface() : p.accent());
      g.setLineWidth(1.2);
      g.fillPolygon(xs, ys, 4);
      g.strokePolygon(xs, ys, 4);
    }
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    if (profile == null) {
      return;
    }
    Color colour = appearance.palette().target();
    if (target.isWide()) {
      double top = Math.rint(yOf(target.top(property), height));
      double bottom = Math.rint(yOf(target.bottom(property), height));
      g.setFill(colour.deriveColor(0, 1, 1, 0.16));
      g.fillRect(0, top, width, bottom - top);
    }
    g.setFill(colour);
    for (double level : target.ends()) {
      g.fillRect(0, Math.rint(yOf(level, height)), width, 1);
    }
  }

  /** Shades and hatches what the training data do not support. */
  private void outside(GraphicsContext g, Color ground, Profile now, double width, double height) {
    double each = width / (now.values().length - 1);
    int first = -1;
    for (int s = 0; s <= now.values().length; s++) {
      boolean outside = s < now.values().length && outside(now, s);
      if (outside && first < 0) {
        first = s;
      } else if (!outside && first >= 0) {
        double from = Math.max(0, share(now.values()[first]) * width - each / 2);
        double to = Math.min(width, share(now.values()[s - 1]) * width + each / 2);
        g.setFill(ground);
        g.fillRect(from, 0, to - from, height);
        Color lines = appearance.palette().muted();
        Hatch.fill(g, from, 0, to - from, height, lines, appearance.em());
        first = -1;
      }
    }
  }

  private void near(GraphicsContext g, Palette p, Profile now, double width, double height) {
    g.setStroke(p.muted().deriveColor(0, 1, 1, 0.7));
    g.setLineWidth(1);
    for (double v : now.near()) {
      double x = Math.rint(share(v) * width) + 0.5;
      g.strokeLine(x, height - 4, x, height);
    }
  }

  /** The interval that the model states, wider and fainter than the standard deviation. */
  private void interval(GraphicsContext g, Palette p, Profile now, double width, double height) {
    int n = now.values().length;
    double[] x = new double[2 * n];
    double[] y = new double[2 * n];
    for (int s = 0; s < n; s++) {
      if (Double.isNaN(now.low()[s]) || Double.isNaN(now.high()[s])) {
        return;
      }
      x[s] = share(now.values()[s]) * width;
      x[2 * n - 1 - s] = x[s];
      y[s] = yOf(now.high()[s], height);
      y[2 * n - 1 - s] = yOf(now.low()[s], height);
    }
    g.setFill(p.design().deriveColor(0, 1, 1, 0.13));
    g.fillPolygon(x, y, 2 * n);
  }

  private void curve(GraphicsContext g, Palette p, Profile now, double width, double height) {
    interval(g, p, now, width, height);
    int n = now.values().length;
    double[] x = new double[2 * n];
    double[] y = new double[2 * n];
    for (int s = 0; s < n; s++) {
      x[s] = share(now.values()[s]) * width;
      x[2 * n - 1 - s] = x[s];
      y[s] = yOf(property.bandTop(now.unclamped()[s], now.std()[s]), height);
      y[2 * n - 1 - s] = yOf(property.bandBottom(now.unclamped()[s], now.std()[s]), height);
    }
    g.setFill(p.design().deriveColor(0, 1, 1, 0.25));
    g.fillPolygon(x, y, 2 * n);
    g.setStroke(p.design());
    g.setLineWidth(2);
    g.beginPath();
    for (int s = 0; s < n; s++) {
      double at = yOf(now.unclamped()[s], height);
      if (s == 0) {
        g.moveTo(x[s], at);
      } else {
        g.lineTo(x[s], at);
      }
    }
    g.stroke();
  }

  /** The profile at a value, interpolated linearly. */
  private double interpolate(Profile now, double value) {
    int s = 1;
    while (s < now.values().length - 1 && now.values()[s] < value) {
      s++;
    }
    double before = now.values()[s - 1];
    double after = now.values()[s];
    double share = before == after ? 0 : variable.axis().share(before, after, value);
    return property.axis().between(now.unclamped()[s - 1], now.unclamped()[s], share);
  }
}
