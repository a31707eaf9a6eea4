package io.backcast.ui.variables;

import io.backcast.model.Histogram;
import io.backcast.model.Units;
import io.backcast.model.Variable;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Hatch;
import io.backcast.ui.common.Palette;
import io.backcast.ui.common.Texts;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Draws the parts of a row. */
final class RowPainter {
  /** Radius of a handle, in ems. */
  static final double HANDLE = 0.45;

  /** Width of a character of a label, in font sizes. */
  private static final double CHARACTER = 0.5;

  /** Font size of labels, in ems: digits are seven whole pixels wide. */
  private static final double FONT = 0.83;

  private final Appearance appearance;
  private final Texts texts;
  private final Variable variable;

  RowPainter(Appearance appearance, Texts texts, Variable variable) {
    this.appearance = appearance;
    this.texts = texts;
    this.variable = variable;
  }

  /** Draws bars of {@code h}, scaled to the largest bar of {@code whole}. */
  void bars(
      GraphicsContext g,
      @Nullable Histogram h,
      @Nullable Histogram whole,
      RowAxis axis,
      double ground,
      Color colour) {
    if (h == null || whole == null) {
      return;
    }
    g.setFill(colour);
    double top = Math.max(1, whole.largest());
    int n = h.counts().length;
    double each = (axis.right() - axis.left()) / n;
    double gap = variable.whole() ? Math.rint(each * 0.2) : 1;
    for (int i = 0; i < n; i++) {
      // whole pixels are sharp, and much faster in software rendering
      double x = Math.rint(axis.left() + i * each + gap / 2);
      double next = Math.rint(axis.left() + (i + 1) * each + gap / 2);
      double tall = Math.rint((ground - 2) * h.counts()[i] / top);
      g.fillRect(x, Math.rint(ground) - tall, Math.max(1, next - x - gap), tall);
    }
  }

  /** Draws a handle, highlighted in the focused row. */
  void handle(GraphicsContext g, double x, double y, boolean focused) {
    Palette p = appearance.palette();
    double radius = HANDLE * appearance.em();
    g.setFill(p.surface());
    g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    g.setStroke(focused ? p.target() : p.design());
    g.setLineWidth(2);
    g.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  /** Hatches a part of the bounds that the relations with other variables rule out. */
  void beyond(GraphicsContext g, double from, double to, double axis) {
    if (to - from < 1) {
      return;
    }
    Palette p = appearance.palette();
    g.setFill(p.surface());
    g.fillRect(from, axis, to - from, 3);
    Hatch.fill(g, from, 0, to - from, axis + 3, p.muted(), appearance.em());
  }

  /** Hatches the part between the handles, of which the training data say nothing. */
  void unsupported(GraphicsContext g, double from, double to, double axis) {
    Hatch.fill(
        g, from, 0, Math.max(4, to - from), axis, appearance.palette().target(), appearance.em());
  }

  /** Labels what is left of the bounds: its ends, or the value that the others leave. */
  void reach(
      GraphicsContext g, RowAxis axis, double from, double to, boolean strain, double height) {
    g.setFont(appearance.font(FONT));
    g.setFill(appearance.palette().ink());
    g.setTextBaseline(VPos.BOTTOM);
    g.setTextAlign(TextAlignment.CENTER);
    String low = label(from, strain);
    String high = label(to, strain);
    // between the labels of the bounds at the ends
    double margin = 4 * appearance.em();
    double middle = axis.xOf((from + to) / 2);
    double room = axis.right() - axis.left();
    double x =
        room < 3 * margin
            ? (axis.left() + axis.right()) / 2
            : Math.clamp(middle, axis.left() + margin, axis.right() - margin);
    g.fillText(low.equals(high) ? "= " + low : low + " … " + high, x, height);
  }

  /** Labels every whole value below its bar if there is room, else both bounds at the ends. */
  void labels(
      GraphicsContext g, RowAxis axis, double lower, double upper, boolean strain, double height) {
    g.setFont(appearance.font(FONT));
    g.setFill(appearance.palette().muted());
    g.setTextBaseline(VPos.BOTTOM);
    int values = (int) Math.min(100, variable.upper() - variable.lower() + 2 * variable.margin());
    double room = (axis.right() - axis.left()) / values;
    int letters = (int) (room / (CHARACTER * FONT * appearance.em()));
    if (variable.whole()
        && !variable.isLog()
        && letters >= (variable.categories() == null ? longest(values) : 3)) {
      g.setTextAlign(TextAlignment.CENTER);
      for (int i = 0; i < values; i++) {
        double value = variable.lower() + i;
        boolean out = value < lower || value > upper;
        g.setFill(out ? appearance.palette().line() : appearance.palette().muted());
        g.fillText(shortened(label(value, strain), letters), axis.xOf(value), height, room);
      }
      return;
    }
    g.setTextAlign(TextAlignment.LEFT);
    g.fillText(label(lower, strain), 0, height);
    g.setTextAlign(TextAlignment.RIGHT);
    g.fillText(label(upper, strain), axis.right() + axis.left(), height);
  }

  private static String shortened(String text, int letters) {
    return text.length() <= letters ? text : text.substring(0, letters - 1) + "…";
  }

  private int longest(int values) {
    int longest = 1;
    for (int i = 0; i < values; i++) {
      longest = Math.max(longest, label(variable.lower() + i, false).length());
    }
    return longest;
  }

  /** Draws a question mark in place of the designs while users guess. */
  void questionMark(GraphicsContext g, RowAxis axis, double ground) {
    g.setFill(appearance.palette().muted());
    g.setFont(appearance.bold(1.6));
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.CENTER);
    g.fillText("?", (axis.left() + axis.right()) / 2, ground / 2);
  }

  /** A value as text: a category, a number, or its change from the reference in percent. */
  String label(double value, boolean strain) {
    return strain
        ? Units.with(texts.number((value / variable.reference() - 1) * 100, 1), "%")
        : texts.value(variable, value, variable.shownDecimals());
  }
}
