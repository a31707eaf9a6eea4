package io.backcast.model;

/** The finding that decided a {@link TrustLevel}. */
public enum TrustReason {
  /** Near the training data, and the ensemble agrees. */
  GOOD,
  /** Farther from the training data than strong trust allows. */
  FAR,
  /** The ensemble disagrees more than strong trust allows. */
  SPREAD,
  FAR_AND_SPREAD,
  /** Near the training data and surely in a point mass, however the ensemble disagrees there. */
  SURE_CLASS,
  /** In a {@link TrustRegion}. */
  REGION,
  /** Design → latent → design ends somewhere else. */
  ROUND_TRIP,
  /** Outside the bounds of the design space. */
  OUTSIDE,
  /** Less usual than almost all held-back rows of the training data. */
  EXTRAPOLATED,
  /** Too few rows of the training data are near the target. */
  TARGET_EXTRAPOLATED,
  /** The model does not describe its training data. */
  UNKNOWN_DISTANCE,
  /** The model states no standard deviation. */
  UNKNOWN_SPREAD,
  /** The model card has no thresholds. */
  UNCALIBRATED,
  /** The model has no network that predicts. */
  NO_PREDICTION
}
