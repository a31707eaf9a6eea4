package io.backcast.design;

/**
 * How many designs go how far, in two stages.
 *
 * @param reserve held after the first stage
 * @param judged by the ensemble, unless too few of them are on target
 */
record StagedPlan(int reserve, int judged) {
  /** Of many designs kept, fewer others are looked at. */
  private static final int MANY = 100_000;

  /** What is held after drawing again takes little memory, however few are kept. */
  private static final int MOST_HELD = 500_000;

  static StagedPlan of(int samples, int keep) {
    long reserve = keep > MANY ? 3L * keep : Math.max(8L * keep, 5_000);
    long judged = keep > MANY ? keep * 5L / 2 : 6L * keep;
    int held = (int) Math.min(samples, reserve);
    return new StagedPlan(held, (int) Math.min(held, judged));
  }

  /** Four times as many, as long as these take little memory. */
  StagedPlan larger(int samples) {
    int held = (int) Math.min(samples, Math.max(reserve, Math.min(4L * reserve, MOST_HELD)));
    return new StagedPlan(held, (int) Math.min(held, 4L * judged));
  }
}
