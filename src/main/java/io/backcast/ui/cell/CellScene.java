package io.backcast.ui.cell;

import io.backcast.model.Lattice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Everything that is seen of a cell from one place, the farthest first.
 *
 * @param items in the order in which they are drawn
 */
record CellScene(List<Item> items) {
  /** Corners of the cell, by which ends of its edges they are. */
  private static final int CORNERS = 8;

  /** A bond begins at this share of the radius of its atom. */
  private static final double EMBEDDED = 0.8;

  /** One thing to draw. */
  sealed interface Item {
    /** Towards the eye. */
    double depth();
  }

  /** An edge of the cell, or of the unstrained one. */
  record Edge(CellCamera.Seen from, CellCamera.Seen to, boolean ghost, double depth)
      implements Item {}

  /** Half a bond, in the colour of its atom. */
  record HalfBond(
      CellCamera.Seen from, CellCamera.Seen to, String element, boolean inside, double depth)
      implements Item {}

  /** An atom. */
  record Ball(CellCamera.Seen at, String element, double radius, boolean inside, double depth)
      implements Item {}

  /**
   * A cell seen by a camera.
   *
   * @param unstrained drawn as a ghost about the same middle
   * @param copies whether all copies of atoms are shown, or those bonded to the cell's own alone
   */
  static CellScene of(
      CellModel model, Lattice cell, Lattice unstrained, CellCamera camera, boolean copies) {
    List<Item> items = new ArrayList<>();
    edges(model, unstrained, camera, true, items);
    edges(model, cell, camera, false, items);
    double[] middle = model.middle(cell);
    List<double[]> places = new ArrayList<>();
    for (CellModel.Ball ball : model.balls()) {
      double[] place = minus(CellModel.at(cell, ball.place()), middle);
      places.add(place);
      if (copies || ball.near()) {
        CellCamera.Seen at = camera.see(place);
        items.add(new Ball(at, ball.element(), ball.radius(), ball.inside(), at.depth()));
      }
    }
    for (CellModel.Bond bond : model.bonds()) {
      CellModel.Ball from = model.balls().get(bond.from());
      CellModel.Ball to = model.balls().get(bond.to());
      // of the near ones alone, only what leads to the cell's own atoms
      if (copies || from.inside() || to.inside()) {
        half(model, places, bond.from(), bond.to(), camera, items);
        half(model, places, bond.to(), bond.from(), camera, items);
      }
    }
    items.sort(Comparator.comparingDouble(Item::depth));
    return new CellScene(List.copyOf(items));
  }

  private static void half(
      CellModel model,
      List<double[]> places,
      int near,
      int far,
      CellCamera camera,
      List<Item> items) {
    double[] p = places.get(near);
    double[] q = places.get(far);
    double[] half = {(p[0] + q[0]) / 2, (p[1] + q[1]) / 2, (p[2] + q[2]) / 2};
    double[] centre = {(p[0] + half[0]) / 2, (p[1] + half[1]) / 2, (p[2] + half[2]) / 2};
    CellModel.Ball ball = model.balls().get(near);
    double[] surface = new double[3];
    double length = Math.hypot(Math.hypot(half[0] - p[0], half[1] - p[1]), half[2] - p[2]);
    for (int k = 0; k < surface.length; k++) {
      surface[k] = p[k] + Math.min(1, EMBEDDED * ball.radius() / length) * (half[k] - p[k]);
    }
    items.add(
        new HalfBond(
            camera.see(surface),
            camera.see(half),
            ball.element(),
            ball.inside() || model.balls().get(far).inside(),
            camera.see(centre).depth()));
  }

  private static void edges(
      CellModel model, Lattice lattice, CellCamera camera, boolean ghost, List<Item> items) {
    double[] middle = model.middle(lattice);
    double[][] corners = new double[CORNERS][];
    for (int i = 0; i < CORNERS; i++) {
      double[] place = {i & 1, (i >> 1) & 1, ((i >> 2) & 1) == 0 ? model.low() : model.high()};
      corners[i] = minus(CellModel.at(lattice, place), middle);
    }
    for (int i = 0; i < CORNERS; i++) {
      for (int bit = 1; bit < CORNERS; bit <<= 1) {
        if ((i & bit) == 0) {
          CellCamera.Seen from = camera.see(corners[i]);
          CellCamera.Seen to = camera.see(corners[i | bit]);
          items.add(new Edge(from, to, ghost, (from.depth() + to.depth()) / 2));
        }
      }
    }
  }

  private static double[] minus(double[] p, double[] q) {
    return new double[] {p[0] - q[0], p[1] - q[1], p[2] - q[2]};
  }
}
