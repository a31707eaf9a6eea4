package io.backcast.design;

import io.backcast.model.DesignSet;

/**
 * What a draw of designs came to.
 *
 * @param designs the ones kept
 * @param indices of the kept samples
 * @param drawn how many samples were drawn
 * @param onTarget how many of them are within the tolerance
 * @param copies how many of those are symmetric copies of an earlier one
 * @param closest the smallest miss of any sample, in the first property's unit
 */
public record DesignResult(
    DesignSet designs, long[] indices, int drawn, int onTarget, int copies, double closest) {

  public int refused() {
    return drawn - designs.size();
  }
}
