package io.backcast.design;

/**
 * How many independent draws weighted draws are worth: {@code (Σw)² / Σw²} (Kish, Survey Sampling,
 * 1965).
 */
public final class EffectiveSampleSize {
  private EffectiveSampleSize() {}

  /** The size, 0 without draws; weights are not negative. */
  public static double of(double[] weights) {
    double sum = 0;
    double squares = 0;
    for (double w : weights) {
      sum += w;
      squares += w * w;
    }
    return squares == 0 ? 0 : sum * sum / squares;
  }
}
