package io.backcast.design;

import io.backcast.model.Box;
import io.backcast.model.Target;

/**
 * What a draw of designs is asked to do; begins with {@link #of}.
 *
 * @param target what to reach
 * @param box where designs may lie
 * @param seed together with a sample's index it decides the sample
 * @param first index of the first sample
 * @param samples how many to draw
 * @param keep how many to keep at most
 * @param effort how to bring them onto the target
 * @param everything whether to keep what misses the target too
 * @param ranking which of the designs on target to keep and in which order
 */
public record DesignRequest(
    Target target,
    Box box,
    long seed,
    long first,
    int samples,
    int keep,
    Effort effort,
    boolean everything,
    Ranking ranking) {

  /**
   * A request for what is on target of 10,000 refined samples: the 1,000 that may be trusted most.
   */
  public static Builder of(Target target, Box box) {
    return new Builder(target, box);
  }

  /** Says what differs from the usual request. */
  public static final class Builder {
    private final Target target;
    private final Box box;
    private long seed = 1;
    private long first;
    private int samples = 10_000;
    private int keep = 1_000;
    private Effort effort = Effort.FULL;
    private boolean everything;
    private Ranking ranking = Ranking.TRUSTED;

    private Builder(Target target, Box box) {
      this.target = target;
      this.box = box;
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

    public Builder effort(Effort value) {
      effort = value;
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
          target, box, seed, first, samples, keep, effort, everything, ranking);
    }
  }
}
