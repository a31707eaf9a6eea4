package io.backcast.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Designs with their predictions and trust levels, row by row.
 *
 * @param designs {@code [n, dx]}, physical units
 * @param unclamped predicted properties, {@code [n, dy]}; below the value of a point mass for
 *     designs of that class
 * @param std calibrated standard deviation of the prediction, {@code [n, dy]}
 * @param distance to the training data, {@code [n]}, in half-ranges of the variables
 * @param logDensity of the design given its prediction, {@code [n]}, in scaled coordinates
 * @param verdicts how far to trust each design and why, {@code [n]}
 * @param intervals of the predictions; null where the model states none
 * @param audit opinion of the audit ensemble; null where the model has none
 * @param support share of held-back rows that are at most as usual as the design, {@code [n]}; NaN
 *     where that is not known
 */
public record DesignSet(
    DesignMatrix designs,
    float[] unclamped,
    float[] std,
    float[] distance,
    float[] logDensity,
    TrustVerdict[] verdicts,
    @Nullable PredictedIntervals intervals,
    @Nullable AuditOpinion audit,
    float[] support) {

  /** Designs whose support is not known. */
  public DesignSet(
      DesignMatrix designs,
      float[] unclamped,
      float[] std,
      float[] distance,
      float[] logDensity,
      TrustVerdict[] verdicts,
      @Nullable PredictedIntervals intervals,
      @Nullable AuditOpinion audit) {
    this(
        designs,
        unclamped,
        std,
        distance,
        logDensity,
        verdicts,
        intervals,
        audit,
        unknown(verdicts.length));
  }

  private static float[] unknown(int n) {
    float[] support = new float[n];
    Arrays.fill(support, Float.NaN);
    return support;
  }

  /** A copy with another support and verdicts. */
  public DesignSet with(float[] otherSupport, TrustVerdict[] others) {
    return new DesignSet(
        designs, unclamped, std, distance, logDensity, others, intervals, audit, otherSupport);
  }

  /** Designs of a model that states no intervals and has no audit ensemble. */
  public DesignSet(
      DesignMatrix designs,
      float[] unclamped,
      float[] std,
      float[] distance,
      float[] logDensity,
      TrustVerdict[] verdicts) {
    this(designs, unclamped, std, distance, logDensity, verdicts, null, null);
  }

  /** The designs as one flat array {@code [n, dx]}; no copy. */
  public float[] x() {
    return designs.array();
  }

  public int size() {
    return verdicts.length;
  }

  /** How far to trust each design, {@code [n]}. */
  public TrustLevel[] status() {
    return Arrays.stream(verdicts).map(TrustVerdict::level).toArray(TrustLevel[]::new);
  }

  /** The rows at {@code indices}, in that order. */
  public DesignSet rows(int[] indices) {
    TrustVerdict[] picked = new TrustVerdict[indices.length];
    Arrays.setAll(picked, i -> verdicts[indices[i]]);
    int n = size();
    return new DesignSet(
        designs.pick(indices),
        Rows.pick(unclamped, n, indices),
        Rows.pick(std, n, indices),
        Rows.pick(distance, n, indices),
        Rows.pick(logDensity, n, indices),
        picked,
        intervals == null ? null : intervals.pick(n, indices),
        audit == null ? null : audit.pick(indices),
        Rows.pick(support, n, indices));
  }
}
