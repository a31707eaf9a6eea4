package io.backcast.design;

import io.backcast.model.DesignBounds;
import io.backcast.model.Target;

/**
 * What a draw of designs is asked to do; begins with {@link #of}.
 *
 * @param target what to reach
 * @param bounds where designs may lie
 * @param seed together with a sample's index it decides the sample
 * @param first index of the first sample
 * @param samples how many to draw
 * @param keep how many to keep at most
 * @param effort how to bring them onto the target
 * @param keepMisses whether to keep what misses the target too
 * @param ranking which of the designs on target to keep and in which order
 */
public record DesignRequest(
    Target target,
    DesignBounds bounds,
    long seed,
    long first,
    int samples,
    int keep,
    SamplingBudget effort,
    boolean keepMisses,
    Ranking ranking) {

  /**
   * A request for what is on target of 10,000 refined samples: the 1,000 that may be trusted most.
   */
  public static Builder of(Target target, DesignBounds bounds) {
    return new Builder(target, bounds);
  }

  /** Says what differs from the usual request. */
  public static final class Builder {
    private final Target target;
    private final DesignBounds bounds;
    private long seed = 1;
    private long first;
    private int samples = 10_000;
    private int keep = 1_000;
    private SamplingBudget budget = SamplingBudget.FULL;
    private boolean everything;
    private Ranking ranking = Ranking.TRUSTED;

    private Builder(Target target, DesignBounds bounds) {
      this.target = target;
      this.bounds = bounds;
    }

    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** Draws so many samples, from index 0 on. */
    public Builder samples(int count) {
      return samples(0, count);
    }

    /** Draws so many samples from an index on. */
    public Builder samples(long from, int count) {
      first = from;
      samples = count;
      return this;
    }

    /** Keeps so many designs at most. */
    public Builder keep(int most) {
      keep = most;
      return this;
    }

    public Builder effort(SamplingBudget value) {
      budget = value;
      return this;
    }

    /** Keeps what misses the target and what is a copy, too. */
    public Builder keepEverything() {
      everything = true;
      return this;
    }

    public Builder ranking(Ranking value) {
      ranking = value;
      return this;
    }

    public DesignRequest build() {
      return new DesignRequest(
          target, bounds, seed, first, samples, keep, budget, everything, ranking);
    }
  }
}
