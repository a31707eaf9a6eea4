package io.backcast.ui.cell;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.RadialGradient;
import javafx.scene.paint.Stop;
import javafx.scene.text.Font;

/** Draws on a canvas. */
record ScreenPen(GraphicsContext g, Font font) implements Pen {
  @Override
  public void line(
      double x1, double y1, double x2, double y2, double width, Color colour, double dash) {
    stroke(width, colour, dash);
    g.strokeLine(x1, y1, x2, y2);
    g.setLineDashes();
  }

  private void stroke(double width, Color colour, double dash) {
    g.setStroke(colour);
    g.setLineWidth(width);
    g.setLineDashes(dash > 0 ? new double[] {dash, dash} : new double[0]);
  }

  @Override
  public void ball(double x, double y, double radius, Color light, Color body, Color rim) {
    g.setFill(
        new RadialGradient(
            0,
            0,
            x - 0.35 * radius,
            y - 0.35 * radius,
            1.35 * radius,
            false,
            CycleMethod.NO_CYCLE,
            new Stop(0, light),
            new Stop(0.45, body),
            new Stop(1, rim)));
    g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  @Override
  public void ellipse(
      double x,
      double y,
      double half1,
      double half2,
      double degrees,
      double width,
      Color colour,
      double dash) {
    g.save();
    g.translate(x, y);
    g.rotate(-degrees);
    stroke(width, colour, dash);
    g.strokeOval(-half1, -half2, 2 * half1, 2 * half2);
    g.restore();
  }

  @Override
  public void text(double x, double y, String text, Color colour) {
    g.setFont(font);
    g.setFill(colour);
    g.fillText(text, x, y);
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    g.save();
    g.beginPath();
    g.rect(x, y, width, height);
    g.clip();
  }

  @Override
  public void unclip() {
    g.restore();
  }
}
