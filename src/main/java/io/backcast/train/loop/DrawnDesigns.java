package io.backcast.train.loop;

/**
 * What a generator in training makes of the same targets and the same latent points each time.
 *
 * @param done share of the generator's training that is done, 0 … 1
 * @param asked targets, {@code [n][dy]}, physical
 * @param reached properties of the designs that it draws for them, as the surrogate predicts them,
 *     {@code [n][dy]}, physical
 */
public record DrawnDesigns(double done, float[][] asked, float[][] reached) {}
