package io.backcast.design;

/** Why a design is believed or not; the words for it are in the screen's language. */
public enum TrustReason {
  GOOD,
  FAR,
  SPREAD,
  FAR_AND_SPREAD,
  ROUND_TRIP,
  OUTSIDE,
  UNCALIBRATED
}
