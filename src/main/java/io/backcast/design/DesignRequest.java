package io.backcast.design;

import io.backcast.model.DesignBounds;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.OutsideRule;
import io.backcast.model.Target;
import org.jspecify.annotations.Nullable;

/**
 * A request for designs; made by {@link #of}.
 *
 * @param target properties to reach
 * @param bounds of the designs
 * @param seed determines, together with its index, each sample
 * @param first index of the first sample
 * @param samples how many to draw
 * @param keep how many to keep at most
 * @param budget how much work to spend
 * @param keepAll whether to keep designs that miss the target, and symmetric copies, too
 * @param ranking which designs to keep, and in which order
 * @param search whether to search for longer where no sample reaches the target; designs found that
 *     way take the place of the closest samples
 * @param outside what becomes of samples outside the design space; the model's rule if null
 * @param extrapolation what becomes of designs that are unlike the training data
 */
public record DesignRequest(
    Target target,
    DesignBounds bounds,
    long seed,
    long first,
    int samples,
    int keep,
    SamplingBudget budget,
    boolean keepAll,
    Ranking ranking,
    boolean search,
    @Nullable OutsideRule outside,
    ExtrapolationControl extrapolation) {

  /** A copy that asks for something else. */
  public DesignRequest withTarget(Target other) {
    Builder copy = new Builder(this);
    copy.target = other;
    return copy.build();
  }

  /**
   * A copy that draws as {@link StagedDesigner} does. All parts of a request that it is for are to
   * draw so, as a sample then depends on its index alone and not on how many there are in a part.
   */
  public DesignRequest takingFirst() {
    return new Builder(this).budget(budget.takingFirst()).build();
  }

  /** A copy that draws another number of samples. */
  DesignRequest withSamples(int count) {
    return new Builder(this).samples(first, count).build();
  }

  /**
   * Starts a request. By default the 1,000 most trusted of those on target among 10,000 refined
   * samples.
   */
  public static Builder of(Target target, DesignBounds bounds) {
    return new Builder(target, bounds);
  }

  /** Sets what differs from the default request. */
  public static final class Builder {
    private Target target;
    private final DesignBounds bounds;
    private long seed = 1;
    private long first;
    private int samples = 10_000;
    private int keep = 1_000;
    private SamplingBudget budget = SamplingBudget.FULL;
    private boolean keepAll;
    private Ranking ranking = Ranking.TRUSTED;
    private boolean search;
    private @Nullable OutsideRule outside;
    private ExtrapolationControl extrapolation = ExtrapolationControl.WARN;

    private Builder(Target target, DesignBounds bounds) {
      this.target = target;
      this.bounds = bounds;
    }

    private Builder(DesignRequest request) {
      this(request.target, request.bounds);
      seed = request.seed;
      first = request.first;
      samples = request.samples;
      keep = request.keep;
      budget = request.budget;
      keepAll = request.keepAll;
      ranking = request.ranking;
      search = request.search;
      outside = request.outside;
      extrapolation = request.extrapolation;
    }

    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** Draws this many samples, from index 0 on. */
    public Builder samples(int count) {
      return samples(0, count);
    }

    /** Draws this many samples from an index on. */
    public Builder samples(long from, int count) {
      first = from;
      samples = count;
      return this;
    }

    /** Keeps at most this many designs. */
    public Builder keep(int most) {
      keep = most;
      return this;
    }

    public Builder budget(SamplingBudget value) {
      budget = value;
      return this;
    }

    /** Keeps designs that miss the target, and symmetric copies, too. */
    public Builder keepAll() {
      keepAll = true;
      return this;
    }

    public Builder ranking(Ranking value) {
      ranking = value;
      return this;
    }

    /** Searches for longer where no sample reaches the target. */
    public Builder search() {
      search = true;
      return this;
    }

    /** Replaces the model's rule for samples outside the design space. */
    public Builder outside(@Nullable OutsideRule value) {
      outside = value;
      return this;
    }

    /** What becomes of designs that are unlike the training data; they are marked by default. */
    public Builder extrapolation(ExtrapolationControl value) {
      extrapolation = value;
      return this;
    }

    public DesignRequest build() {
      return new DesignRequest(
          target,
          bounds,
          seed,
          first,
          samples,
          keep,
          budget,
          keepAll,
          ranking,
          search,
          outside,
          extrapolation);
    }
  }
}
