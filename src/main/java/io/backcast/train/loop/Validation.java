package io.backcast.train.loop;

/**
 * What a network in training predicts for rows that it is not trained on.
 *
 * @param network name of the network, such as {@code hold-out member 1}
 * @param epoch passes over its rows so far
 * @param error mean absolute error, in half-ranges of the properties
 * @param truth values of the rows, {@code [n][dy]}, physical; NaN where a row has none
 * @param predicted what the network says, {@code [n][dy]}, physical
 */
public record Validation(
    String network, int epoch, double error, float[][] truth, float[][] predicted) {}
