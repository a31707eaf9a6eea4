package io.backcast.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Sizes and schedules of a training.
 *
 * @param validation share of the designs that the audit ensemble never sees
 * @param ensemble the networks that predict
 * @param surrogate the small network that stands in for the ensemble when it must be fast
 * @param backward the invertible network
 * @param fastGenerator the small network that stands in for it while the hand moves; none if absent
 */
public record TrainingPlan(
    double validation,
    Ensemble ensemble,
    @JsonProperty("student") Surrogate surrogate,
    Backward backward,
    @JsonProperty("sketch") @Nullable FastGenerator fastGenerator) {

  /**
   * The forward networks.
   *
   * @param members trained on all rows and shipped
   * @param auditMembers trained without the validation rows, for honest figures
   * @param width of every layer
   * @param depth residual layers after the first
   * @param epochs at most
   * @param batch rows a step and member
   * @param rate peak learning rate of the one-cycle schedule
   * @param decay weight decay
   * @param patience epochs without improvement on the validation rows before stopping
   */
  public record Ensemble(
      int members,
      int auditMembers,
      int width,
      int depth,
      int epochs,
      int batch,
      double rate,
      double decay,
      int patience) {}

  /**
   * The stand-in.
   *
   * @param pool designs drawn from the prior and labelled by the ensemble
   */
  public record Surrogate(int width, int depth, int pool, int steps, int batch, double rate) {}

  /**
   * The invertible network.
   *
   * @param blocks couplings
   * @param width of the two hidden layers of each half-coupling
   * @param pool designs drawn from the prior and labelled by the ensemble
   * @param massShare share of the training designs that carry the point mass
   * @param roundTripFrom share of the steps after which the round trip enters the loss
   * @param roundTripWeight of the round trip, target → design → prediction
   * @param roundTripNear tolerances off the target that the round trip leaves to refinement; worth
   *     it where the ensemble errs by far less than the tolerance
   * @param kind conditional if absent
   */
  public record Backward(
      int blocks,
      int width,
      int pool,
      int steps,
      int batch,
      double rate,
      double massShare,
      double roundTripFrom,
      double roundTripWeight,
      double roundTripNear,
      @Nullable FlowKind kind) {}

  /** The network that draws what the invertible one draws, only faster. */
  public record FastGenerator(int width, int depth, int steps, int batch, double rate) {}

  /** The same with another kind of invertible network. */
  public TrainingPlan with(FlowKind kind) {
    return new TrainingPlan(
        validation,
        ensemble,
        surrogate,
        new Backward(
            backward.blocks,
            backward.width,
            backward.pool,
            backward.steps,
            backward.batch,
            backward.rate,
            backward.massShare,
            backward.roundTripFrom,
            backward.roundTripWeight,
            backward.roundTripNear,
            kind),
        fastGenerator);
  }
}
