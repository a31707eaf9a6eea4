package io.backcast.ui.cell;

import io.backcast.model.CellStrain;
import io.backcast.model.Lattice;
import io.backcast.ui.common.Palette;
import java.util.List;
import javafx.scene.paint.Color;

/**
 * A cell from the top, from the side and in perspective, side by side where there is width for it,
 * with the unstrained one as a ghost and the strain as an ellipse.
 *
 * @param strain of the cell as it is shown
 * @param words of the first two views
 */
record CellPicture(
    CellModel model,
    Lattice unstrained,
    Lattice cell,
    CellStrain strain,
    CellCamera camera,
    List<String> words) {
  /** Width over height from which the three views stand in a row. */
  private static final double ROW = 1.9;

  /** How much larger than the unstrained cell a strained one may be without being cut. */
  private static final double ROOM = 1.28;

  /** Radius of the circle that the strain makes an ellipse, as a share of the shorter edge. */
  private static final double CIRCLE = 0.42;

  /** Below this the ellipse is a circle to the eye. */
  private static final double VISIBLE = 1e-4;

  /** A part of the picture, in pixels. */
  record Area(double x, double y, double width, double height) {
    /** What is left below a strip for words. */
    Area below(double strip) {
      return new Area(x, y + strip, width, Math.max(1, height - strip));
    }
  }

  /** Where the views from the top, from the side and in perspective are. */
  static List<Area> areas(double width, double height) {
    if (width >= ROW * height) {
      double third = width / 3.3;
      return List.of(
          new Area(0, 0, third, height),
          new Area(third, 0, third, height),
          new Area(2 * third, 0, width - 2 * third, height));
    }
    double right = 0.36 * width;
    return List.of(
        new Area(width - right, 0, right, height / 2),
        new Area(width - right, height / 2, right, height / 2),
        new Area(0, 0, width - right, height));
  }

  /**
   * Draws the picture.
   *
   * @param em height of a text, pixels
   */
  void draw(Pen pen, Palette palette, double width, double height, double em) {
    double strip = words.isEmpty() ? 0 : 1.3 * em;
    List<Area> areas = areas(width, height).stream().map(a -> a.below(strip)).toList();
    double[][] edges = unstrained.vectors();
    double wide = Math.abs(edges[0][0]) + Math.abs(edges[1][0]);
    double deep = edges[1][1];
    double tall = (model.high() - model.low()) * edges[2][2];
    Area top = areas.get(0);
    Area side = areas.get(1);
    // one scale, or a height could not be compared with a width
    double flat =
        Math.min(
                Math.min(top.width(), side.width()) / wide,
                Math.min(top.height() / deep, side.height() / tall))
            / ROOM;
    draw(pen, palette, top, CellCamera.TOP, flat, true);
    ellipse(pen, palette, top, flat);
    draw(pen, palette, side, CellCamera.SIDE, flat, false);
    double across = Math.sqrt(wide * wide + deep * deep + tall * tall);
    Area space = areas.get(2);
    draw(
        pen,
        palette,
        space,
        camera,
        Math.min(space.width(), 1.1 * space.height()) / across / ROOM * 1.15,
        false);
    for (int i = 0; i < words.size(); i++) {
      Area area = areas.get(i);
      pen.text(area.x() + 0.2 * em, area.y() - 0.3 * em, words.get(i), palette.muted());
    }
  }

  /** The camera at a fitting distance. */
  static CellCamera standing(CellModel model, Lattice unstrained, double turn, double tilt) {
    double[][] edges = unstrained.vectors();
    double tall = (model.high() - model.low()) * edges[2][2];
    double size = Math.hypot(Math.hypot(edges[0][0] + Math.abs(edges[1][0]), edges[1][1]), tall);
    return new CellCamera(turn, tilt, 2.6 * size);
  }

  private void draw(
      Pen pen, Palette palette, Area area, CellCamera from, double scale, boolean copies) {
    CellScene scene = CellScene.of(model, cell, unstrained, from, copies);
    double nearest = scene.items().isEmpty() ? 1 : scene.items().getLast().depth();
    double farthest = scene.items().isEmpty() ? 0 : scene.items().getFirst().depth();
    double range = Math.max(1e-9, nearest - farthest);
    double x = area.x() + area.width() / 2;
    double y = area.y() + area.height() / 2;
    pen.clip(area.x(), area.y(), area.width(), area.height());
    for (CellScene.Item item : scene.items()) {
      // what is far fades into the background
      double far = 0.45 * (nearest - item.depth()) / range;
      switch (item) {
        case CellScene.Edge e ->
            pen.line(
                x + scale * e.from().x(),
                y - scale * e.from().y(),
                x + scale * e.to().x(),
                y - scale * e.to().y(),
                e.ghost() ? 1 : 1.5,
                e.ghost() ? palette.muted() : palette.design(),
                e.ghost() ? 3 : 0);
        case CellScene.HalfBond b ->
            pen.line(
                x + scale * b.from().x(),
                y - scale * b.from().y(),
                x + scale * b.to().x(),
                y - scale * b.to().y(),
                Math.max(1, 0.16 * scale * b.from().scale()),
                faded(colour(palette, b.element()), palette, far + (b.inside() ? 0 : 0.45)),
                0);
        case CellScene.Ball b -> ball(pen, palette, b, x, y, scale, far + (b.inside() ? 0 : 0.45));
      }
    }
    pen.unclip();
  }

  private void ball(
      Pen pen, Palette palette, CellScene.Ball b, double x, double y, double scale, double faded) {
    Color body = faded(colour(palette, b.element()), palette, faded);
    pen.ball(
        x + scale * b.at().x(),
        y - scale * b.at().y(),
        scale * b.radius() * b.at().scale(),
        body.interpolate(Color.WHITE, 0.65),
        body,
        body.interpolate(Color.BLACK, 0.35));
  }

  /** A circle of the unstrained plane, and what the strain makes of it, to scale. */
  private void ellipse(Pen pen, Palette palette, Area area, double scale) {
    double x = area.x() + area.width() / 2;
    double y = area.y() + area.height() / 2;
    double radius = CIRCLE * Math.min(unstrained.a(), unstrained.b()) * scale;
    if (Math.abs(strain.largest()) < VISIBLE && Math.abs(strain.smallest()) < VISIBLE) {
      return;
    }
    pen.ellipse(x, y, radius, radius, 0, 1, palette.muted(), 3);
    double half1 = radius * (1 + strain.largest());
    double half2 = radius * (1 + strain.smallest());
    pen.ellipse(x, y, half1, half2, strain.turned(), 2, palette.target(), 0);
    axis(pen, palette, x, y, half1, strain.turned());
    axis(pen, palette, x, y, half2, strain.turned() + 90);
  }

  private static void axis(
      Pen pen, Palette palette, double x, double y, double half, double degrees) {
    double dx = half * Math.cos(Math.toRadians(degrees));
    double dy = half * Math.sin(Math.toRadians(degrees));
    pen.line(x - dx, y + dy, x + dx, y - dy, 1, palette.target(), 0);
  }

  private static Color faded(Color colour, Palette palette, double share) {
    return colour.interpolate(palette.surface(), Math.clamp(share, 0, 0.8));
  }

  /** A colour for each element, in the order in which the crystal names them. */
  private Color colour(Palette p, String element) {
    List<Color> colours =
        List.of(
            p.design().interpolate(p.muted(), 0.35),
            p.target().interpolate(Color.GOLD, 0.6),
            p.accent(),
            p.target(),
            p.muted());
    return colours.get(model.elements().indexOf(element) % colours.size());
  }
}
