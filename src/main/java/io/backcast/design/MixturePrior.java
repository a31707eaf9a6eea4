package io.backcast.design;

import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMixture;
import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import io.backcast.model.Rows;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A {@link DesignMixture} in its whole design space: draws of it, and their density. */
public final class MixturePrior {
  private final BoxMixture box;
  private final int dx;

  /**
   * Prepares the mixture.
   *
   * @param mixture that fits the space, see {@link DesignMixture#problem}
   */
  public MixturePrior(DesignSpace space, DesignMixture mixture) {
    dx = space.dx();
    double[] low = new double[dx];
    double[] width = new double[dx];
    Arrays.fill(low, -1);
    Arrays.fill(width, 2);
    box =
        new BoxMixture(
            mixture, space, DesignBounds.of(space), IntStream.range(0, dx).toArray(), low, width);
  }

  /** Random scaled designs {@code [n][dx]}, continuous also where a variable is an integer. */
  public float[][] draw(long seed, int n) {
    float[] places = box.spread(Randoms.uniforms(seed, 0, n, dx + 1), n);
    for (int i = 0; i < places.length; i++) {
      places[i] = 2 * places[i] - 1;
    }
    return Rows.of(places, dx);
  }

  /**
   * Natural logarithms of the density, in scaled coordinates, {@code [n]}.
   *
   * @param scaled designs inside the bounds, {@code [n][dx]}
   */
  public double[] logDensity(float[][] scaled) {
    float[] places = Rows.flat(scaled);
    for (int i = 0; i < places.length; i++) {
      places[i] = Math.clamp((places[i] + 1) / 2, 0, 1);
    }
    double[] density = box.density(places, scaled.length);
    double volume = dx * Math.log(2);
    return Arrays.stream(density).map(p -> Math.log(p) - volume).toArray();
  }
}
