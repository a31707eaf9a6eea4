package io.backcast.ui.state;

import io.backcast.model.DesignSet;

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

  /** At most {@code most} candidates, or designs of the preview while there are none. */
  public static ChartDesigns candidates(ExplorationResult result, int most) {
    if (result.result() == null) {
      return ofPreview(result, most);
    }
    DesignSet set = result.result().designs();
    return new ChartDesigns(set.x(), set.unclamped(), Math.min(most, set.size()));
  }
}
