package io.backcast.train.evaluate.check;

import io.backcast.model.CheckVerdict;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import java.util.Arrays;

/**
 * How much closer to their targets draws are than designs of the prior: {@code 1 − error of draws /
 * error of the prior}, both mean squares in the coordinate of a property's scale. Contraction in
 * the property itself: it exposes a generator that ignores the target also where no variable alone
 * depends on it.
 *
 * @param score 1 on target, about 0 where the target is ignored; NaN where every design of the
 *     prior is on target
 * @param error mean absolute difference from the target, physical unit
 */
record TargetFollowing(double score, double error, int rows) {
  /** Draws with a lower score hardly depend on the target. */
  static final double DEAF = 0.2;

  /**
   * Compares draws with the prior.
   *
   * @param asked targets of the property
   * @param drawn property of a draw for each
   * @param prior properties of designs of the prior
   */
  static TargetFollowing of(
      DesignSpace space, int property, double[] asked, double[] drawn, double[] prior) {
    Property p = space.properties().get(property);
    double draws = 0;
    double others = 0;
    double error = 0;
    for (int i = 0; i < asked.length; i++) {
      double target = asked[i];
      double off = p.coordinateDistance(drawn[i], target);
      draws += off * off / asked.length;
      error += Math.abs(drawn[i] - target) / asked.length;
      others +=
          Arrays.stream(prior)
                  .map(value -> p.coordinateDistance(value, target))
                  .map(d -> d * d)
                  .average()
                  .orElse(0)
              / asked.length;
    }
    return new TargetFollowing(others > 0 ? 1 - draws / others : Double.NaN, error, asked.length);
  }

  CheckVerdict verdict() {
    if (rows < CheckOptions.MIN_ROWS) {
      return CheckVerdict.TOO_FEW_ROWS;
    }
    if (Double.isNaN(score)) {
      return CheckVerdict.NOT_AVAILABLE;
    }
    return score < DEAF ? CheckVerdict.IGNORES_TARGET : CheckVerdict.CALIBRATED;
  }
}
