package io.backcast.ui.target;

import io.backcast.design.TargetCoverage;
import io.backcast.model.Goal;
import io.backcast.model.Histogram;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Hatch;
import io.backcast.ui.common.Palette;
import io.backcast.ui.common.Texts;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Draws the parts of a target bar. */
final class TargetPainter {
  /** Radius of the thumb, in ems. */
  static final double THUMB = 0.72;

  /** Opacity of the band. */
  private static final double BAND = 0.28;

  /** Height of the track, in pixels. */
  private static final double TRACK = 4;

  /** Width of the line that shows the focus. */
  private static final double FRAME = 1.5;

  private final Appearance appearance;
  private final Texts texts;
  private final Property property;
  private final @Nullable Histogram density;

  TargetPainter(
      Appearance appearance, Texts texts, Property property, @Nullable Histogram density) {
    this.appearance = appearance;
    this.texts = texts;
    this.property = property;
    this.density = density;
  }

  private double em() {
    return appearance.em();
  }

  /** Vertical pixel of the track in a bar of a height. */
  double track(double height) {
    return height - 1.9 * em();
  }

  /** The density, the track and its labels, and what the data say nothing of. */
  void ground(
      GraphicsContext g, TargetScale scale, double height, @Nullable UncoveredStretches uncovered) {
    Palette p = appearance.palette();
    double track = track(height);
    density(g, p, scale, track);
    g.setFill(p.line());
    g.fillRoundRect(scale.left(), track, scale.right() - scale.left(), TRACK, TRACK, TRACK);
    PointMass mass = property.pointMass();
    if (mass != null) {
      g.fillRoundRect(0.4 * em(), track, scale.massWidth() - 0.8 * em(), TRACK, TRACK, TRACK);
    }
    if (uncovered != null) {
      uncovered(g, p, scale, track, uncovered);
    }
    ticks(g, p, scale, height);
  }

  private void uncovered(
      GraphicsContext g, Palette p, TargetScale scale, double track, UncoveredStretches uncovered) {
    for (TargetCoverage.Stretch s : uncovered.stretches()) {
      double from = scale.xOf(s.from());
      double to = s.to() >= property.upper() ? scale.right() : scale.xOf(s.to());
      Hatch.fill(g, from, 0, to - from, track + TRACK, p.target(), em());
    }
    if (uncovered.hatchesMass()) {
      double edge = 0.7 * em();
      Hatch.fill(g, edge, 0, scale.massWidth() - 2 * edge, track + TRACK, p.target(), em());
    }
  }

  /**
   * What is asked: a thumb with its band, a range, a class, or the end that is best.
   *
   * @param reached the most or least found; NaN while unknown
   */
  void marks(
      GraphicsContext g,
      TargetScale scale,
      double height,
      TargetBand band,
      double reached,
      boolean focused) {
    Palette p = appearance.palette();
    double track = track(height);
    boolean asked =
        band.goal() instanceof Goal.Range r
            ? r.holdsMass(property)
            : band.goal() instanceof Goal.Value v && property.isMass(v.value());
    mass(g, p, scale, height, asked);
    switch (band.goal()) {
      case Goal.Value v -> {
        if (property.isMass(v.value())) {
          thumb(g, p, scale.massWidth() / 2, track, focused);
        } else {
          band(g, p, scale, track, band);
          double x = scale.xOf(Math.clamp(v.value(), property.lower(), property.upper()));
          thumb(g, p, x, track, focused);
        }
      }
      case Goal.Range r -> {
        band(g, p, scale, track, band);
        range(g, p, scale, height, band, focused);
      }
      case Goal.Extreme e -> {
        extreme(g, p, scale, track, e.most(), Double.isNaN(reached));
        reached(g, p, scale, track, reached);
        frame(g, p, scale, track, focused);
      }
      case Goal.Any any -> frame(g, p, scale, track, focused);
    }
  }

  /** Around the track, where no thumb shows the focus. */
  private void frame(
      GraphicsContext g, Palette p, TargetScale scale, double track, boolean focused) {
    if (focused) {
      double room = 0.35 * em();
      g.setStroke(p.ink());
      g.setLineWidth(FRAME);
      g.strokeRoundRect(
          scale.left() - room,
          track - room,
          scale.right() - scale.left() + 2 * room,
          TRACK + 2 * room,
          room,
          room);
    }
  }

