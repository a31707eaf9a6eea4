package io.backcast.design;

import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import java.util.Arrays;

/**
 * Distances of samples to the training data while a target moves. A sample moves little from one
 * picture to the next, and its distance changes by no more than its way (the distance to the
 * nearest of some places is Lipschitz); so most samples are known to be farther than a limit
 * without a search, and few are searched for in one picture. Not for use by several threads at
 * once.
 */
final class NearData {
  /** Searches go so much farther than the limit, so that what is found holds for a while. */
  private static final double BEYOND = 1.5;

  /** Samples that are looked for again in one picture; the others have their turn in the next. */
  private static final int AGAIN = 60;

  private final DesignSpace space;
  private final DataDistance.Search distance;
  private final boolean known;
  private final float[] f;

  /** Where each sample was when its distance was last looked for, {@code [n, dx]}, scaled. */
  private float[] places = new float[0];

  /** The distance from there, or what it is not less than, {@code [n]}. */
  private double[] found = new double[0];

  private int again;

  NearData(DesignSpace space, DataDistance distance) {
    this.space = space;
    this.distance = distance.search();
    this.known = distance.known();
    this.f = new float[space.dx()];
  }

  /** Whether there are any data to be near. */
  boolean known() {
    return known;
  }

  /** Begins a picture of {@code n} samples; forgets everything if there were others. */
  void begin(int n) {
    again = AGAIN;
    if (found.length != n) {
      found = new double[n];
      places = new float[n * space.dx()];
      Arrays.fill(found, Double.NEGATIVE_INFINITY);
    }
  }

  /** Scales a design; the array is used again by the next call. */
  float[] scaled(DesignMatrix x, int row) {
    space.scaleRow(x.array(), row, f);
    return f;
  }

  /**
   * Distance of a sample; some value that is not below the limit, if the distance is not.
   *
   * @param scaled where it is, {@code [dx]}
   * @param limit beyond which distances do not count
   */
  double of(int sample, float[] scaled, double limit) {
    if (found[sample] - way(sample, scaled) >= limit) {
      return limit;
    }
    if (found[sample] >= 0 && again-- <= 0) {
      return limit;
    }
    double far = distance.of(scaled, BEYOND * limit);
    System.arraycopy(scaled, 0, places, sample * scaled.length, scaled.length);
    found[sample] = far;
    return far;
  }

  private double way(int sample, float[] scaled) {
    double squared = 0;
    for (int j = 0; j < scaled.length; j++) {
      double moved = (double) scaled[j] - places[sample * scaled.length + j];
      squared += moved * moved;
    }
    return Math.sqrt(squared);
  }
}
