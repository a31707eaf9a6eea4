package io.backcast.design;

import io.backcast.model.DesignMatrix;

/**
 * The best designs of a preview by the surrogate's word alone, which has moved them onto the target
 * and predicted them; best first. The ensemble has judged none of them.
 *
 * @param samples number of the sample that each was made from, {@code [n]}
 * @param designs {@code [n, dx]}
 * @param unclamped predictions by the surrogate, {@code [n, dy]}; NaN where nothing predicts
 */
public record Shortlist(long[] samples, DesignMatrix designs, float[] unclamped) {
  /** How many designs there are. */
  public int size() {
    return samples.length;
  }
}
