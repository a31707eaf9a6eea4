package io.backcast.model;

/**
 * Thresholds between the trust levels, fitted on rows that the ensemble had not seen.
 *
 * @param strongStd largest standard deviation of a strong design, in units of the tolerance
 * @param fairStd largest standard deviation of a fair design, in units of the tolerance
 * @param strongDistance largest distance to the training data of a strong design
 * @param fairDistance largest distance of a fair design
 */
public record TrustRule(
    double strongStd, double fairStd, double strongDistance, double fairDistance) {}
