package io.backcast.train.evaluate.check;

/**
 * What is kept of the draws for each pair.
 *
 * @param ranks share of the draws below the true design in each variable, {@code [dx][n]}, made
 *     continuous at random
 * @param credibility share of the draws of higher density than the true design, {@code [n]}; empty
 *     where there is no density
 * @param balls share of the draws closer to a random point than the true design, {@code [n]}
 * @param nearBalls the same for points that depend on the target, {@code [n]}
 * @param variance of the draws in each variable, scaled, {@code [dx][n]}
 * @param example one draw for each pair, scaled, {@code [n][dx]}
 * @param returned largest difference of any variable after design → latent → design, scaled, {@code
 *     [n]}; empty where there is no forward network
 */
record PairDraws(
    double[][] ranks,
    double[] credibility,
    double[] balls,
    double[] nearBalls,
    double[][] variance,
    float[][] example,
    double[] returned) {}
