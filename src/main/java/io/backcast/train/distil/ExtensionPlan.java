package io.backcast.train.distil;

import io.backcast.model.TrainingPlan;

/**
 * Sizes and schedules of a fine-tuning: the networks are those of the model's own plan, for fewer
 * steps and with a smaller rate, so that they keep what they know (Li and Hoiem, IEEE TPAMI 40,
 * 2935 (2018)).
 */
public final class ExtensionPlan {
  /** Share of the rate that an untrained network begins with. */
  private static final double RATE = 0.25;

  private static final int LEAST_EPOCHS = 12;
  private static final int MOST_EPOCHS = 50;
  private static final int LEAST_MEMBER_STEPS = 800;
  private static final int LEAST_STEPS = 400;
  private static final int MOST_STEPS = 4_000;
  private static final int LEAST_POOL = 40_000;
  private static final int MOST_POOL = 1_500_000;

  /** Share of the steps of the invertible network after which the round trip joins. */
  private static final double ROUND_TRIP_FROM = 0.2;

  private ExtensionPlan() {}

  /**
   * The plan for networks that begin with a trained model's weights.
   *
   * @param rows that are learned from
   */
  public static TrainingPlan of(TrainingPlan plan, int rows) {
    return new TrainingPlan(
        plan.validation(),
        ensemble(plan.ensemble(), rows),
        surrogate(plan.surrogate()),
        backward(plan.backward()),
        plan.fastGenerator() == null ? null : fast(plan.fastGenerator()));
  }

  /** An ensemble with other predictors beside its networks is fitted anew, as a whole. */
  private static TrainingPlan.Ensemble ensemble(TrainingPlan.Ensemble e, int rows) {
    if (e.stacking() != null) {
      return e;
    }
    // where rows are few an epoch is soon over
    int ofSteps = LEAST_MEMBER_STEPS * Math.min(e.batch(), rows) / Math.max(1, rows);
    int epochs = Math.max(ofSteps, Math.clamp(e.epochs() / 8, LEAST_EPOCHS, MOST_EPOCHS));
    return new TrainingPlan.Ensemble(
        e.members(),
        e.holdOutMembers(),
        e.width(),
        e.depth(),
        epochs,
        e.batch(),
        RATE * e.rate(),
        e.decay(),
        epochs,
        null);
  }

  private static TrainingPlan.Surrogate surrogate(TrainingPlan.Surrogate s) {
    int pool = Math.min(s.pool(), Math.max(LEAST_POOL, s.pool() / 4));
    return new TrainingPlan.Surrogate(
        s.width(), s.depth(), pool, steps(s.steps(), 5), s.batch(), RATE * s.rate());
  }

  private static TrainingPlan.Backward backward(TrainingPlan.Backward b) {
    int pool = Math.min(b.pool(), Math.clamp(b.pool() / 6, LEAST_POOL, MOST_POOL));
    return new TrainingPlan.Backward(
        b.blocks(),
        b.width(),
        pool,
        steps(b.steps(), 8),
        b.batch(),
        RATE * b.rate(),
        b.massShare(),
        Math.min(ROUND_TRIP_FROM, b.roundTripFrom()),
        b.roundTripWeight(),
        b.roundTripNear(),
        b.kind(),
        b.coupling(),
        b.bins());
  }

  private static TrainingPlan.FastGenerator fast(TrainingPlan.FastGenerator f) {
    return new TrainingPlan.FastGenerator(
        f.width(), f.depth(), steps(f.steps(), 5), f.batch(), RATE * f.rate(), f.coupling());
  }

  private static int steps(int ofModel, int part) {
    return Math.min(ofModel, Math.clamp(ofModel / part, LEAST_STEPS, MOST_STEPS));
  }
}
