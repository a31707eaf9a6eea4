package io.backcast.design;

import io.backcast.model.DesignSet;

/**
 * What a draw of designs came to.
 *
 * @param sketch every design on target, as drawn
 * @param designs the ones kept
 * @param indices of the kept samples
 * @param copies how many on target are symmetric copies of an earlier one
 */
public record DesignResult(Preview sketch, DesignSet designs, long[] indices, int copies) {

  /** How many samples were drawn. */
  public int drawn() {
    return sketch.drawn();
  }

  /** How many of them are within the tolerance. */
  public int onTarget() {
    return sketch.hits();
  }

  /** The smallest miss of any sample, in the first property's unit. */
  public double closest() {
    return sketch.closest();
  }

  public int refused() {
    return drawn() - designs.size();
  }
}
