package io.backcast.model;

/**
 * Designs with their predictions and trust levels, row by row.
 *
 * @param designs {@code [n, dx]}, physical units
 * @param unclamped predicted properties, {@code [n, dy]}; below the value of a point mass for
 *     designs of that class
 * @param std calibrated standard deviation of the prediction, {@code [n, dy]}
 * @param distance to the training data, {@code [n]}, in half-ranges of the variables
 * @param logDensity of the design given its prediction, {@code [n]}, in scaled coordinates
 * @param status {@code [n]}
 */
public record DesignSet(
    DesignMatrix designs,
    float[] unclamped,
    float[] std,
    float[] distance,
    float[] logDensity,
    TrustLevel[] status) {

  /** Designs in one flat array {@code [n, dx]}. */
  public DesignSet(
      float[] x,
      float[] unclamped,
      float[] std,
      float[] distance,
      float[] logDensity,
      TrustLevel[] status) {
    this(
        DesignMatrix.of(x, Math.max(1, x.length / Math.max(1, status.length))),
        unclamped,
        std,
        distance,
        logDensity,
        status);
  }

  /** The designs as one flat array {@code [n, dx]}; no copy. */
  public float[] x() {
    return designs.array();
  }

  public int size() {
    return status.length;
  }

  /** The rows at {@code indices}, in that order. */
  public DesignSet rows(int[] indices) {
    TrustLevel[] s = new TrustLevel[indices.length];
    for (int i = 0; i < s.length; i++) {
      s[i] = status[indices[i]];
    }
    int n = size();
    return new DesignSet(
        designs.pick(indices),
        Rows.pick(unclamped, n, indices),
        Rows.pick(std, n, indices),
        Rows.pick(distance, n, indices),
        Rows.pick(logDensity, n, indices),
        s);
  }
}
