package io.backcast.train.evaluate.check;

import io.backcast.model.CheckKind;
import io.backcast.model.CheckVerdict;
import org.jspecify.annotations.Nullable;

/**
 * What one check found in one region.
 *
 * @param kind of the check
 * @param variable the check is about; null if it is about whole designs
 * @param region of targets
 * @param rows pairs that it was measured on; where these are weighted, as many as they are worth
 * @param value the check's figure: the difference of the curve from the diagonal where it is the
 *     largest part of what the band allows (ranks, coverage), the area to the curve (TARP),
 *     contraction, the accuracy of the classifier, or an error; NaN where there is none
 * @param reference what the value would be for a right generator; NaN where there is no such number
 * @param allowed how far from the reference the value may be by chance or without anybody's harm,
 *     before the check objects; of the area, whose check objects by the curve, what tells a wrong
 *     width from another fault; NaN where it is not known
 * @param error mean distance of draws from their targets, physical unit; NaN for other checks
 */
public record CheckResult(
    CheckKind kind,
    @Nullable String variable,
    TargetRegion region,
    int rows,
    double value,
    double reference,
    double allowed,
    double error,
    CheckVerdict verdict) {

  /** A result without an error in a physical unit. */
  CheckResult(
      CheckKind kind,
      @Nullable String variable,
      TargetRegion region,
      int rows,
      double value,
      double reference,
      double allowed,
      CheckVerdict verdict) {
    this(kind, variable, region, rows, value, reference, allowed, Double.NaN, verdict);
  }

  /** The result of a check that cannot be made. */
  static CheckResult missing(CheckKind kind, TargetRegion region) {
    return new CheckResult(
        kind, null, region, 0, Double.NaN, Double.NaN, Double.NaN, CheckVerdict.NOT_AVAILABLE);
  }

  /** How far the value is from that of a right generator; −1 where there is no value. */
  double off() {
    double off = Math.abs(value - (Double.isNaN(reference) ? 0 : reference));
    return Double.isNaN(off) ? -1 : off;
  }
}
