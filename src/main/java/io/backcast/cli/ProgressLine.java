package io.backcast.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** A line that says how far something is: on a terminal overwritten again and again, else anew. */
final class ProgressLine {
  /** Lines on a terminal are padded to this width, to overwrite a longer one before. */
  private static final int WIDTH = 100;

  private static final Duration ON_TERMINAL = Duration.ofSeconds(1);
  private static final Duration ELSEWHERE = Duration.ofSeconds(30);

  private final InstantSource clock;
  private final boolean terminal;
  private final PrintStream out;
  private final Duration gap;
  private Instant written;
  private boolean any;

  /**
   * A line that has not been written.
   *
   * @param terminal whether {@code out} is one
   * @param onTerminal time between two lines there
   * @param elsewhere time between two lines in a file
   */
  ProgressLine(
      InstantSource clock,
      boolean terminal,
      PrintStream out,
      Duration onTerminal,
      Duration elsewhere) {
    this.clock = clock;
    this.terminal = terminal;
    this.out = out;
    this.gap = terminal ? onTerminal : elsewhere;
    this.written = clock.instant();
  }

  /** A line of a long count: every second, every thirty seconds where it is no terminal. */
  ProgressLine(InstantSource clock, boolean terminal, PrintStream out) {
    this(clock, terminal, out, ON_TERMINAL, ELSEWHERE);
  }

  /** Whether standard error, where progress is told, is a terminal. */
  static boolean onTerminal() {
    return System.console() != null && System.console().isTerminal();
  }

  /** Lets the next line be written whenever it comes. */
  void hurry() {
    written = Instant.EPOCH;
  }

  /** Whether it is time for a line. */
  boolean isDue() {
    return Duration.between(written, clock.instant()).compareTo(gap) >= 0;
  }

  void write(String line) {
    written = clock.instant();
    any = true;
    if (terminal) {
      out.printf(Locale.ROOT, "\r%-" + WIDTH + "s", line);
      out.flush();
    } else {
      out.println(line);
    }
  }

  /** Ends the line on a terminal, if there is one. */
  void end() {
    if (terminal && any) {
      out.println();
      any = false;
    }
  }
}
