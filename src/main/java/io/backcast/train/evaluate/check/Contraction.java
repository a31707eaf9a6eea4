package io.backcast.train.evaluate.check;

import io.backcast.model.CheckVerdict;
import io.backcast.model.DesignSpace;

/**
 * Posterior contraction of a variable, {@code 1 − var(draws) / var(prior)} (Schad, Betancourt and
 * Vasishth 2021, “Toward a principled Bayesian workflow in cognitive science”): 1 where the target
 * settles the variable, 0 where it says nothing of it. Draws that do not depend on the target have
 * 0 everywhere and pass rank statistics nevertheless; so the contraction stands beside the one of
 * the pairs' own designs, whose variance for a target is half the mean squared difference of two
 * designs with nearly the same one.
 *
 * @param drawn contraction of the draws
 * @param expected contraction of the pairs' designs
 * @param error standard error of {@code expected − drawn}
 * @param single whether the space has one property, so that like targets are really alike
 */
record Contraction(double drawn, double expected, double error, int rows, boolean single) {
  /** Differences in contraction that nobody needs to know of. */
  private static final double SMALL = 0.1;

  private static final double ERRORS = 4;

  /**
   * Draws that are as wide as the prior to within this, where the target says more, do not depend
   * on it. Wider ones are too wide.
   */
  private static final double DEAF = 0.1;

  /**
   * The contraction of one variable in a region.
   *
   * @param truth designs of all pairs, scaled, {@code [n][dx]}
   * @param like for each pair another one with nearly the same target
   * @param variance of the draws of each pair
   * @param prior variance of the variable in the prior, scaled
   * @param rows pairs of the region
   */
  static Contraction of(
      DesignSpace space,
      int variable,
      float[][] truth,
      int[] like,
      double[] variance,
      double prior,
      double[] weights,
      int[] rows) {
    double sum = 0;
    double drawn = 0;
    double own = 0;
    for (int i : rows) {
      double difference = truth[i][variable] - truth[like[i]][variable];
      sum += weights[i];
      drawn += weights[i] * variance[i];
      own += weights[i] * difference * difference / 2;
    }
    drawn /= sum;
    own /= sum;
    double squares = 0;
    double weightsSquared = 0;
    for (int i : rows) {
      double difference = truth[i][variable] - truth[like[i]][variable];
      double off = difference * difference / 2 - variance[i] - (own - drawn);
      double w = weights[i] / sum;
      squares += w * off * off;
      weightsSquared += w * w;
    }
    return new Contraction(
        1 - drawn / prior,
        1 - own / prior,
        // two neighbours share a design, so that half the differences are new
        Math.sqrt(2 * squares * weightsSquared) / prior,
        (int) Math.floor(1 / weightsSquared + 1e-9),
        space.dy() == 1);
  }

  /** How much the contraction may be off. */
  double margin() {
    return Math.max(SMALL, ERRORS * error);
  }

  CheckVerdict verdict() {
    if (rows < CheckOptions.MIN_ROWS) {
      return CheckVerdict.TOO_FEW_ROWS;
    }
    double margin = margin();
    if (expected - drawn > margin) {
      return expected > 2 * margin && Math.abs(drawn) < DEAF
          ? CheckVerdict.IGNORES_TARGET
          : CheckVerdict.TOO_WIDE;
    }
    return drawn - expected > margin && single ? CheckVerdict.TOO_NARROW : CheckVerdict.CALIBRATED;
  }
}
