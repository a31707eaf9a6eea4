package io.backcast.cli;

import io.backcast.engine.trial.TrialProgress;
import io.backcast.model.Printable;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says what is tried while a network is opened and run: on a terminal in one line that is
 * overwritten, else in a line every ten seconds.
 */
final class TrialLine implements TrialProgress, AutoCloseable {
  /** What is over sooner needs no line. */
  private static final Duration QUICK = Duration.ofMillis(700);

  private static final long SECONDS_BETWEEN_LINES = 10;
  private static final int WIDTH = 70;

  private final boolean terminal;
  private final PrintStream out;
  private boolean begun;
  private long written;
  private @Nullable Step step;

  TrialLine(boolean terminal, PrintStream out) {
    this.terminal = terminal;
    this.out = out;
  }

  static TrialLine onStandardError() {
    return new TrialLine(System.console() != null && System.console().isTerminal(), System.err);
  }

  @Override
  public void report(Step now, String name, Duration passed) {
    if (now != step || passed.isZero()) {
      step = now;
      written = 0;
    }
    if (passed.compareTo(QUICK) < 0) {
      return;
    }
    String line =
        String.format(
            Locale.ROOT,
            "%s %s  %d s",
            now == Step.OPENING ? "opening" : "trying",
            Printable.line(name),
            passed.toSeconds());
    if (terminal) {
      out.printf(Locale.ROOT, "\r%-" + WIDTH + "s", line);
      out.flush();
      begun = true;
    } else if (passed.toSeconds() >= written + SECONDS_BETWEEN_LINES) {
      written = passed.toSeconds();
      out.println(line);
    }
  }

  @Override
  public void close() {
    if (begun) {
      out.printf(Locale.ROOT, "\r%-" + WIDTH + "s\r", "");
      out.flush();
    }
  }
}
