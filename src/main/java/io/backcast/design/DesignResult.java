package io.backcast.design;

import io.backcast.model.DesignSet;

/**
 * The answer to a {@link DesignRequest}.
 *
 * @param preview every design on target, in the order drawn
 * @param designs those kept, ranked
 * @param indices of the kept samples, {@code [designs]}
 * @param copies how many designs on target are equal to an earlier one or its symmetric copy, and
 *     dropped
 * @param expected share of the designs on target by the model that can be expected to be, 0 to 1;
 *     NaN where the model states no deviation, or without such designs
 * @param nearest predicted properties of the design that came closest, {@code [dy]}
 * @param searched whether no sample reached the target, so that a longer search was made
 */
public record DesignResult(
    Preview preview,
    DesignSet designs,
    long[] indices,
    int copies,
    double expected,
    double[] nearest,
    boolean searched) {

  /** How many samples were drawn. */
  public int drawn() {
    return preview.drawn();
  }

  /** How many of them are within the tolerance. */
  public int onTarget() {
    return preview.hits();
  }

  /** The smallest miss of any sample, in the first property's unit. */
  public double closest() {
    return preview.closest();
  }

  /** How many samples were not kept, for whatever reason. */
  public int refused() {
    return drawn() - designs.size();
  }
}
