package io.backcast.ui.cell;

import io.backcast.model.Atom;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.CanvasControl;
import io.backcast.ui.common.Palette;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** The layer from above: the strained cell and its atoms over the unstrained outline. */
public final class CellView extends CanvasControl {
  /** Neighbouring cells drawn on each side. */
  private static final int NEIGHBOURS = 1;

  /** Atoms closer than this hide each other; fraction of the cell. */
  private static final double OVERLAP = 1e-3;

  private final Cell reference;
  private final List<Atom> atoms;
  private @Nullable Cell strained;

  /**
   * An in-plane cell.
   *
   * @param a first length
   * @param b second length, in the same unit
   * @param gamma angle between them in degrees
   */
  public record Cell(double a, double b, double gamma) {
    double x(double u, double v) {
      return u * a + v * b * Math.cos(Math.toRadians(gamma));
    }

    double y(double v) {
      return v * b * Math.sin(Math.toRadians(gamma));
    }
  }

  /**
   * A view of a cell.
   *
   * @param atoms from the back to the front; those of one element that hide each other are drawn
   *     once
   */
  public CellView(Appearance appearance, Cell reference, List<Atom> atoms) {
    super(appearance);
    this.reference = reference;
    this.atoms = visible(atoms);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
  }

  /** Shows a cell, or the reference alone. */
  public void show(@Nullable Cell cell) {
    strained = cell;
    redraw();
  }

  @Override
  protected double computePrefHeight(double width) {
    return 11 * appearance.em();
  }

  @Override
  protected double computeMinHeight(double width) {
    return 6 * appearance.em();
  }

  @Override
  protected void drawGround(GraphicsContext g, double width, double height) {
    // everything changes with the cell
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    Palette p = appearance.palette();
    Cell cell = strained == null ? reference : strained;
    // one scale for all cells, or strain would not be visible
    double scale = Math.min(width / (4.2 * reference.a()), height / (3.2 * reference.b()));
    g.save();
    g.beginPath();
    g.rect(0, 0, width, height);
    g.clip();
    g.translate(width / 2 - scale * cell.x(0.5, 0.5), height / 2 + scale * cell.y(0.5));
    g.scale(scale, -scale);
    g.setLineWidth(1.6 / scale);
    outline(g, reference, p.muted(), null, 5 / scale);
    outline(g, cell, p.design(), p.design().deriveColor(0, 1, 1, 0.12), 0);
    for (Atom atom : atoms) {
      draw(g, cell, atom, colour(p, atom));
    }
    g.restore();
  }

  private static List<Atom> visible(List<Atom> all) {
    List<Atom> visible = new ArrayList<>();
    for (Atom atom : all) {
      if (visible.stream().noneMatch(other -> hides(other, atom))) {
        visible.add(atom);
      }
    }
    return visible;
  }

  private static boolean hides(Atom a, Atom b) {
    return a.element().equals(b.element())
        && Math.abs(a.place()[0] - b.place()[0]) < OVERLAP
        && Math.abs(a.place()[1] - b.place()[1]) < OVERLAP;
  }

  /** A colour for each element, in the order in which the card names them. */
  private Color colour(Palette p, Atom atom) {
    List<Color> colours =
        List.of(
            p.design().interpolate(p.muted(), 0.45),
            p.target().interpolate(Color.GOLD, 0.55),
            p.accent(),
            p.muted());
    List<String> elements = atoms.stream().map(Atom::element).distinct().toList();
    return colours.get(elements.indexOf(atom.element()) % colours.size());
  }

  private static void outline(
      GraphicsContext g, Cell cell, Color stroke, @Nullable Color fill, double dash) {
    double[] x = {cell.x(0, 0), cell.x(1, 0), cell.x(1, 1), cell.x(0, 1)};
    double[] y = {0, 0, cell.y(1), cell.y(1)};
    if (fill != null) {
      g.setFill(fill);
      g.fillPolygon(x, y, 4);
    }
    g.setStroke(stroke);
    g.setLineDashes(dash > 0 ? new double[] {dash, dash} : new double[0]);
    g.strokePolygon(x, y, 4);
    g.setLineDashes();
  }

  private static void draw(GraphicsContext g, Cell cell, Atom atom, Color colour) {
    double radius = atom.radius();
    for (int i = -NEIGHBOURS - 1; i <= NEIGHBOURS + 1; i++) {
      for (int j = -NEIGHBOURS; j <= NEIGHBOURS; j++) {
        double u = i + atom.place()[0];
        double v = j + atom.place()[1];
        boolean inside = i == 0 && j == 0;
        g.setFill(inside ? colour : colour.deriveColor(0, 1, 1, 0.45));
        g.fillOval(cell.x(u, v) - radius, cell.y(v) - radius, 2 * radius, 2 * radius);
      }
    }
  }
}
