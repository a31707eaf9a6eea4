package io.backcast.ui.state;

import io.backcast.design.SamplingMethod;
import io.backcast.design.WeightedDesigns;
import io.backcast.model.DesignSet;
import io.backcast.model.Rows;

/**
 * Designs that a chart shows: those of the preview, or the candidates once there are any.
 *
 * @param x {@code [>= n, dx]}, physical units
 * @param unclamped their predictions {@code [>= n, dy]}, negative beyond a point mass
 * @param n how many rows to show
 */
public record ChartDesigns(float[] x, float[] unclamped, int n) {
  /** At most {@code most} designs of the preview. */
  public static ChartDesigns ofPreview(ExplorationResult result, int most) {
    return new ChartDesigns(
        result.preview().x(),
        result.preview().unclamped(),
        Math.min(most, result.preview().hits()));
  }

  /** At most {@code most} designs that are distributed as those on target, all alike. */
  public static ChartDesigns distributed(ExplorationResult result, int most) {
    WeightedDesigns shown = result.distribution();
    if (shown.method() == SamplingMethod.GENERATOR) {
      return ofPreview(result, most);
    }
    // more rows than half the effective size would mostly be copies
    int[] rows = shown.resampled((int) Math.min(most, Math.ceil(shown.effective() / 2)), 0.5);
    return new ChartDesigns(
        shown.designs().pick(rows).array(),
        Rows.pick(shown.unclamped(), shown.size(), rows),
        rows.length);
  }

  /** At most {@code most} candidates, or designs of the preview while there are none. */
  public static ChartDesigns candidates(ExplorationResult result, int most) {
    if (result.result() == null) {
      return ofPreview(result, most);
    }
    DesignSet set = result.result().designs();
    return new ChartDesigns(set.x(), set.unclamped(), Math.min(most, set.size()));
  }
}
