package io.backcast.model;

import org.jspecify.annotations.Nullable;

/**
 * How far to trust a design, and the finding that decided it.
 *
 * @param level what to make of the design
 * @param reason what kept the design from strong trust, or {@link TrustReason#GOOD}. A design that
 *     is off target keeps the reason that it would have on target.
 * @param region that decided, for {@link TrustReason#REGION}
 */
public record TrustVerdict(TrustLevel level, TrustReason reason, @Nullable TrustRegion region) {
  /** A verdict that no region decided. */
  public TrustVerdict(TrustLevel level, TrustReason reason) {
    this(level, reason, null);
  }
}