  private void band(
      GraphicsContext g, Palette p, TargetScale scale, double track, TargetBand band) {
    double from = left(scale, band);
    double to = right(scale, band);
    g.setFill(p.target().deriveColor(0, 1, 1, BAND));
    g.fillRect(from, 0, to - from, Math.rint(track) + 2);
  }

  /** Pixel of the lower end of the band. */
  double left(TargetScale scale, TargetBand band) {
    return Math.rint(Math.max(scale.left(), scale.xOf(band.end(false))));
  }

  /** Pixel of the upper end of the band. */
  double right(TargetScale scale, TargetBand band) {
    return Math.rint(Math.min(scale.right(), scale.xOf(band.end(true))));
  }

  /** Pixel of the handle of an end: beside the thumb where the end is under it. */
  double handle(TargetScale scale, TargetBand band, boolean high) {
    double x = high ? right(scale, band) : left(scale, band);
    if (band.goal() instanceof Goal.Value v) {
      double thumb = scale.xOf(Math.clamp(v.value(), property.lower(), property.upper()));
      double room = (THUMB + 0.5) * em();
      return high ? Math.max(x, thumb + room) : Math.min(x, thumb - room);
    }
    return x;
  }

  /** A handle at an end of the band, or an arrow where the band is open. */
  void end(
      GraphicsContext g,
      TargetScale scale,
      double height,
      TargetBand band,
      boolean high,
      boolean active) {
    Palette p = appearance.palette();
    double x = Math.rint(handle(scale, band, high));
    double y = Math.rint(track(height)) + TRACK / 2;
    if (band.isOpen(high)) {
      double size = 0.62 * em();
      double tip = high ? x + size : x - size;
      double back = high ? x - 0.4 * size : x + 0.4 * size;
      g.setFill(active ? p.ink() : p.target());
      g.fillPolygon(new double[] {tip, back, back}, new double[] {y, y - size, y + size}, 3);
      return;
    }
    if (band.goal() instanceof Goal.Value) {
      // beside a thumb that is full, a thin full bar; two rings would read as noughts
      double wide = Math.max(3, Math.rint(0.26 * em()));
      double tall = Math.rint(1.15 * em());
      g.setFill(active ? p.ink() : p.target());
      g.fillRoundRect(Math.rint(x - wide / 2), y - tall / 2, wide, tall, wide, wide);
      return;
    }
    double wide = Math.rint(0.6 * em());
    double tall = Math.rint(1.5 * em());
    g.setFill(p.surface());
    g.fillRoundRect(x - wide / 2, y - tall / 2, wide, tall, wide, wide);
    g.setStroke(active ? p.ink() : p.target());
    g.setLineWidth(active ? 2.5 : 2);
    g.strokeRoundRect(x - wide / 2, y - tall / 2, wide, tall, wide, wide);
  }

  private void thumb(GraphicsContext g, Palette p, double x, double track, boolean focused) {
    g.setFill(p.target());
    g.fillRect(Math.rint(x) - 1, 0, 2, track);
    double radius = THUMB * em();
    g.fillOval(x - radius, track + 2 - radius, 2 * radius, 2 * radius);
    g.setStroke(focused ? p.ink() : p.surface());
    g.setLineWidth(2.5);
    g.strokeOval(x - radius, track + 2 - radius, 2 * radius, 2 * radius);
  }

  /** The ends that are not open, the track between them, and a dot in the middle. */
  private void range(
      GraphicsContext g,
      Palette p,
      TargetScale scale,
      double height,
      TargetBand band,
      boolean focused) {
    double track = track(height);
    double from = left(scale, band);
    double to = right(scale, band);
    g.setFill(p.target());
    g.fillRect(from, Math.rint(track), Math.max(1, to - from), TRACK);
    if (!band.isOpen(false)) {
      g.fillRect(from - 1, 0, 2, track);
    }
    if (!band.isOpen(true)) {
      g.fillRect(to - 1, 0, 2, track);
    }
    if (band.goal() instanceof Goal.Range r && r.holdsMass(property)) {
      massWithRange(g, p, scale, height);
    }
    double radius = 0.4 * em();
    double middle = (from + to) / 2;
    if (to - from > 5 * radius) {
      g.setFill(p.surface());
      g.fillOval(middle - radius, track + 2 - radius, 2 * radius, 2 * radius);
      g.setStroke(focused ? p.ink() : p.target());
      g.setLineWidth(2);
      g.strokeOval(middle - radius, track + 2 - radius, 2 * radius, 2 * radius);
    }
  }

