package io.backcast.design;

import io.backcast.model.DataDigest;
import io.backcast.model.DesignSpace;
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

  public DataDistance(DesignSpace space, SymmetryGroup group, @Nullable DataDigest digest) {
    this.space = space;
    this.group = group;
    this.centres = digest == null ? new float[0][] : digest.centres();
  }

  /** Distance of every row of {@code x [n, dx]}; NaN where nothing is known of the data. */
  public float[] of(float[] x) {
    int n = x.length / space.dx();
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
    int d = f.length;
    for (int g = 0; g < group.size(); g++) {
      for (float[] centre : centres) {
        double sum = 0;
        for (int i = 0; i < d && sum < least; i++) {
          double difference = orbit[g * d + i] - centre[i];
          sum += difference * difference;
        }
        least = Math.min(least, sum);
      }
    }
    return Math.sqrt(least);
  }
}
