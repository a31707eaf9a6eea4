package io.backcast.engine.trial;

import java.time.Duration;

/**
 * What a trial may take.
 *
 * @param opening of one network, with its optimization
 * @param running of one call
 * @param megabytes of memory beyond what the process begins with
 */
record TrialLimits(Duration opening, Duration running, long megabytes) {
  /** Far more than a network that can be used takes. */
  static final TrialLimits USUAL =
      new TrialLimits(Duration.ofMinutes(3), Duration.ofSeconds(20), 3_000);
}
