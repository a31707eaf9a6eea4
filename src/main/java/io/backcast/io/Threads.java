package io.backcast.io;

import java.util.Properties;

/** How many threads work at a time. */
public final class Threads {
  private static final String PROPERTY = "backcast.threads";

  /** Of Java's own pool, read when the pool is first used. */
  private static final String POOL = "java.util.concurrent.ForkJoinPool.common.parallelism";

  private Threads() {}

  /** As many as the user asks for, else as many as the machine has. */
  public static int count() {
    return Math.max(1, Integer.getInteger(PROPERTY, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * Limits the threads; to be called before any work begins. What was given on the command line of
   * Java stays.
   *
   * @param threads 0 for no limit
   */
  public static void limit(int threads, Properties system) {
    if (threads > 0) {
      system.putIfAbsent(PROPERTY, Integer.toString(threads));
      system.putIfAbsent(POOL, Integer.toString(threads));
    }
  }
}
