package io.backcast.design;

import io.backcast.model.DataSummary;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Distances;
import io.backcast.model.SymmetryGroup;
import org.jspecify.annotations.Nullable;

/**
 * How far a design is from the training data: Euclidean distance to the nearest cluster centre or
 * one of its symmetric images, in half-ranges of the box.
 */
public final class DataDistance {
  private final DesignSpace space;
  private final SymmetryGroup group;
  private final float[][] centres;

  public DataDistance(DesignSpace space, SymmetryGroup group, @Nullable DataSummary summary) {
    this.space = space;
    this.group = group;
    this.centres = summary == null ? new float[0][] : summary.centres();
  }

  /** Distance of every design, {@code [n]}; NaN where nothing is known of the data. */
  public float[] of(DesignMatrix x) {
    int n = x.rows();
    float[] out = new float[n];
    java.util.stream.IntStream.range(0, n)
        .parallel()
        .forEach(i -> out[i] = (float) ofScaled(space.scaledRow(x, i)));
    return out;
  }

  /** Distance of one scaled design. */
  public double ofScaled(float[] f) {
    if (centres.length == 0) {
      return Double.NaN;
    }
    float[] orbit = group.orbit(f);
    double least = Double.POSITIVE_INFINITY;
    for (int g = 0; g < group.size(); g++) {
      for (float[] centre : centres) {
        least = Math.min(least, Distances.squared(orbit, g * f.length, centre, least));
      }
    }
    return Math.sqrt(least);
  }
}
