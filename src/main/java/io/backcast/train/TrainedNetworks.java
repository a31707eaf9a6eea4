package io.backcast.train;

import org.jspecify.annotations.Nullable;

/**
 * All networks of one training.
 *
 * @param identity of everything that they depend on; what each file carries
 * @param ensemble predicts
 * @param student stands in for it where it must be fast
 * @param backward the invertible network
 * @param sketch stands in for that while the hand moves; null if the plan has none
 */
record TrainedNetworks(
    String identity,
    Ensemble ensemble,
    Student student,
    BackwardTrainer backward,
    @Nullable SketchTrainer sketch) {}
