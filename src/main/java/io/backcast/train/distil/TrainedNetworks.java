package io.backcast.train.distil;

import io.backcast.train.data.EnsemblePrediction;
import org.jspecify.annotations.Nullable;

/**
 * All networks of one training.
 *
 * @param identity fingerprint of everything they depend on; written into each ONNX file
 * @param ensemble the predictors
 * @param outOfFold predictions of every row by networks that had not seen it; null where the
 *     held-out rows are enough
 * @param surrogate a fast copy of the ensemble
 * @param backward the invertible network
 * @param fastGenerator a fast copy of the invertible network, for previews while the target is
 *     dragged; null if the plan has none
 */
public record TrainedNetworks(
    String identity,
    TrainedEnsemble ensemble,
    @Nullable EnsemblePrediction outOfFold,
    Surrogate surrogate,
    BackwardTrainer backward,
    @Nullable FastGeneratorTrainer fastGenerator) {
  /** In how many parts {@code outOfFold} leaves out the rows. */
  public static final int FOLDS = CrossValidation.FOLDS;
}
