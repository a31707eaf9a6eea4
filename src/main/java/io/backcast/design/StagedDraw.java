package io.backcast.design;

import io.backcast.engine.FailedPart;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.OutsideCount;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The first of two stages: draws samples part by part, on all cores, screens them by the surrogate,
 * moves those onto the target that pass, and offers them to a {@link Pool}. Its memory does not
 * grow with the number of samples.
 */
final class StagedDraw {
  /** Samples of a part, which one thread works on. */
  static final int PART = 4_096;

  /** Parts of a round, after which the pool takes what they found. */
  private static final int PARTS = 16;

  private final InverseModel model;
  private final DesignSpace space;
  private final DesignRequest request;
  private final Refiner refiner;
  private final int steps;
  private final double window;
  private final List<BoundedSampler> samplers = new ArrayList<>();
  private OutsideCount outside;
  private int rejected;

  /** What a part found. */
  private record Found(
      DesignMatrix x, double[] scores, long[] numbers, OutsideCount outside, int rejected) {}

  /**
   * A draw that has not begun.
   *
   * @param steps of refinement by the surrogate
   * @param window miss by the surrogate, in tolerances, beyond which a design is off target by the
   *     ensemble too
   */
  StagedDraw(
      InverseModel model,
      DesignRequest request,
      Refiner refiner,
      int steps,
      double window,
      SharedCloud cloud) {
    this.model = model;
    this.space = model.card().space();
    this.request = request;
    this.refiner = refiner;
    this.steps = steps;
    this.window = window;
    this.outside = OutsideCount.none(space.dx());
    for (int i = 0; i < PARTS; i++) {
      samplers.add(new BoundedSampler(model, false, cloud));
    }
  }

  /** How many samples the network drew outside the design space so far. */
  OutsideCount outside() {
    return outside;
  }

  /** How many samples are no designs so far. */
  int rejected() {
    return rejected;
  }

  /**
   * The first designs as they are drawn, part by part until there are enough.
   *
   * @param samples of which they are, at most
   * @throws BackcastException if the model fails, or between two parts if the thread has been
   *     interrupted
   */
  DesignMatrix first(int samples, int enough) throws BackcastException {
    List<DesignMatrix> parts = new ArrayList<>();
    int found = 0;
    for (int from = 0; from < samples && found < enough; from += PART) {
      int n = Math.min(PART, samples - from);
      RawSamples raw = draw(samplers.getFirst(), from, n);
      int[] accepted = raw.accepted();
      parts.add(raw.x().pick(accepted));
      found += accepted.length;
      outside = outside.plus(raw.outside());
      rejected += n - accepted.length;
      Interruption.check();
    }
    DesignMatrix first = DesignMatrix.zeros(found, space.dx());
    int row = 0;
    for (DesignMatrix part : parts) {
      for (int i = 0; i < part.rows(); i++) {
        first.setRow(row++, part, i);
      }
    }
    return first;
  }

  /**
   * Draws all samples.
   *
   * @param worth which samples are moved
   * @throws BackcastException if the model fails, or between two rounds if the thread has been
   *     interrupted
   */
  void run(Screen screen, Pool pool, StagedPilot.Worth worth, SamplingProgress progress)
      throws BackcastException {
    long all = request.samples();
    for (long from = 0; from < all; from += (long) PART * PARTS) {
      long start = from;
      int parts = (int) Math.min(PARTS, (all - from + PART - 1) / PART);
      @Nullable Found[] found = new @Nullable Found[parts];
      Thread caller = Thread.currentThread();
      try {
        IntStream.range(0, parts)
            .parallel()
            .filter(p -> !caller.isInterrupted())
            .forEach(p -> found[p] = part(p, start + (long) p * PART, screen, pool, worth));
      } catch (FailedPart e) {
        throw e.cause();
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new BackcastException(ErrorCode.INTERRUPTED, Sentence.of("stopped.nothing-written"));
      }
      for (Found part : found) {
        if (part != null) {
          pool.offer(part.x, part.scores, part.numbers);
          outside = outside.plus(part.outside);
          rejected += part.rejected;
        }
      }
      progress.drawn(Math.min(all, from + (long) PART * PARTS), all);
    }
  }

  private RawSamples draw(BoundedSampler sampler, long from, int n) throws BackcastException {
    long first = request.first() + from;
    SampleSeeds seeds =
        request.bounds().isWhole(space)
            ? SampleSeeds.latents(model, request.seed(), first, n)
            : SampleSeeds.of(model, request.seed(), first, n);
    return sampler.draw(request, seeds, steps > 0);
  }

  private Found part(int slot, long from, Screen screen, Pool pool, StagedPilot.Worth worth) {
    try {
      int n = (int) Math.min(PART, request.samples() - from);
      RawSamples raw = draw(samplers.get(slot), from, n);
      int[] accepted = raw.accepted();
      DesignMatrix x = accepted.length == n ? raw.x() : raw.x().pick(accepted);
      long[] numbers = Arrays.stream(accepted).mapToLong(i -> from + i).toArray();
      SurrogateValues y = new SurrogateValues(model, x);
      // what is not moved has its last score, and a place in the order drawn never changes
      boolean last =
          steps == 0 || request.ranking() == Ranking.DRAWN || request.ranking() == Ranking.DIVERSE;
      double below = last ? Math.min(worth.below(), pool.below()) : worth.below(pool.below());
      double[] scores = screen.scores(x, y, numbers, below);
      int[] passed = IntStream.range(0, scores.length).filter(i -> !(scores[i] > below)).toArray();
      DesignMatrix some = x.pick(passed);
      long[] of = Arrays.stream(passed).mapToLong(i -> numbers[i]).toArray();
      int refused = n - accepted.length;
      if (steps == 0) {
        double[] known = Arrays.stream(passed).mapToDouble(i -> scores[i]).toArray();
        return new Found(some, offTarget(known, y.of(passed, some)), of, raw.outside(), refused);
      }
      refiner.refineBySurrogate(some, request.target(), request.bounds(), steps);
      SurrogateValues now = new SurrogateValues(model, some);
      double[] after = screen.scores(some, now, of, pool.below());
      return new Found(some, offTarget(after, now.get()), of, raw.outside(), refused);
    } catch (BackcastException e) {
      throw new FailedPart(e);
    }
  }

  /** The scores; designs that are surely off target come after all others. */
  private double[] offTarget(double[] scores, float[] y) {
    for (int i = 0; i < scores.length; i++) {
      double miss = request.target().miss(space, y, i);
      // not "greater than": a miss that is not a number is one
      if (!(miss <= window)) {
        scores[i] = Pool.OFF_TARGET + (Double.isNaN(miss) ? Float.MAX_VALUE : miss);
      }
    }
    return scores;
  }
}
