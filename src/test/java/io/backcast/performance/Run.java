package io.backcast.performance;

/**
 * One run of the benchmarks.
 *
 * @param key that its records carry
 * @param day as in 2026-01-31
 * @param effort quick or full
 * @param machine on which
 */
record Run(String key, String day, String effort, Machine machine) {}
