package io.backcast.model;

import java.util.Arrays;

/**
 * Keys of symmetric copies, as {@link SymmetryGroup#orbitKey}, of many points in the time of a
 * picture: in memory that is used again for each. Not for use by several threads at once.
 */
public final class OrbitKeys {
  private final SymmetryGroup group;
  private final float[] image;
  private final int[] best;
  private final int[] other;

  /**
   * Keys of points under a group.
   *
   * @param d how many coordinates they have
   */
  public OrbitKeys(SymmetryGroup group, int d) {
    this.group = group;
    this.image = new float[d];
    this.best = new int[d];
    this.other = new int[d];
  }

  /** The key of a scaled point {@code [d]}, until the next is asked for. */
  public int[] of(float[] point) {
    for (int g = 0; g < group.size(); g++) {
      group.elements().get(g).apply(point, 0, image, 0);
      for (int j = 0; j < image.length; j++) {
        other[j] = Math.round(image[j] * 1e4f);
      }
      if (g == 0 || Arrays.compare(other, best) > 0) {
        System.arraycopy(other, 0, best, 0, best.length);
      }
    }
    return best;
  }
}
