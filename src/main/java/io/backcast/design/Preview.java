package io.backcast.design;

import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.Target;

/**
 * All designs of a draw that reach the target. The surrogate decides which do while the target is
 * being changed, the ensemble once it rests.
 *
 * @param target the request's
 * @param bounds the request's
 * @param designs within the tolerance, {@code [hits, dx]}
 * @param unclamped their predictions, {@code [hits, dy]}
 * @param drawn how many samples were drawn
 * @param closest smallest miss of any sample in the first property's unit; NaN where nothing
 *     predicts
 * @param extrapolated how many designs on target are outside the training data, as far as they were
 *     looked at; those refused are not among {@code designs}
 */
public record Preview(
    Target target,
    DesignBounds bounds,
    DesignMatrix designs,
    float[] unclamped,
    int drawn,
    double closest,
    ExtrapolationCount extrapolated) {

  /** Designs that were not compared with the training data. */
  public Preview(
      Target target,
      DesignBounds bounds,
      DesignMatrix designs,
      float[] unclamped,
      int drawn,
      double closest) {
    this(target, bounds, designs, unclamped, drawn, closest, ExtrapolationCount.NONE);
  }

  /** The designs as one flat array {@code [hits, dx]}; no copy. */
  public float[] x() {
    return designs.array();
  }

  public int hits() {
    return designs.rows();
  }
}
