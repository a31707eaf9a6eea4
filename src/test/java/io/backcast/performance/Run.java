package io.backcast.performance;

import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * One run of the benchmarks.
 *
 * @param key that its records carry
 * @param day as in 2026-01-31
 * @param effort quick or full
 * @param machine on which
 * @param load programs that wanted a processor in the minute before, on average; null where the
 *     system does not tell
 */
record Run(String key, String day, String effort, Machine machine, @Nullable Double load) {

  /** The {@link #load} of now. */
  static @Nullable Double loadNow() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? null : Math.round(load * 10) / 10.0;
  }
}
