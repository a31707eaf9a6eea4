package io.backcast.verify.campaign;

import org.jspecify.annotations.Nullable;

/**
 * What a round of a campaign showed. Errors are in the unit of the property that the target names
 * first, answers in the model's convention; NaN where nothing is known.
 *
 * @param name {@code before}, the number of a round, or {@code after}
 * @param model identity of the model that the designs are from
 * @param designs that were chosen
 * @param answered how many a program gave an answer for
 * @param hits how many are on target by the answer
 * @param error mean absolute deviation of the answer from the target
 * @param median of the same
 * @param predictionError mean absolute deviation of the answer from the model's prediction
 * @param spread mean stated deviation of the chosen designs' predictions
 * @param seconds that the calculations took
 * @param learning what a training on all answers so far gave; null where nothing was learned
 */
public record CampaignRound(
    String name,
    String model,
    int designs,
    int answered,
    int hits,
    double error,
    double median,
    double predictionError,
    double spread,
    double seconds,
    @Nullable RoundLearning learning) {

  /** Share of the answered designs that are on target; NaN without. */
  public double hitRate() {
    return answered == 0 ? Double.NaN : (double) hits / answered;
  }
}
