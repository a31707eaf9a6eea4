package io.backcast.train.evaluate;

import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Rows;
import io.backcast.train.data.DesignPrior;
import io.backcast.train.data.EnsemblePrediction;
import io.backcast.train.data.TrainingData;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a model is measured on.
 *
 * @param data its held-out rows are those measured on; it has no others where the rows that the
 *     model was trained on are not known
 * @param trainedOn whether the ensemble that refines designs was trained on the held-out rows too,
 *     and only the audit ensemble was not
 * @param outOfFold predictions of every row by networks that had not seen it, which take the place
 *     of the held-out rows; null where those are enough
 * @param folds in how many parts rows were left out for {@code outOfFold}; 0 without
 * @param prior that the designs the model learned from were drawn from; null if it is not known
 * @param seed of the model
 */
public record EvaluationRows(
    TrainingData data,
    boolean trainedOn,
    @Nullable EnsemblePrediction outOfFold,
    int folds,
    @Nullable DesignPrior prior,
    long seed) {

  /** Rows of a training, of which some were held out. */
  public static EvaluationRows ofTraining(
      TrainingData data,
      @Nullable EnsemblePrediction outOfFold,
      int folds,
      @Nullable DesignPrior prior,
      long seed) {
    return new EvaluationRows(data, true, outOfFold, outOfFold == null ? 0 : folds, prior, seed);
  }

  /** Rows that a model has not seen. */
  public static EvaluationRows unseen(TrainingData data, @Nullable DesignPrior prior, long seed) {
    return new EvaluationRows(data.with(new int[0], data.all()), false, null, 0, prior, seed);
  }

  /** The designs of the held-out rows, physical units, {@code [n, dx]}. */
  public DesignMatrix heldOutDesigns(DesignSpace space) {
    return space.designs(TrainingData.pick(data.f(), data.held()));
  }

  /** The properties of the held-out rows, physical units, {@code [n, dy]}; NaN where one lacks. */
  public float[] heldOutProperties() {
    return Rows.flat(TrainingData.pick(data.y(), data.held()));
  }
}
