package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.AuditAgreement;
import io.backcast.model.AuditOpinion;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.NetworkRole;
import io.backcast.model.PredictedIntervals;
import io.backcast.model.Property;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Asks the audit ensemble about finished designs. It takes no part in drawing, refining, ranking or
 * rating them: an opinion that had would no longer be independent.
 */
final class Audit {
  /** Standard deviations that hold nine in ten of a normal distribution. */
  private static final double NINE_IN_TEN = 1.645;

  /** Rounding of single precision, in half-ranges of a property. */
  private static final double ROUNDING = 1e-6;

  private final DesignSpace space;
  private final Predictions predictions;
  private final @Nullable PredictedIntervals intervals;

  private Audit(
      DesignSpace space, Predictions predictions, @Nullable PredictedIntervals intervals) {
    this.space = space;
    this.predictions = predictions;
    this.intervals = intervals;
  }

  /**
   * The opinion on designs; null where the model has no audit ensemble.
   *
   * @param predictions of the designs by the model
   * @param intervals of those; null where the model states none
   */
  static @Nullable AuditOpinion of(
      InverseModel model,
      DesignMatrix x,
      Predictions predictions,
      @Nullable PredictedIntervals intervals)
      throws BackcastException {
    if (!model.has(NetworkRole.AUDIT)) {
      return null;
    }
    float[] y = Judge.of(model).predict(x).mean();
    Audit audit = new Audit(model.card().space(), predictions, intervals);
    int dy = model.card().space().dy();
    AuditAgreement[] each = new AuditAgreement[y.length];
    Arrays.setAll(each, i -> audit.property(i / dy, i % dy, y[i]));
    return new AuditOpinion(y, each, dy);
  }

  /**
   * Compares with the interval, or where there is none with the deviation that nine in ten keep.
   */
  private AuditAgreement property(int i, int k, double unclamped) {
    Property p = space.properties().get(k);
    double audit = p.coordinate(p.physical(unclamped));
    double stated = p.coordinate(p.physical(predictions.unclamped(i, k)));
    double reach =
        NINE_IN_TEN * p.coordinateDeviation(predictions.unclamped(i, k), predictions.std(i, k));
    double low = stated - reach;
    double high = stated + reach;
    int at = i * space.dy() + k;
    if (intervals != null && !Float.isNaN(intervals.low()[at])) {
      low = p.coordinate(intervals.low()[at]);
      high = p.coordinate(intervals.high()[at]);
    }
    if (Double.isNaN(low) || Double.isNaN(high)) {
      return AuditAgreement.UNKNOWN;
    }
    double rounding = ROUNDING * p.halfRange();
    return audit >= low - rounding && audit <= high + rounding
        ? AuditAgreement.AGREES
        : AuditAgreement.DISAGREES;
  }
}
