package io.backcast.ui.cell;

import javafx.scene.paint.Color;

/** What a picture of a cell is drawn with, on the screen or on paper. */
interface Pen {
  /** A line; dashed by a length in pixels, or solid for 0. */
  void line(double x1, double y1, double x2, double y2, double width, Color colour, double dash);

  /** A shaded ball, lit from the upper left. */
  void ball(double x, double y, double radius, Color light, Color body, Color rim);

  /** The outline of an ellipse, turned anticlockwise by degrees. */
  void ellipse(
      double x,
      double y,
      double half1,
      double half2,
      double degrees,
      double width,
      Color colour,
      double dash);

  /** A short text whose baseline begins here. */
  void text(double x, double y, String text, Color colour);

  /** Draws nothing outside a rectangle until {@link #unclip}. */
  void clip(double x, double y, double width, double height);

  /** Ends the rectangle of {@link #clip}. */
  void unclip();
}
