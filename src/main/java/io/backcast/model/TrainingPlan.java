package io.backcast.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Sizes and schedules of a training.
 *
 * @param validation share of the rows kept out of the hold-out ensemble
 * @param ensemble the networks that predict
 * @param surrogate the small network that approximates the ensemble where predictions must be fast
 * @param backward the invertible network
 * @param fastGenerator the small network that approximates {@code backward} for previews; none if
 *     absent
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
   * @param members networks trained on all rows and shipped with the model
   * @param holdOutMembers networks trained without the validation rows, for the hold-out evaluation
   * @param width of every layer
   * @param depth residual layers after the first
   * @param epochs at most
   * @param batch rows a step and member
   * @param rate peak learning rate of the one-cycle schedule
   * @param decay weight decay
   * @param patience epochs without improvement on the validation rows before stopping
   * @param stacking other predictors that are tried beside the networks; none if absent, and the
   *     networks are then trained exactly as stated, whatever the number of rows
   */
  public record Ensemble(
      int members,
      @JsonProperty("auditMembers") int holdOutMembers,
      int width,
      int depth,
      int epochs,
      int batch,
      double rate,
      double decay,
      int patience,
      @Nullable Stacking stacking) {

    /** Networks alone. */
    public Ensemble(
        int members,
        int holdOutMembers,
        int width,
        int depth,
        int epochs,
        int batch,
        double rate,
        double decay,
        int patience) {
      this(members, holdOutMembers, width, depth, epochs, batch, rate, decay, patience, null);
    }

    /**
     * The plan for so many rows: with other predictors beside the networks, batches are smaller
     * where rows are few, so that an epoch has several steps; else as stated.
     */
    public Ensemble suited(int rows) {
      return stacking == null
          ? this
          : new Ensemble(
              members,
              holdOutMembers,
              width,
              depth,
              epochs,
              Math.clamp(rows / 8, Math.min(16, batch), batch),
              rate,
              decay,
              patience,
              stacking);
    }

    /** The same networks with nothing beside them. */
    public Ensemble alone() {
      return new Ensemble(
          members, holdOutMembers, width, depth, epochs, batch, rate, decay, patience, null);
    }
  }

  /**
   * A Gaussian process and two kinds of forests beside the networks, each weighted by how well it
   * predicts rows that it has not seen.
   *
   * @param folds parts that the rows are cut into; each is predicted from the others
   * @param trees of a forest
   * @param processRows rows that a Gaussian process knows at most
   */
  public record Stacking(int folds, int trees, int processRows) {}

  /**
   * The fast approximation of the ensemble.
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
   * @param roundTripNear distance to the target, in tolerances, below which the round trip adds no
   *     loss, as refinement corrects it; useful where the ensemble errs by far less than the
   *     tolerance
   * @param kind conditional if absent
   * @param coupling affine if absent
   * @param bins of each spline; {@link #BINS} if absent
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
      @Nullable FlowKind kind,
      @Nullable CouplingKind coupling,
      @Nullable Integer bins) {
    /** Bins of a spline that the plan does not state. */
    public static final int BINS = 16;

    /** Affine couplings. */
    public Backward(
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
        @Nullable FlowKind kind) {
      this(
          blocks,
          width,
          pool,
          steps,
          batch,
          rate,
          massShare,
          roundTripFrom,
          roundTripWeight,
          roundTripNear,
          kind,
          null,
          null);
    }

    /** Bins of each spline. */
    public int splineBins() {
      return bins == null ? BINS : bins;
    }

    /** A copy with another kind. */
    public Backward with(@Nullable FlowKind other) {
      return new Backward(
          blocks,
          width,
          pool,
          steps,
          batch,
          rate,
          massShare,
          roundTripFrom,
          roundTripWeight,
          roundTripNear,
          other,
          coupling,
          bins);
    }

    /** A copy with other sizes. */
    public Backward smaller(int fewerBlocks, int lessWidth, @Nullable CouplingKind other) {
      return new Backward(
          fewerBlocks,
          lessWidth,
          pool,
          steps,
          batch,
          rate,
          massShare,
          roundTripFrom,
          roundTripWeight,
          roundTripNear,
          kind,
          other,
          bins);
    }

    /** A copy with other numbers of labelled designs and of steps. */
    public Backward with(int otherPool, int otherSteps) {
      return new Backward(
          blocks,
          width,
          otherPool,
          otherSteps,
          batch,
          rate,
          massShare,
          roundTripFrom,
          roundTripWeight,
          roundTripNear,
          kind,
          coupling,
          bins);
    }
  }

  /**
   * A smaller network that approximates the draws of the invertible one.
   *
   * @param width of its hidden layers
   * @param depth residual layers, or couplings
   * @param coupling of a small invertible network; if absent, it is a plain residual one, which
   *     cannot fork
   */
  public record FastGenerator(
      int width, int depth, int steps, int batch, double rate, @Nullable CouplingKind coupling) {
    /** A residual network. */
    public FastGenerator(int width, int depth, int steps, int batch, double rate) {
      this(width, depth, steps, batch, rate, null);
    }

    /** A copy with another number of steps. */
    public FastGenerator with(int otherSteps) {
      return new FastGenerator(width, depth, otherSteps, batch, rate, coupling);
    }
  }

  /** A copy with other forward networks. */
  public TrainingPlan with(Ensemble other) {
    return new TrainingPlan(validation, other, surrogate, backward, fastGenerator);
  }

  /** A copy with another kind of invertible network. */
  public TrainingPlan with(FlowKind kind) {
    return new TrainingPlan(validation, ensemble, surrogate, backward.with(kind), fastGenerator);
  }
}
