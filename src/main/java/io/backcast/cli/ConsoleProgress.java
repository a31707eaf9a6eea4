package io.backcast.cli;

import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Progress with the time left on standard error; Ctrl-C asks to stop and waits for a checkpoint.
 */
final class ConsoleProgress implements TrainingProgress {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final InstantSource clock;
  private final boolean terminal = System.console() != null && System.console().isTerminal();
  private volatile boolean cancelled;
  private volatile boolean finished;
  private @Nullable TrainingStage stage;
  private Instant started = Instant.EPOCH;
  private double startedAt;
  private Instant written = Instant.EPOCH;

  ConsoleProgress(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void report(TrainingStage now, double done, double loss) {
    Instant time = clock.instant();
    if (now != stage) {
      stage = now;
      started = time;
      startedAt = done;
      written = Instant.EPOCH;
    }
    Duration gap = terminal ? Duration.ofMillis(300) : BETWEEN_LINES;
    if (Duration.between(written, time).compareTo(gap) < 0) {
      return;
    }
    written = time;
    double passed = Duration.between(started, time).toMillis() / 1e3;
    String left =
        done - startedAt < 0.01
            ? ""
            : String.format(Locale.ROOT, ", %.0f s left", passed * (1 - done) / (done - startedAt));
    System.err.printf(
        Locale.ROOT,
        "%s%s %3.0f %%  %s%s%s",
        terminal ? "\r" : "",
        now.words(),
        100 * done,
        Double.isNaN(loss) ? "" : String.format(Locale.ROOT, "loss %.4f", loss),
        left,
        terminal ? "      " : System.lineSeparator());
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }

  /** Ends the watch for interrupts. */
  @FunctionalInterface
  interface Guard extends AutoCloseable {
    @Override
    void close();
  }

  /** From now until closed, the first interrupt sets the flag and waits for the work to end. */
  Guard stopOnInterrupt() {
    Thread hook =
        Thread.ofPlatform()
            .unstarted(
                () -> {
                  cancelled = true;
                  waitUntilFinished();
                });
    Runtime.getRuntime().addShutdownHook(hook);
    return () -> {
      finished = true;
      if (!cancelled) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    };
  }

  private void waitUntilFinished() {
    for (int i = 0; i < 300 && !finished; i++) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
