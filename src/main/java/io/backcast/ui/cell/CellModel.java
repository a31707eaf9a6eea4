package io.backcast.ui.cell;

import io.backcast.model.Atom;
import io.backcast.model.Crystal;
import io.backcast.model.Lattice;
import io.backcast.model.Site;
import io.backcast.model.StructureTemplate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openscience.cdk.config.Elements;

/**
 * What there is to draw of a crystal, whatever its strain: atoms and their neighbours' copies, and
 * bonds, which are those of the unstrained cell, so that none comes or goes while it is deformed.
 *
 * @param elements in the order in which the crystal names them
 * @param balls atoms to draw
 * @param bonds between two of them
 * @param low where the drawn part of the third edge begins, as a share of it
 * @param high where it ends
 */
record CellModel(
    List<String> elements, List<Ball> balls, List<Bond> bonds, double low, double high) {
  /** Two atoms are bonded up to this multiple of the sum of their covalent radii. */
  private static final double BONDED = 1.2;

  /**
   * And up to this multiple of the shortest bond of either, in the same measure, or the metal atoms
   * of a compound would be bonded to each other.
   */
  private static final double ALIKE = 1.08;

  /** Atoms are drawn at this share of their covalent radius. */
  private static final double DRAWN = 0.3;

  private static final double UNKNOWN_RADIUS = 1.4;

  /** Atoms this near to a face are drawn on the opposite one too, as a share of the edge. */
  private static final double FACE = 1e-3;

  /** Space above and below a layer, Å. */
  private static final double MARGIN = 1.3;

  /**
   * An atom or the copy of one.
   *
   * @param place fractional coordinates, {@code [3]}
   * @param radius as drawn, Å
   * @param inside whether it is the cell's own atom, and no copy
   * @param near whether it is inside or bonded to one that is
   */
  record Ball(String element, double[] place, double radius, boolean inside, boolean near) {
    Ball asNear() {
      return new Ball(element, place, radius, inside, true);
    }
  }

  /** A bond between two balls, by their numbers. */
  record Bond(int from, int to) {}

  /** The model of a crystal whose unstrained cell is given. */
  static CellModel of(Crystal crystal, Lattice unstrained) {
    StructureTemplate template =
        crystal.templates().isEmpty() ? null : crystal.templates().getFirst();
    List<Site> sites =
        template == null
            ? crystal.atoms().stream().map(a -> new Site(a.element(), a.place())).toList()
            : template.sites();
    boolean layer = template == null || template.layer();
    List<Ball> balls = new ArrayList<>();
    double low = layer ? 1 : 0;
    double high = layer ? 0 : 1;
    for (Site site : sites) {
      if (layer) {
        low = Math.min(low, site.place()[2] - MARGIN / unstrained.c());
        high = Math.max(high, site.place()[2] + MARGIN / unstrained.c());
      }
      copies(site, layer, radius(crystal, site.element()), balls);
    }
    if (sites.isEmpty()) {
      low = 0;
      high = 1;
    }
    List<Bond> bonds = bonds(balls, unstrained);
    for (Bond bond : bonds) {
      if (balls.get(bond.from()).inside() || balls.get(bond.to()).inside()) {
        balls.set(bond.from(), balls.get(bond.from()).asNear());
        balls.set(bond.to(), balls.get(bond.to()).asNear());
      }
    }
    return new CellModel(
        sites.stream().map(Site::element).distinct().toList(),
        List.copyOf(balls),
        bonds,
        low,
        high);
  }

  /** The middle of the drawn part of a cell, Å. */
  double[] middle(Lattice lattice) {
    return at(lattice, new double[] {0.5, 0.5, (low + high) / 2});
  }

  /** A point in space, Å, {@code [3]}. */
  static double[] at(Lattice lattice, double[] place) {
    double[][] edges = lattice.vectors();
    double[] point = new double[3];
    for (int k = 0; k < 3; k++) {
      for (int i = 0; i < 3; i++) {
        point[k] += place[i] * edges[i][k];
      }
    }
    return point;
  }

  /** Of a layer all neighbours, else what lies on the faces of the cell. */
  private static void copies(Site site, boolean layer, double radius, List<Ball> balls) {
    for (int i = -1; i <= 1; i++) {
      for (int j = -1; j <= 1; j++) {
        for (int k = layer ? 0 : -1; k <= (layer ? 0 : 1); k++) {
          double[] place = {site.place()[0] + i, site.place()[1] + j, site.place()[2] + k};
          boolean own = i == 0 && j == 0 && k == 0;
          if (own || layer || within(place)) {
            balls.add(new Ball(site.element(), place, radius, own, own || !layer));
          }
        }
      }
    }
  }

  private static boolean within(double[] place) {
    for (double p : place) {
      if (p < -FACE || p > 1 + FACE) {
        return false;
      }
    }
    return true;
  }

  private static double radius(Crystal crystal, String element) {
    return crystal.atoms().stream()
        .filter(a -> a.element().equals(element))
        .mapToDouble(Atom::radius)
        .findFirst()
        .orElse(DRAWN * covalentRadius(element));
  }

  private static double covalentRadius(String element) {
    return Objects.requireNonNullElse(Elements.ofString(element).covalentRadius(), UNKNOWN_RADIUS);
  }

  private static List<Bond> bonds(List<Ball> balls, Lattice lattice) {
    int n = balls.size();
    double[][] apart = new double[n][n];
    // by element: an outer copy lacks its neighbours
    Map<String, Double> shortest = new HashMap<>();
    List<double[]> points = balls.stream().map(b -> at(lattice, b.place())).toList();
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double radii =
            covalentRadius(balls.get(i).element()) + covalentRadius(balls.get(j).element());
        apart[i][j] = distance(points.get(i), points.get(j)) / radii;
        shortest.merge(balls.get(i).element(), apart[i][j], Math::min);
        shortest.merge(balls.get(j).element(), apart[i][j], Math::min);
      }
    }
    List<Bond> bonds = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double longest =
            Math.max(
                shortest.getOrDefault(balls.get(i).element(), BONDED),
                shortest.getOrDefault(balls.get(j).element(), BONDED));
        if (apart[i][j] <= Math.min(BONDED, ALIKE * longest)) {
          bonds.add(new Bond(i, j));
        }
      }
    }
    return List.copyOf(bonds);
  }

  private static double distance(double[] p, double[] q) {
    return Math.hypot(Math.hypot(p[0] - q[0], p[1] - q[1]), p[2] - q[2]);
  }
}
