package io.backcast.train.evaluate.check;

import io.backcast.model.DesignSpace;
import io.backcast.model.Numbers;
import io.backcast.model.Property;
import io.backcast.model.Quantiles;
import io.backcast.model.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Targets of one property that are looked at together: a third of its rows, or its point mass.
 *
 * @param property index of the property
 * @param name {@code low}, {@code middle}, {@code high}, or what the point mass is called
 * @param words the region with its numbers
 * @param lower smallest value
 * @param upper the values are below this one; of the highest region, not above
 */
public record TargetRegion(int property, String name, String words, double lower, double upper) {
  /** With fewer rows outside the point mass the range is divided, and not the rows. */
  private static final int MIN_ROWS = 30;

  /**
   * The regions of every property: its point mass, and three with equally many rows of the others.
   *
   * @param y known properties {@code [n][dy]}, NaN where unknown; where there are few, regions have
   *     equal widths
   */
  public static List<TargetRegion> of(DesignSpace space, double[][] y) {
    List<TargetRegion> regions = new ArrayList<>();
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      if (p.pointMass() != null) {
        double mass = p.pointMass().value();
        String name = p.pointMass().name();
        regions.add(new TargetRegion(k, name, name, mass, mass));
      }
      double[] edges = edges(p, k, y);
      String[] names = {"low", "middle", "high"};
      for (int i = 0; i < names.length; i++) {
        // equal values of many rows may leave nothing between two edges
        if (edges[i] < edges[i + 1]) {
          regions.add(new TargetRegion(k, names[i], words(p, edges, i), edges[i], edges[i + 1]));
        }
      }
    }
    return regions;
  }

  private static double[] edges(Property p, int k, double[][] y) {
    double[] values =
        Arrays.stream(y)
            .mapToDouble(row -> row[k])
            .filter(v -> !Double.isNaN(v) && !p.isMass(v))
            .toArray();
    double least = p.pointMass() == null ? p.lower() : p.pointMass().value();
    return values.length < MIN_ROWS
        ? new double[] {least, p.at(1 / 3.0), p.at(2 / 3.0), p.upper()}
        : new double[] {
          least, Quantiles.of(values, 1 / 3.0), Quantiles.of(values, 2 / 3.0), p.upper()
        };
  }

  private static String words(Property p, double[] edges, int i) {
    String from = Numbers.significant(edges[i], 3);
    String to = Numbers.significant(edges[i + 1], 3);
    return switch (i) {
      case 0 -> p.label() + " below " + Units.with(to, p.unit());
      case 1 -> p.label() + " " + Units.with(from + " … " + to, p.unit());
      default -> p.label() + " above " + Units.with(from, p.unit());
    };
  }

  /** Whether a region is a point mass. */
  boolean isMass() {
    return lower == upper;
  }

  /** Whether properties {@code [dy]} belong to the region. */
  boolean contains(DesignSpace space, double[] y) {
    Property p = space.properties().get(property);
    double value = y[property];
    if (isMass() || p.isMass(value)) {
      return isMass() && p.isMass(value);
    }
    boolean lowest = lower <= p.lower() || p.isMass(lower);
    boolean highest = upper >= p.upper();
    return (value >= lower || lowest) && (value < upper || highest);
  }
}
