package io.backcast.design;

import io.backcast.model.DataSummary;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.SymmetryGroup;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Distance of a design from the training data: the Euclidean distance, in half-ranges of the box,
 * to the nearest cluster centre of the data summary or one of its symmetric images.
 */
public final class DataDistance {
  private final DesignSpace space;
  private final SymmetryGroup group;
  private final float[][] centres;
  private final PointTree tree;

  public DataDistance(DesignSpace space, SymmetryGroup group, @Nullable DataSummary summary) {
    this.space = space;
    this.group = group;
    this.centres = summary == null ? new float[0][] : summary.centres();
    this.tree = new PointTree(space.dx());
    for (float[] centre : centres) {
      tree.add(centre);
    }
  }

  /** Whether there is a data summary. */
  boolean known() {
    return centres.length > 0;
  }

  /** Distance of every design, {@code [n]}, on all cores; NaN without a data summary. */
  public float[] of(DesignMatrix x) {
    int n = x.rows();
    float[] out = new float[n];
    IntStream.range(0, n).parallel().forEach(i -> out[i] = (float) ofScaled(space.scaledRow(x, i)));
    return out;
  }

  /** Distance of one scaled design, {@code [dx]}; NaN without a data summary. */
  public double ofScaled(float[] f) {
    return ofScaled(f, Double.POSITIVE_INFINITY);
  }

  /** The same where larger distances do not count: the limit, if it is not below that. */
  double ofScaled(float[] f, double limit) {
    if (centres.length == 0) {
      return Double.NaN;
    }
    float[] orbit = group.orbit(f);
    double least = limit * limit;
    for (int g = 0; g < group.size(); g++) {
      least = tree.nearest(orbit, g * f.length, least);
    }
    return Math.sqrt(least);
  }
}
