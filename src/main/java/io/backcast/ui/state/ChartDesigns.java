package io.backcast.ui.state;

import io.backcast.model.DesignSet;

/**
 * Designs that a chart shows: the candidates once they are judged, the sketch while the hand moves.
 *
 * @param x {@code [n, dx]}
 * @param unclamped {@code [n, dy]}
 */
public record ChartDesigns(float[] x, float[] unclamped, int n) {
  /** At most so many designs of a picture's sketch. */
  public static ChartDesigns ofPreview(ExplorationResult result, int most) {
    return new ChartDesigns(
        result.preview().x(),
        result.preview().unclamped(),
        Math.min(most, result.preview().hits()));
  }

  /** The candidates, or as many designs of the sketch while there are none. */
  public static ChartDesigns candidates(ExplorationResult result, int most) {
    if (result.result() == null) {
      return ofPreview(result, most);
    }
    DesignSet set = result.result().designs();
    return new ChartDesigns(set.x(), set.unclamped(), Math.min(most, set.size()));
  }
}
