package io.backcast.train.distil;

import org.jspecify.annotations.Nullable;

/**
 * All networks of one training.
 *
 * @param identity fingerprint of everything they depend on; written into each ONNX file
 * @param ensemble the predictors
 * @param surrogate a fast copy of the ensemble
 * @param backward the invertible network
 * @param fastGenerator a fast copy of the invertible network, for previews while the target is
 *     dragged; null if the plan has none
 */
public record TrainedNetworks(
    String identity,
    TrainedEnsemble ensemble,
    Surrogate surrogate,
    BackwardTrainer backward,
    @Nullable FastGeneratorTrainer fastGenerator) {}