  /** The class is in the range, too. */
  private void massWithRange(GraphicsContext g, Palette p, TargetScale scale, double height) {
    PointMass mass = property.pointMass();
    if (mass != null) {
      double track = track(height);
      g.setFill(p.target().deriveColor(0, 1, 1, BAND));
      g.fillRect(0.7 * em(), 0, scale.massWidth() - 1.4 * em(), Math.rint(track) + 2);
      g.setFill(p.target());
      g.fillRect(0.4 * em(), Math.rint(track), scale.massWidth() - 0.8 * em(), TRACK);
    }
  }

  /** The name of the class below its stop: on one layer alone, so that it is there once. */
  private void mass(GraphicsContext g, Palette p, TargetScale scale, double height, boolean asked) {
    PointMass mass = property.pointMass();
    if (mass != null) {
      label(
          g, asked ? p.target() : p.muted(), asked ? appearance.bold(0.88) : appearance.font(0.88));
      // a long name is pressed together rather than drawn over the first number
      g.fillText(mass.name(), scale.massWidth() / 2, height, scale.massWidth());
    }
  }

  /** The whole track, with an arrow to the end that is best while it is not known how far. */
  private void extreme(
      GraphicsContext g, Palette p, TargetScale scale, double track, boolean most, boolean head) {
    double y = track + TRACK / 2;
    double from = most ? scale.left() : scale.right();
    double to = most ? scale.right() : scale.left();
    double size = 0.62 * em();
    double back = most ? to - 1.3 * size : to + 1.3 * size;
    g.setFill(p.target().deriveColor(0, 1, 1, BAND));
    g.fillRect(Math.min(from, back), y - TRACK / 2, Math.abs(back - from), TRACK);
    if (head) {
      g.setFill(p.target());
      g.fillPolygon(new double[] {to, back, back}, new double[] {y, y - size, y + size}, 3);
    }
  }

  /** A line with a diamond at what was reached. */
  private void reached(
      GraphicsContext g, Palette p, TargetScale scale, double track, double reached) {
    if (Double.isNaN(reached)) {
      return;
    }
    double x =
        property.isMass(reached)
            ? scale.massWidth() / 2
            : scale.xOf(Math.clamp(reached, property.lower(), property.upper()));
    double size = 0.6 * em();
    double y = track + TRACK / 2;
    g.setFill(p.target());
    g.fillRect(Math.rint(x) - 1, 0, 2, track);
    double[] xs = {x - size, x, x + size, x};
    double[] ys = {y, y - size, y, y + size};
    g.fillPolygon(xs, ys, 4);
    g.setStroke(p.surface());
    g.setLineWidth(2);
    g.strokePolygon(xs, ys, 4);
  }

  private static void label(GraphicsContext g, Color colour, Font font) {
    g.setFont(font);
    g.setFill(colour);
    g.setTextBaseline(VPos.BOTTOM);
    g.setTextAlign(TextAlignment.CENTER);
  }

  private void density(GraphicsContext g, Palette p, TargetScale scale, double track) {
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

  private void ticks(GraphicsContext g, Palette p, TargetScale scale, double height) {
    label(g, p.muted(), appearance.font(0.88));
    double step = scale.tickStep();
    for (double t : scale.ticks()) {
      String text = property.isLog() ? texts.logTick(t) : texts.tick(t, step);
      Text drawn = new Text(text);
      drawn.setFont(g.getFont());
      double half = drawn.getLayoutBounds().getWidth() / 2;
      // a long number at an end of the axis would be cut off
      g.fillText(text, Math.max(half, Math.min(scale.xOf(t), scale.width() - half)), height);
    }
  }
}
