package io.backcast.cli;

import io.backcast.design.SamplingProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Prints how far a long draw is, how fast it goes and how long it will take. */
final class SamplingLine implements SamplingProgress, AutoCloseable {
  private static final Duration ON_TERMINAL = Duration.ofSeconds(1);
  private static final Duration IN_FILE = Duration.ofSeconds(30);

  /** Lines on a terminal are padded to this width, to overwrite a longer one before. */
  private static final int WIDTH = 90;

  private final InstantSource clock;
  private final boolean terminal;
  private final PrintStream out;
  private final Instant started;
  private Instant written;
  private boolean any;

  SamplingLine(InstantSource clock, boolean terminal, PrintStream out) {
    this.clock = clock;
    this.terminal = terminal;
    this.out = out;
    this.started = clock.instant();
    this.written = started;
  }

  /** On standard error. */
  static SamplingLine onStandardError(InstantSource clock) {
    boolean terminal = System.console() != null && System.console().isTerminal();
    return new SamplingLine(clock, terminal, System.err);
  }

  @Override
  public void drawn(long drawn, long of) {
    Instant now = clock.instant();
    if (Duration.between(written, now).compareTo(terminal ? ON_TERMINAL : IN_FILE) < 0) {
      return;
    }
    written = now;
    any = true;
    String line = line(drawn, of, Duration.between(started, now));
    if (terminal) {
      out.printf(Locale.ROOT, "\r%-" + WIDTH + "s", line);
      out.flush();
    } else {
      out.println(line);
    }
  }

  /** A line of progress. */
  static String line(long drawn, long of, Duration passed) {
    double seconds = Math.max(1e-3, passed.toMillis() / 1e3);
    double rate = drawn / seconds;
    String line =
        String.format(
            Locale.ROOT,
            "%,d of %,d drawn, %,.0f a second",
            drawn,
            of,
            rate < 1_000 ? rate : 100 * Math.rint(rate / 100));
    return drawn < of
        ? line + ", " + ConsoleProgress.time((of - drawn) / rate) + " left"
        : line + "; the ensemble judges those that can be kept";
  }

  /** Ends the line on a terminal. */
  @Override
  public void close() {
    if (terminal && any) {
      out.println();
    }
  }
}
