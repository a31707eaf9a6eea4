package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSet;
import io.backcast.model.ErrorCode;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Randoms;
import io.backcast.model.Target;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Designs that are distributed as the prior is among those on target, all judged by the ensemble.
 *
 * @param draws all of them that are on target
 * @param designs those kept, in the order drawn
 * @param weights of those kept, {@code [kept]}; all 1 where they were resampled
 * @param resampled whether those kept were drawn in proportion to the weights
 * @param extrapolated how many of those on target are outside the data, and how these were treated
 * @param abstention why the data cannot say what reaches the target; null if they can, or nobody
 *     wants to know
 */
public record WeightedResult(
    WeightedDesigns draws,
    DesignSet designs,
    double[] weights,
    boolean resampled,
    ExtrapolationCount extrapolated,
    @Nullable Abstention abstention) {

  /**
   * Draws designs.
   *
   * @param keep how many at most
   * @param resample whether to draw those kept in proportion to the weights, so that they count
   *     alike
   * @param control what becomes of designs outside the data; where they are refused and the data
   *     cannot say what reaches the target, all are
   * @throws BackcastException if the model's prior is not known or nothing predicts, or if the
   *     model fails
   */
  public static WeightedResult of(
      InverseModel model,
      Target target,
      DesignBounds bounds,
      long seed,
      int keep,
      boolean resample,
      ExtrapolationControl control)
      throws BackcastException {
    WeightedSampler sampler = new WeightedSampler(model);
    if (!sampler.applies()) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          "The designs of the model %s cannot be weighted: %s. Draw them refined or raw."
              .formatted(
                  model.card().name(),
                  model.predicts()
                      ? "its prior is “%s”, which has no known density"
                          .formatted(model.card().prior())
                      : "it has no network that predicts"));
    }
    WeightedDesigns drawn = sampler.sample(target, bounds, seed);
    Predictions p = Predictions.of(model, drawn.designs());
    Misses misses = new Misses(model.card().space(), target);
    Extrapolation extrapolation = new Extrapolation(model);
    Abstention abstention =
        control == ExtrapolationControl.OFF ? null : extrapolation.target(target, bounds);
    int[] onTarget = Draws.within(misses, p.unclamped(), 1);
    Extrapolation.Treated treated =
        extrapolation.treat(control, drawn.designs(), onTarget, abstention != null);
    int[] hits = treated.kept();
    WeightedDesigns draws =
        WeightedDesigns.of(
            drawn.designs().pick(hits),
            Draws.pick(p.unclamped(), drawn.size(), hits),
            Arrays.stream(hits).mapToDouble(i -> drawn.weights()[i]).toArray(),
            drawn.drawn(),
            drawn.method());
    int n = draws.size();
    int count = Math.min(keep, n);
    // those left out are spread evenly over the draws, which leaves the distribution as it is
    int[] kept =
        resample
            ? draws.resampled(count, Randoms.generator(seed).nextDouble())
            : IntStream.range(0, count).map(i -> (int) ((long) i * n / count)).toArray();
    int[] rows = Arrays.stream(kept).map(i -> hits[i]).toArray();
    double[] weights = new double[count];
    Arrays.setAll(weights, i -> resample ? 1 : draws.weights()[kept[i]]);
    return new WeightedResult(
        draws,
        extrapolation.mark(
            new Trust(model)
                .describe(drawn.designs().pick(rows), p.pick(drawn.size(), rows), target),
            control,
            abstention != null),
        weights,
        resample,
        treated.count(),
        abstention);
  }

  /** How many designs are in the result. */
  public int size() {
    return designs.size();
  }
}
