package io.backcast.model;

/**
 * How far to trust a design, and the finding that decided it.
 *
 * @param level what to make of the design
 * @param reason what kept the design from strong trust, or {@link TrustReason#GOOD}. A design that
 *     is off target keeps the reason that it would have on target.
 */
public record TrustVerdict(TrustLevel level, TrustReason reason) {}
