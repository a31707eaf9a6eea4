package io.backcast.train.data;

import io.backcast.model.Quantiles;
import io.backcast.model.Scale;
import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Skewness;
import org.jspecify.annotations.Nullable;

/**
 * Recognises numbers that belong on a log scale: positive, over two decades, and skewed in a way
 * that their logarithms are not.
 */
final class ScaleProposal {
  /**
   * Ratio of the largest to the smallest number; a little below two decades that are drawn from.
   */
  private static final double RATIO = 80;

  /** The same without the smallest and the largest numbers, which may be mistakes. */
  private static final double BULK_RATIO = 45;

  /** Share of the numbers at either end that the shape is judged without. */
  private static final double TAIL = 0.02;

  /** Least skewness of the bulk. */
  private static final double SKEWED = 0.8;

  /** Largest skewness of the logarithms, as a share of that of the numbers. */
  private static final double STRAIGHTENED = 0.4;

  /** At most this share may be zero or negative, if such rows are removed. */
  private static final double MISTAKES = 0.01;

  private ScaleProposal() {}

  /**
   * The scale of some numbers; null for a linear one.
   *
   * @param cleaned whether rows with a number at or below zero can be removed as outliers
   */
  static @Nullable Scale of(double[] numbers, boolean cleaned) {
    double[] positive = Arrays.stream(numbers).filter(v -> v > 0).sorted().toArray();
    int mistakes = numbers.length - positive.length;
    if (positive.length < 3 || mistakes > (cleaned ? MISTAKES * numbers.length : 0)) {
      return null;
    }
    double low = Quantiles.of(positive, TAIL);
    double high = Quantiles.of(positive, 1 - TAIL);
    if (positive[positive.length - 1] < RATIO * positive[0] || high < BULK_RATIO * low) {
      return null;
    }
    double[] bulk = Arrays.stream(positive).filter(v -> v >= low && v <= high).toArray();
    // in units of the largest: cubes of 1e200 would overflow
    double skewness = Skewness.of(Arrays.stream(bulk).map(v -> v / high).toArray()).getAsDouble();
    double straight = Skewness.of(Arrays.stream(bulk).map(Math::log).toArray()).getAsDouble();
    return skewness > SKEWED && Math.abs(straight) < STRAIGHTENED * skewness ? Scale.LOG : null;
  }
}
