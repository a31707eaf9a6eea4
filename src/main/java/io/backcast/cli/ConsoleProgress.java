package io.backcast.cli;

import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Prints the progress of a training with the time left: on a terminal one line that is overwritten,
 * else a line every ten seconds. Ctrl-C asks the training to stop and waits for its checkpoint.
 */
final class ConsoleProgress implements TrainingProgress {
  private static final Duration BETWEEN_UPDATES = Duration.ofMillis(300);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  /** Below this share of a stage the time left cannot be estimated. */
  private static final double ESTIMATE_FROM = 0.01;

  /** Lines on a terminal are padded to this width, to overwrite a longer one before. */
  private static final int WIDTH = 70;

  private final InstantSource clock;
  private final boolean terminal;
  private final PrintStream out;
  private volatile boolean cancelled;
  private volatile boolean finished;
  private @Nullable TrainingStage stage;
  private Instant started = Instant.EPOCH;
  private double startedAt;
  private Instant written = Instant.EPOCH;

  /**
   * A progress that has printed nothing.
   *
   * @param terminal whether {@code out} is one
   */
  ConsoleProgress(InstantSource clock, boolean terminal, PrintStream out) {
    this.clock = clock;
    this.terminal = terminal;
    this.out = out;
  }

  /** On standard error. */
  static ConsoleProgress onStandardError(InstantSource clock) {
    boolean terminal = System.console() != null && System.console().isTerminal();
    return new ConsoleProgress(clock, terminal, System.err);
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
    Duration gap = terminal ? BETWEEN_UPDATES : BETWEEN_LINES;
    if (Duration.between(written, time).compareTo(gap) < 0) {
      return;
    }
    written = time;
    double passed = Duration.between(started, time).toMillis() / 1e3;
    double progressed = done - startedAt;
    double left = progressed < ESTIMATE_FROM ? Double.NaN : passed * (1 - done) / progressed;
    String line = line(now, done, loss, left);
    if (terminal) {
      out.printf(Locale.ROOT, "\r%-" + WIDTH + "s", line);
      out.flush();
    } else {
      out.println(line);
    }
  }

  /**
   * A line of progress.
   *
   * @param done share of the stage, 0 … 1
   * @param loss NaN if there is none
   * @param secondsLeft NaN if unknown
   */
  static String line(TrainingStage stage, double done, double loss, double secondsLeft) {
    String detail = Double.isNaN(loss) ? "" : String.format(Locale.ROOT, "loss %.4f", loss);
    if (!Double.isNaN(secondsLeft)) {
      detail +=
          String.format(Locale.ROOT, "%s%.0f s left", detail.isEmpty() ? "" : ", ", secondsLeft);
    }
    String share = String.format(Locale.ROOT, "%s %3.0f %%", stage.label(), 100 * done);
    return detail.isEmpty() ? share : share + "  " + detail;
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

  /** From now until closed, the first interrupt asks to stop and waits for the work to end. */
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
      if (terminal && stage != null) {
        out.println();
      }
      finished = true;
      if (!cancelled) {
        remove(hook);
      }
    };
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the interrupt came just now; the hook returns at once, as the work is finished
      return;
    }
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
