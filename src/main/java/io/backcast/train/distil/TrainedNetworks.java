package io.backcast.train.distil;

import org.jspecify.annotations.Nullable;

/**
 * All networks of one training.
 *
 * @param identity of everything that they depend on; what each file carries
 * @param ensemble predicts
 * @param surrogate stands in for it where it must be fast
 * @param backward the invertible network
 * @param fastGenerator stands in for that while the hand moves; null if the plan has none
 */
public record TrainedNetworks(
    String identity,
    TrainedEnsemble ensemble,
    Surrogate surrogate,
    BackwardTrainer backward,
    @Nullable FastGeneratorTrainer fastGenerator) {}
