package io.backcast.ui.map;

import io.backcast.design.PropertyGrid;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The contour line of a grid at a value, by marching squares. */
final class Contour {
  /** A piece of the line, in the units of the two variables. */
  record Segment(double x1, double y1, double x2, double y2) {}

  private Contour() {}

  /**
   * The line at a value.
   *
   * @param space with the scales on which to interpolate
   */
  static List<Segment> of(PropertyGrid linear, double value, DesignSpace space) {
    Property p = space.properties().get(linear.property());
    Scale across = space.variables().get(linear.across()).axis();
    Scale up = space.variables().get(linear.up()).axis();
    if (!p.isLog() && across == Scale.LINEAR && up == Scale.LINEAR) {
      return of(linear, value);
    }
    PropertyGrid grid =
        new PropertyGrid(
            linear.property(),
            linear.across(),
            linear.up(),
            Arrays.stream(linear.x()).map(across::coordinate).toArray(),
            Arrays.stream(linear.y()).map(up::coordinate).toArray(),
            Arrays.stream(linear.unclamped())
                .map(row -> Arrays.stream(row).map(p::coordinate).toArray())
                .toArray(double[][]::new));
    return of(grid, p.coordinate(value)).stream()
        .map(
            s ->
                new Segment(across.value(s.x1), up.value(s.y1), across.value(s.x2), up.value(s.y2)))
        .toList();
  }

  static List<Segment> of(PropertyGrid grid, double value) {
    List<Segment> segments = new ArrayList<>();
    for (int r = 0; r + 1 < grid.y().length; r++) {
      for (int c = 0; c + 1 < grid.x().length; c++) {
        List<double[]> crossings = new ArrayList<>();
        addCrossing(grid, value, r, c, r, c + 1, crossings);
        addCrossing(grid, value, r, c + 1, r + 1, c + 1, crossings);
        addCrossing(grid, value, r + 1, c + 1, r + 1, c, crossings);
        addCrossing(grid, value, r + 1, c, r, c, crossings);
        for (int i = 0; i + 1 < crossings.size(); i += 2) {
          segments.add(
              new Segment(
                  crossings.get(i)[0],
                  crossings.get(i)[1],
                  crossings.get(i + 1)[0],
                  crossings.get(i + 1)[1]));
        }
      }
    }
    return segments;
  }

  /** Adds the point at which the edge between two corners crosses the value, if it does. */
  private static void addCrossing(
      PropertyGrid grid, double value, int r1, int c1, int r2, int c2, List<double[]> crossings) {
    double a = grid.unclamped()[r1][c1] - value;
    double b = grid.unclamped()[r2][c2] - value;
    if (!Double.isNaN(a - b) && a > 0 != b > 0) {
      double share = a / (a - b);
      crossings.add(
          new double[] {
            grid.x()[c1] + share * (grid.x()[c2] - grid.x()[c1]),
            grid.y()[r1] + share * (grid.y()[r2] - grid.y()[r1])
          });
    }
  }
}
