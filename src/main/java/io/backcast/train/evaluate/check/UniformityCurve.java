package io.backcast.train.evaluate.check;

import io.backcast.model.CheckVerdict;
import java.util.Arrays;

/**
 * The empirical distribution of numbers that are uniform in 0 … 1 for a right generator.
 *
 * @param rows how many numbers there are; where they are weighted, as many as they are worth
 * @param share of the numbers below each of {@link UniformBand#points}
 * @param lower end of the simultaneous band at the points
 * @param upper end of the band
 * @param offset of the mean from a half, in standard errors
 * @param spread of the variance from a twelfth, in standard errors: above zero where numbers gather
 *     at the ends
 * @param upperArea area between the distribution and the diagonal from a half to one
 */
public record UniformityCurve(
    int rows,
    double[] share,
    double[] lower,
    double[] upper,
    double offset,
    double spread,
    double upperArea) {
  /** Standard deviation of {@code max(u, 1/2)} for a uniform u. */
  private static final double AREA_STD = Math.sqrt(0.125 + 1 / 24.0 - 0.375 * 0.375);

  /** With a smaller area, in standard errors, a curve outside the band is off in another way. */
  private static final double ERRORS = 2.5;

  /**
   * Describes numbers.
   *
   * @param u numbers in 0 … 1
   * @param weights of the same length
   */
  static UniformityCurve of(double[] u, double[] weights, UniformBand band) {
    int rows = CheckPairs.worth(weights);
    double[] points = UniformBand.points();
    double[] share = new double[points.length];
    double sum = Arrays.stream(weights).sum();
    double mean = 0;
    double variance = 0;
    double area = 0;
    for (int i = 0; i < u.length; i++) {
      double w = weights[i] / sum;
      for (int k = 0; k < points.length; k++) {
        share[k] += u[i] < points[k] ? w : 0;
      }
      mean += w * u[i];
      variance += w * (u[i] - 0.5) * (u[i] - 0.5);
      area += w * (0.625 - Math.max(u[i], 0.5));
    }
    int[][] counts = rows == 0 ? new int[2][points.length] : band.of(rows);
    double[] lower = new double[points.length];
    double[] upper = new double[points.length];
    for (int k = 0; k < points.length; k++) {
      lower[k] = counts[0][k] / (double) Math.max(1, rows);
      upper[k] = rows == 0 ? 1 : counts[1][k] / (double) rows;
    }
    return new UniformityCurve(
        rows,
        share,
        lower,
        upper,
        (mean - 0.5) * Math.sqrt(12.0 * rows),
        (variance - 1 / 12.0) * Math.sqrt(180.0 * rows),
        area);
  }

  /** Standard error of {@link #upperArea} for a right generator. */
  public double areaError() {
    return AREA_STD / Math.sqrt(rows);
  }

  /** Whether the curve stays inside the band at every point. */
  boolean inside() {
    for (int k = 0; k < share.length; k++) {
      // shares of weighted numbers are no whole counts, and sums of weights are rounded
      if (share[k] < lower[k] - 1e-9 || share[k] > upper[k] + 1e-9) {
        return false;
      }
    }
    return true;
  }

  /**
   * Where the curve differs most from the diagonal for what the band allows there: the difference,
   * with its sign, and what is allowed in its direction. The curve is inside the band where its
   * size is no larger than what is allowed.
   */
  Farthest farthest() {
    double[] points = UniformBand.points();
    Farthest farthest = new Farthest(0, 0);
    double most = -1;
    for (int k = 0; k < share.length; k++) {
      double difference = share[k] - points[k];
      double allowed = difference > 0 ? upper[k] - points[k] : points[k] - lower[k];
      double part = Math.abs(difference) / Math.max(allowed, Double.MIN_NORMAL);
      if (part > most) {
        most = part;
        farthest = new Farthest(difference, allowed);
      }
    }
    return farthest;
  }

  /** A difference from the diagonal, and what is allowed there. */
  record Farthest(double difference, double allowed) {}

  /** The area with which a curve outside the band is too wide or too narrow. */
  double tellingArea() {
    return ERRORS * areaError();
  }

  /**
   * The verdict on ranks of true values among draws: gathered at both ends, the draws are too
   * narrow; in the middle, too wide; at one end, biased.
   */
  CheckVerdict ofRanks() {
    if (rows < CheckOptions.MIN_ROWS) {
      return CheckVerdict.TOO_FEW_ROWS;
    }
    if (inside()) {
      return CheckVerdict.CALIBRATED;
    }
    return Math.abs(offset) >= Math.abs(spread)
        ? CheckVerdict.BIASED
        : spread > 0 ? CheckVerdict.TOO_NARROW : CheckVerdict.TOO_WIDE;
  }

  /**
   * The verdict on credibilities at which a region of draws reaches the true design: where it does
   * so too soon, the draws are too wide.
   */
  CheckVerdict ofCredibilities() {
    if (rows < CheckOptions.MIN_ROWS) {
      return CheckVerdict.TOO_FEW_ROWS;
    }
    if (inside()) {
      return CheckVerdict.CALIBRATED;
    }
    return offset < 0 ? CheckVerdict.TOO_WIDE : CheckVerdict.TOO_NARROW;
  }

  /**
   * The verdict on balls about reference points: by the area to the curve above a half, as regions
   * about random points need not be those of highest density.
   */
  CheckVerdict ofBalls() {
    if (rows < CheckOptions.MIN_ROWS) {
      return CheckVerdict.TOO_FEW_ROWS;
    }
    if (inside()) {
      return CheckVerdict.CALIBRATED;
    }
    return Math.abs(upperArea) < tellingArea()
        ? CheckVerdict.BIASED
        : upperArea > 0 ? CheckVerdict.TOO_WIDE : CheckVerdict.TOO_NARROW;
  }
}
