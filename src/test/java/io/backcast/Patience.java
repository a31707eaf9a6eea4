package io.backcast;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * How tests wait for what another thread or process does: for the thing itself and never for a
 * time, with one limit that no machine reaches that is only busy. {@link PatienceTest} keeps every
 * other test from waiting in a way of its own.
 */
public final class Patience {
  /** Only what will never happen takes so long. */
  public static final Duration LIMIT = Duration.ofMinutes(5);

  private static final long PAUSE_MILLIS = 10;

  private Patience() {}

  /**
   * Waits until {@code condition} is true.
   *
   * @throws TimeoutException if it never is
   */
  public static void until(Callable<Boolean> condition) throws Exception {
    until(LIMIT, condition);
  }

  /**
   * As {@link #until(Callable)}, with another limit.
   *
   * @throws TimeoutException if it is not true in time
   */
  public static void until(Duration limit, Callable<Boolean> condition) throws Exception {
    long start = System.nanoTime();
    while (!condition.call()) {
      if (System.nanoTime() - start > limit.toNanos()) {
        throw new TimeoutException("It was not so within " + limit.toSeconds() + " s.");
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** The result of work that is under way. */
  public static <T extends @Nullable Object> T result(Future<T> work)
      throws InterruptedException, ExecutionException, TimeoutException {
    return work.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /** Waits for a latch. */
  public static void open(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("It did not happen within " + LIMIT.toSeconds() + " s.");
    }
  }

  /** Waits for the threads of a pool that was shut down. */
  public static void ended(ExecutorService pool) throws InterruptedException {
    if (!pool.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("Its work did not end within " + LIMIT.toSeconds() + " s.");
    }
  }

  /** The exit code of a process, which is ended if it does not end by itself. */
  public static int exitCode(Process process) throws InterruptedException {
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("A process still ran after " + LIMIT.toSeconds() + " s.");
    }
    return process.exitValue();
  }

  /** Waits until a collection of garbage has come and gone: what was free is free now. */
  public static void collected() throws Exception {
    WeakReference<Object> probe = new WeakReference<>(new Object());
    until(
        () -> {
          System.gc();
          return probe.get() == null;
        });
  }
}
