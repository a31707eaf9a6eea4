package io.backcast.train.data;

/**
 * Unclamped predictions of an ensemble.
 *
 * @param mean over members, {@code [n][dy]}, physical units; of the logarithms, as a value, on a
 *     log scale
 * @param spread sample standard deviation over members, {@code [n][dy]}, in the coordinate of each
 *     property's scale
 */
public record EnsemblePrediction(float[][] mean, float[][] spread) {}
