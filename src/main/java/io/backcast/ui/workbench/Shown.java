package io.backcast.ui.workbench;

import io.backcast.model.DesignSet;

/**
 * Designs that a chart shows: the candidates once they are judged, the sketch while the hand moves.
 *
 * @param x {@code [n, dx]}
 * @param signed {@code [n, dy]}
 */
public record Shown(float[] x, float[] signed, int n) {
  /** At most so many designs of a picture's sketch. */
  public static Shown sketch(Picture picture, int most) {
    return new Shown(
        picture.sketch().x(), picture.sketch().signed(), Math.min(most, picture.sketch().hits()));
  }

  /** The candidates, or as many designs of the sketch while there are none. */
  public static Shown candidates(Picture picture, int most) {
    if (picture.result() == null) {
      return sketch(picture, most);
    }
    DesignSet set = picture.result().designs();
    return new Shown(set.x(), set.signed(), Math.min(most, set.size()));
  }
}
