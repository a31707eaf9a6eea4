package io.backcast.design;

import io.backcast.model.DesignBounds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the surrogate predicts for the trials of rejection sampling, round by round. Trials depend
 * on no target: those that one target has asked for need not be predicted again for another inside
 * the same bounds. The first rounds are kept, of which every target needs most.
 */
final class TrialValues {
  /** Floats that are kept at most: 16 MB. */
  private static final int MOST = 1 << 22;

  private final DesignBounds bounds;
  private final long seed;
  private final long first;
  private final int rows;
  private final int width;
  private final List<float[]> rounds = new ArrayList<>();

  /**
   * Nothing known yet.
   *
   * @param width values of a row in one round
   */
  TrialValues(DesignBounds bounds, SampleSeeds seeds, int width) {
    this.bounds = bounds;
    this.seed = seeds.seed();
    this.first = seeds.first();
    this.rows = seeds.n();
    this.width = width;
  }

  boolean areFor(DesignBounds others, SampleSeeds seeds) {
    return seed == seeds.seed()
        && first == seeds.first()
        && rows == seeds.n()
        && bounds.equals(others);
  }

  /** How many rounds are kept. */
  int most() {
    return MOST / Math.max(1, rows * width);
  }

  /** Values of a round, {@code [rows, width]}, to be filled in: NaN where they are not known. */
  float[] round(int round) {
    if (round < rounds.size()) {
      return rounds.get(round);
    }
    float[] values = new float[rows * width];
    Arrays.fill(values, Float.NaN);
    if (round == rounds.size() && round < most()) {
      rounds.add(values);
    }
    return values;
  }
}
