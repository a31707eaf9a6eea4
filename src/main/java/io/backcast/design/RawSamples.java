package io.backcast.design;

import io.backcast.model.DesignMatrix;
import io.backcast.model.OutsideCount;
import io.backcast.model.Rows;

/**
 * Samples of a backward network, moved onto the bounds where they were outside.
 *
 * @param x {@code [n, dx]}
 * @param outside how many were drawn outside the bounds of the space, before any was drawn again
 * @param refused which of them stayed outside however often they were drawn again, {@code [n]};
 *     these are no designs
 */
record RawSamples(DesignMatrix x, OutsideCount outside, boolean[] refused) {
  /** Samples of which none is refused. */
  static RawSamples of(DesignMatrix x) {
    return new RawSamples(x, OutsideCount.none(x.columns()), new boolean[x.rows()]);
  }

  /** The samples that are designs, in order. */
  int[] accepted() {
    return Rows.where(refused.length, i -> !refused[i]);
  }
}
