package io.backcast.ui.training;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.CanvasControl;
import io.backcast.ui.common.Palette;
import io.backcast.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/**
 * The error on held-out rows over the epochs, a line a network, beside the error of the ten nearest
 * rows.
 */
final class ErrorCurve extends CanvasControl {
  /** The picture reaches this many times the error to beat; early errors are cut off there. */
  private static final double ROOM = 1.7;

  private static final int LEAST_EPOCHS = 4;

  private static final double MANY = 300;

  private final Texts texts;
  private List<List<double[]>> errors = List.of();
  private double baseline = Double.NaN;

  ErrorCurve(Appearance appearance, Texts texts) {
    super(appearance);
    this.texts = texts;
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
  }

  /**
   * Shows errors in half-ranges.
   *
   * @param now points of epoch and error, a list a network
   * @param toBeat error of the ten nearest rows; NaN if unknown
   */
  void show(List<List<double[]>> now, double toBeat) {
    errors = now;
    baseline = toBeat;
    setAccessibleText(sentence());
    redraw();
  }

  /** The latest error in words; empty without one. */
  String sentence() {
    if (errors.isEmpty()) {
      return "";
    }
    String error = percent(errors.getLast().getLast()[1]);
    return Double.isNaN(baseline)
        ? texts.get("training.error.alone", error)
        : texts.get("training.error", error, percent(baseline));
  }

  /** Half-ranges in percent of the range. */
  private String percent(double halfRanges) {
    return texts.significant(50 * halfRanges, 2) + " %";
  }

  /** Where an error lies between two others by its logarithm: it falls by factors. */
  private static double share(double error, double least, double most) {
    return Math.max(0, Math.log(error / least) / Math.log(most / least));
  }

  /** Errors in half-ranges that are round in percent of the range: 1, 2 and 5. */
  private static List<Double> ticks(double least, double most) {
    List<Double> ticks = new ArrayList<>();
    for (int power = -6; power <= 3; power++) {
      for (int digit : new int[] {1, 2, 5}) {
        double tick = digit * Math.pow(10, power) / 50;
        // without 2 and 5 where there are many decades
        if (tick >= least && tick <= most && (digit == 1 || most / least < MANY)) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 16 * appearance.em();
  }

  @Override
  protected void drawGround(GraphicsContext g, double width, double height) {}

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    Palette p = appearance.palette();
    double em = appearance.em();
    double left = 3.6 * em;
    double top = PairsPlot.TOP * em;
    double bottom = top + PairsPlot.side(width, height, em);
    double right = width - 0.4 * em;
    double highest = 0;
    double lowest = Double.isNaN(baseline) ? Double.POSITIVE_INFINITY : baseline;
    double epochs = LEAST_EPOCHS;
    for (List<double[]> line : errors) {
      for (double[] point : line) {
        highest = Math.max(highest, point[1]);
        lowest = point[1] > 0 ? Math.min(lowest, point[1]) : lowest;
        epochs = Math.max(epochs, point[0]);
      }
    }
    double most = ROOM * (Double.isNaN(baseline) ? highest : baseline);
    if (!(most > 0) || !Double.isFinite(lowest)) {
      return;
    }
    double least = Math.min(lowest, most / 4) / ROOM;
    g.setFont(appearance.font(0.85));
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.RIGHT);
    for (double tick : ticks(least, most)) {
      double y = bottom - (bottom - top) * share(tick, least, most);
      g.setStroke(p.line());
      g.setLineWidth(1);
      g.strokeLine(left, Math.rint(y) + 0.5, right, Math.rint(y) + 0.5);
      g.setFill(p.muted());
      g.fillText(texts.significant(50 * tick, 1) + "\u00a0%", left - 0.4 * em, y);
    }
    g.setTextBaseline(VPos.TOP);
    g.setTextAlign(TextAlignment.RIGHT);
    String end = texts.get("training.epochs", texts.whole(Math.round(epochs)));
    g.fillText(end, right, bottom + 0.3 * em);
    for (int i = 0; i < errors.size(); i++) {
      boolean latest = i == errors.size() - 1;
      g.setStroke(latest ? p.design() : p.trainingData());
      g.setLineWidth(latest ? 2.5 : 1.3);
      g.beginPath();
      boolean first = true;
      for (double[] point : errors.get(i)) {
        double x = left + (right - left) * point[0] / epochs;
        double y = bottom - (bottom - top) * Math.min(1, share(point[1], least, most));
        if (first) {
          g.moveTo(x, y);
        } else {
          g.lineTo(x, y);
        }
        first = false;
      }
      g.stroke();
    }
    if (!Double.isNaN(baseline)) {
      double y = bottom - (bottom - top) * share(baseline, least, most);
      g.setStroke(p.target());
      g.setLineWidth(1.6);
      g.setLineDashes(6, 5);
      g.strokeLine(left, y, right, y);
      g.setLineDashes();
      g.setFill(p.target());
      g.setTextAlign(TextAlignment.RIGHT);
      g.setTextBaseline(VPos.BOTTOM);
      g.fillText(texts.get("training.nearest", percent(baseline)), right, y - 2);
    }
  }
}
