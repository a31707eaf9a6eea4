package io.backcast.design;

import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Variable;
import java.util.Arrays;

/** Valid designs near the training data and inside bounds. */
final class SupportPoints {
  private final DataSupport support;
  private final DesignSpace space;
  private final DesignBounds bounds;
  private final double[] shares;
  private final float[] scaled;

  SupportPoints(DataSupport support, DesignSpace space, DesignBounds bounds) {
    this.support = support;
    this.space = space;
    this.bounds = bounds;
    double[] lower = new double[space.dx()];
    double[] upper = new double[space.dx()];
    for (int j = 0; j < lower.length; j++) {
      Variable v = space.variables().get(j);
      lower[j] = v.scale(bounds.lower()[j] - v.margin());
      upper[j] = v.scale(bounds.upper()[j] + v.margin());
    }
    shares = support.shares(lower, upper);
    scaled = new float[space.dx()];
  }

  /**
   * Puts a design into a row.
   *
   * @param numbers four, 0 to 1, that choose it
   */
  void set(DesignMatrix x, int row, double[] numbers) {
    int at = Arrays.binarySearch(shares, numbers[0]);
    int base = Math.min(shares.length - 1, at < 0 ? -at - 1 : at);
    support.between(base, numbers[1], numbers[2], numbers[3], scaled);
    for (int j = 0; j < scaled.length; j++) {
      Variable v = space.variables().get(j);
      double value = Math.clamp(v.unscale(scaled[j]), bounds.lower()[j], bounds.upper()[j]);
      x.set(row, j, bounds.clamp(j, v.valid(value)));
    }
  }
}
