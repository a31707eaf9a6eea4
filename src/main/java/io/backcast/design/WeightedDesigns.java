package io.backcast.design;

import io.backcast.model.DesignMatrix;
import java.util.Arrays;

/**
 * Designs on target with weights: together they are distributed as the prior is inside the bounds
 * among the designs on target.
 *
 * @param designs {@code [n, dx]}
 * @param unclamped their predictions, {@code [n, dy]}; by the surrogate where it is sure of its
 *     verdict, else by the ensemble
 * @param weights {@code [n]}, positive, 1 on average
 * @param drawn how many draws these are left of
 * @param effective how many independent draws they are worth, see {@link EffectiveSampleSize}
 * @param method how they were drawn
 */
public record WeightedDesigns(
    DesignMatrix designs,
    float[] unclamped,
    double[] weights,
    int drawn,
    double effective,
    SamplingMethod method) {

  /** Fewer independent draws than this make no histogram. */
  private static final double FEWEST = 100;

  /** Designs with weights of any sum. */
  static WeightedDesigns of(
      DesignMatrix designs, float[] unclamped, double[] weights, int drawn, SamplingMethod method) {
    double mean = Arrays.stream(weights).average().orElse(1);
    return new WeightedDesigns(
        designs,
        unclamped,
        Arrays.stream(weights).map(w -> w / mean).toArray(),
        drawn,
        EffectiveSampleSize.of(weights),
        method);
  }

  /** The designs of a preview as they were drawn and refined, all alike. */
  public static WeightedDesigns of(Preview preview) {
    double[] weights = new double[preview.hits()];
    Arrays.fill(weights, 1);
    return new WeightedDesigns(
        preview.designs(),
        preview.unclamped(),
        weights,
        preview.drawn(),
        weights.length,
        SamplingMethod.GENERATOR);
  }

  public int size() {
    return designs.rows();
  }

  /** Whether there are enough of them to tell how they are distributed. */
  public boolean isEnough() {
    return effective >= FEWEST;
  }

  /**
   * Rows in proportion to the weights, so that they count alike: systematic resampling (Kitagawa,
   * Journal of Computational and Graphical Statistics 5, 1996). A design of a large weight comes
   * several times.
   *
   * @param count how many rows
   * @param offset 0 to 1, the only random number
   * @return rows in ascending order, {@code [count]}; none without designs
   */
  public int[] resampled(int count, double offset) {
    int[] rows = new int[size() == 0 ? 0 : count];
    double sum = Arrays.stream(weights).sum();
    int row = 0;
    double upTo = size() == 0 ? 0 : weights[0];
    for (int i = 0; i < rows.length; i++) {
      double at = (i + offset) / count * sum;
      while (upTo <= at && row < weights.length - 1) {
        row++;
        upTo += weights[row];
      }
      rows[i] = row;
    }
    return rows;
  }
}
