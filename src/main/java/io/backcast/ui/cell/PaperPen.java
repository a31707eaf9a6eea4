package io.backcast.ui.cell;

import io.backcast.font.Typeface;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.scene.paint.Color;

/** Draws on a page that is exported. */
final class PaperPen implements Pen {
  private final Graphics2D g;
  private final double fontSize;
  private final Deque<Optional<Shape>> clips = new ArrayDeque<>();

  PaperPen(Graphics2D g, double fontSize) {
    this.g = g;
    this.fontSize = fontSize;
  }

  private static java.awt.Color awt(Color c) {
    return new java.awt.Color(
        (float) c.getRed(), (float) c.getGreen(), (float) c.getBlue(), (float) c.getOpacity());
  }

  private void stroke(double width, Color colour, double dash) {
    g.setPaint(awt(colour));
    float[] dashes = dash > 0 ? new float[] {(float) dash, (float) dash} : null;
    g.setStroke(
        new BasicStroke(
            (float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0));
  }

  @Override
  public void line(
      double x1, double y1, double x2, double y2, double width, Color colour, double dash) {
    stroke(width, colour, dash);
    g.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  @Override
  public void ball(double x, double y, double radius, Color light, Color body, Color rim) {
    g.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(x - 0.35 * radius, y - 0.35 * radius),
            (float) (1.35 * radius),
            new float[] {0, 0.45f, 1},
            new java.awt.Color[] {awt(light), awt(body), awt(rim)}));
    g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
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
    stroke(width, colour, dash);
    AffineTransform turned = AffineTransform.getTranslateInstance(x, y);
    turned.rotate(Math.toRadians(-degrees));
    g.draw(
        turned.createTransformedShape(new Ellipse2D.Double(-half1, -half2, 2 * half1, 2 * half2)));
  }

  @Override
  public void text(double x, double y, String text, Color colour) {
    g.setPaint(awt(colour));
    g.setFont(Typeface.REGULAR.of(fontSize, text));
    g.drawString(text, (float) x, (float) y);
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    clips.push(Optional.ofNullable(g.getClip()));
    g.clip(new Rectangle2D.Double(x, y, width, height));
  }

  @Override
  public void unclip() {
    g.setClip(clips.pop().orElse(null));
  }
}
