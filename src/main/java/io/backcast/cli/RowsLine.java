package io.backcast.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Prints how many rows of a long table are done, how fast it goes and how long it will take. */
final class RowsLine implements AutoCloseable {
  private final InstantSource clock;
  private final ProgressLine line;
  private final String done;
  private final Instant started;
  private long rows;

  /**
   * A line about a table of which nothing has been read.
   *
   * @param done what is done with rows: predicted
   */
  RowsLine(InstantSource clock, boolean terminal, PrintStream out, String done) {
    this.clock = clock;
    this.line = new ProgressLine(clock, terminal, out);
    this.done = done;
    this.started = clock.instant();
  }

  /** On standard error. */
  static RowsLine onStandardError(String done) {
    return new RowsLine(InstantSource.system(), ProgressLine.onTerminal(), System.err, done);
  }

  /**
   * Says that more rows are done.
   *
   * @param share of the table that has been read, 0 … 1
   */
  void add(int more, double share) {
    rows += more;
    if (line.isDue()) {
      double seconds = Math.max(1e-3, Duration.between(started, clock.instant()).toMillis() / 1e3);
      String told =
          String.format(
              Locale.ROOT, "%,d rows %s, %s", rows, done, SamplingLine.rate(rows / seconds));
      line.write(
          share > 0 && share < 1
              ? told + ", " + ConsoleProgress.time(seconds * (1 - share) / share) + " left"
              : told);
    }
  }

  /** Ends the line on a terminal. */
  @Override
  public void close() {
    line.end();
  }
}
