package io.backcast.train.evaluate;

import io.backcast.design.DesignRequest;
import io.backcast.design.Designer;
import io.backcast.design.Ranking;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.Goal;
import io.backcast.model.Property;
import io.backcast.model.Target;
import java.util.Arrays;

/**
 * Targets of all properties that designs have together: a value of the first one, and of the others
 * what a typical design has that reaches it. Values in the middle of every range may be those of no
 * design at all.
 */
final class JointTargets {
  /** Designs of which the most typical one is taken. */
  private static final int DESIGNS = 200;

  private final Designer designer;
  private final DesignSpace space;

  JointTargets(Designer designer, DesignSpace space) {
    this.designer = designer;
    this.space = space;
  }

  /**
   * A target for all properties.
   *
   * @param value of the first property
   * @param bounds that the typical design is in; where none there reaches the value, the others are
   *     in the middle of their ranges
   * @return {@code [dy]}, in the properties' units
   * @throws BackcastException if the model fails
   */
  double[] at(double value, DesignBounds bounds) throws BackcastException {
    double[] values = space.properties().stream().mapToDouble(Property::middle).toArray();
    values[0] = value;
    if (values.length == 1) {
      return values;
    }
    Target target = new Target(values, space.tolerances(values));
    for (int k = 1; k < values.length; k++) {
      target = target.with(k, Goal.ANY);
    }
    DesignSet designs =
        designer
            .design(
                DesignRequest.of(target, bounds)
                    .samples(DESIGNS)
                    .keep(DESIGNS)
                    .ranking(Ranking.DRAWN)
                    .build())
            .designs();
    if (designs.size() == 0) {
      return values;
    }
    int typical = typical(others(designs));
    for (int k = 1; k < values.length; k++) {
      Property p = space.properties().get(k);
      double predicted = p.physical(designs.unclamped()[typical * values.length + k]);
      values[k] = Math.clamp(predicted, p.lower(), p.upper());
    }
    return values;
  }

  /** The other properties as shares of their ranges, {@code [n][dy - 1]}. */
  private double[][] others(DesignSet designs) {
    int dy = space.dy();
    double[][] others = new double[designs.size()][dy - 1];
    for (int i = 0; i < others.length; i++) {
      for (int k = 1; k < dy; k++) {
        Property p = space.properties().get(k);
        others[i][k - 1] = p.share(p.physical(designs.unclamped()[i * dy + k]));
      }
    }
    return others;
  }

  /** The row with the smallest sum of distances to all others. */
  static int typical(double[][] rows) {
    int best = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < rows.length; i++) {
      double[] row = rows[i];
      double sum = Arrays.stream(rows).mapToDouble(other -> distance(row, other)).sum();
      if (sum < smallest) {
        smallest = sum;
        best = i;
      }
    }
    return best;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return Math.sqrt(sum);
  }
}
