package io.backcast.design;

import io.backcast.model.DataSummary;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.SymmetryGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Distance of a design from the training data: the Euclidean distance, in half-ranges of the box,
 * to the nearest cluster centre of the data summary or one of its symmetric images.
 */
public final class DataDistance {
  /** With more images of centres than this, those of a design are compared instead. */
  private static final int MOST_IMAGES = 200_000;

  private final DesignSpace space;
  private final SymmetryGroup group;
  private final float[][] centres;
  private final boolean images;
  private volatile @Nullable BoxTree tree;

  public DataDistance(DesignSpace space, SymmetryGroup group, @Nullable DataSummary summary) {
    this.space = space;
    this.group = group;
    this.centres = summary == null ? new float[0][] : summary.centres();
    this.images = (long) centres.length * group.size() <= MOST_IMAGES;
  }

  /**
   * The centres, with all their images where these are not too many: one search among many points
   * takes less than one for each image among few. Made on first use.
   */
  private BoxTree tree() {
    BoxTree known = tree;
    return known == null ? made() : known;
  }

  private synchronized BoxTree made() {
    BoxTree known = tree;
    if (known == null) {
      known = new BoxTree(points());
      tree = known;
    }
    return known;
  }

  private float[][] points() {
    if (!images) {
      return centres;
    }
    int d = space.dx();
    List<float[]> points = new ArrayList<>();
    for (float[] centre : centres) {
      float[] orbit = group.orbit(centre);
      for (int from = 0; from < orbit.length; from += d) {
        points.add(Arrays.copyOfRange(orbit, from, from + d));
      }
    }
    return points.toArray(new float[0][]);
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
    return search().of(f, limit);
  }

  /** What one thread measures many designs with, in memory that it uses again. */
  Search search() {
    return new Search();
  }

  /** Distances, for one thread. */
  final class Search {
    private BoxTree.@Nullable Search known;

    private Search() {}

    /** As {@link #ofScaled(float[], double)}. */
    double of(float[] f, double limit) {
      if (centres.length == 0) {
        return Double.NaN;
      }
      BoxTree.Search search = known == null ? tree().search() : known;
      known = search;
      double least = limit * limit;
      if (images) {
        // operations keep distances, and they are a group
        return Math.sqrt(search.nearest(f, 0, least));
      }
      float[] orbit = group.orbit(f);
      for (int g = 0; g < group.size(); g++) {
        least = search.nearest(orbit, g * f.length, least);
      }
      return Math.sqrt(least);
    }
  }
}
