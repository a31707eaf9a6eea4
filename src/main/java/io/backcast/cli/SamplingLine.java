package io.backcast.cli;

import io.backcast.design.SamplingProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Prints how far a long draw is, how fast it goes and how long it will take. */
final class SamplingLine implements SamplingProgress, AutoCloseable {
  private final InstantSource clock;
  private final ProgressLine line;
  private final Map<Step, Long> counts = new EnumMap<>(Step.class);
  private Instant started;
  private Instant told;
  private Step step = Step.DRAWN;
  private long before;

  /** What goes on, with how far it is. */
  enum Step {
    DRAWN("", "drawn"),
    LOOKED("at most ", "compared by the ensemble"),
    JUDGED("at most ", "finished by the ensemble");

    private final String limit;
    private final String done;

    Step(String limit, String done) {
      this.limit = limit;
      this.done = done;
    }
  }

  SamplingLine(InstantSource clock, boolean terminal, PrintStream out) {
    this.clock = clock;
    this.line = new ProgressLine(clock, terminal, out);
    this.started = clock.instant();
    this.told = started;
  }

  /** On standard error. */
  static SamplingLine onStandardError(InstantSource clock) {
    return new SamplingLine(clock, ProgressLine.onTerminal(), System.err);
  }

  @Override
  public void drawn(long drawn, long of) {
    print(Step.DRAWN, drawn, of);
  }

  @Override
  public void looked(long looked, long of) {
    print(Step.LOOKED, looked, of);
  }

  @Override
  public void judged(long judged, long of) {
    print(Step.JUDGED, judged, of);
  }

  private void print(Step now, long done, long of) {
    Instant instant = clock.instant();
    long earlier = counts.getOrDefault(now, 0L);
    if (now != step || done < earlier) {
      // each has a rate of its own, each time that it goes on or begins anew
      step = now;
      started = told;
      before = done < earlier ? 0 : earlier;
    }
    counts.put(now, done);
    told = instant;
    if (line.isDue()) {
      line.write(line(now, before, done, of, Duration.between(started, instant)));
    }
  }

  /**
   * A line of progress.
   *
   * @param before how many were done before the time that has passed
   */
  static String line(Step step, long before, long done, long of, Duration passed) {
    double seconds = Math.max(1e-3, passed.toMillis() / 1e3);
    double rate = (done - before) / seconds;
    String line =
        String.format(
            Locale.ROOT, "%,d of %s%,d %s, %s", done, step.limit, of, step.done, rate(rate));
    return done < of && rate > 0
        ? line + ", " + ConsoleProgress.time((of - done) / rate) + " left"
        : line;
  }

  /** How many a second, as a text. */
  static String rate(double rate) {
    return String.format(
        Locale.ROOT, "%,.0f a second", rate < 1_000 ? rate : 100 * Math.rint(rate / 100));
  }

  /** Ends the line on a terminal. */
  @Override
  public void close() {
    line.end();
  }
}
