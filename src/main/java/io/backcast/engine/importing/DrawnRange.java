package io.backcast.engine.importing;

import io.backcast.model.Quantiles;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * The range of drawn numbers, rounded outward to two digits of its width, whatever their size.
 *
 * @param lower bound
 * @param upper bound, above the lower one
 * @param decimals that tell values of the range apart, 0 … 12
 */
record DrawnRange(double lower, double upper, int decimals) {
  /** Share of the drawn values that lie inside. */
  private static final double COVERAGE = 0.999;

  /** Below this share of the values themselves a width is rounding of single precision. */
  private static final double RESOLUTION = 1e-6;

  private static final int MAX_DECIMALS = 12;

  /** The range of some values, of which only the finite ones count. */
  static DrawnRange of(double[] values) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    if (finite.length == 0) {
      throw new IllegalArgumentException("no finite number");
    }
    double low = Quantiles.of(finite, (1 - COVERAGE) / 2);
    double high = Quantiles.of(finite, (1 + COVERAGE) / 2);
    double size = Math.max(Math.abs(low), Math.abs(high));
    if (!(high - low > RESOLUTION * size)) {
      // a constant: a range around it, so that it can be a variable at all
      double half = size > 0 ? size / 100 : 1;
      low -= half;
      high += half;
    }
    return rounded(low, high);
  }

  /** A range rounded outward. */
  static DrawnRange rounded(double low, double high) {
    int scale = 1 - (int) Math.floor(Math.log10(high - low));
    return new DrawnRange(
        new BigDecimal(low).setScale(scale, RoundingMode.FLOOR).doubleValue(),
        new BigDecimal(high).setScale(scale, RoundingMode.CEILING).doubleValue(),
        Math.clamp(scale + 1, 0, MAX_DECIMALS));
  }

  /** A value of the range in its middle. */
  double middle() {
    return Math.clamp(
        BigDecimal.valueOf(lower / 2 + upper / 2)
            .setScale(
                Math.max(decimals, 2 - (int) Math.floor(Math.log10(upper - lower))),
                RoundingMode.HALF_EVEN)
            .doubleValue(),
        lower,
        upper);
  }
}
