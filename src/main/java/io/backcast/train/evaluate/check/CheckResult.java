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
 * @param value the check's figure: the largest difference of the curve from the diagonal (ranks,
 *     coverage), the area to the curve (TARP), contraction, the accuracy of the classifier, or an
 *     error; NaN where there is none
 * @param reference what the value would be for a right generator; NaN where there is no such number
 * @param uncertainty half the width of the interval within which chance alone leaves the value, or
 *     the standard error; NaN where it is not known
 */
public record CheckResult(
    CheckKind kind,
    @Nullable String variable,
    TargetRegion region,
    int rows,
    double value,
    double reference,
    double uncertainty,
    CheckVerdict verdict) {

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
