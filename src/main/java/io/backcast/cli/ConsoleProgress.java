package io.backcast.cli;

import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.loop.Validation;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Prints the progress of a training with the time left: on a terminal one line that is overwritten,
 * else a line every ten seconds. Ctrl-C asks the training to stop and waits for its checkpoint.
 */
final class ConsoleProgress implements TrainingProgress {
  private static final Duration BETWEEN_UPDATES = Duration.ofMillis(300);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  /** A training that was asked to stop first ends its step and saves a checkpoint. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Below this share of a stage the time left cannot be estimated. */
  private static final double ESTIMATE_FROM = 0.01;

  private final InstantSource clock;
  private final PrintStream out;
  private final ProgressLine line;
  private volatile boolean cancelled;
  private @Nullable TrainingStage stage;
  private double error = Double.NaN;
  private Instant started = Instant.EPOCH;
  private double startedAt;

  /**
   * A progress that has printed nothing.
   *
   * @param terminal whether {@code out} is one
   */
  ConsoleProgress(InstantSource clock, boolean terminal, PrintStream out) {
    this.clock = clock;
    this.out = out;
    this.line = new ProgressLine(clock, terminal, out, BETWEEN_UPDATES, BETWEEN_LINES);
  }

  /** On standard error. */
  static ConsoleProgress onStandardError(InstantSource clock) {
    return new ConsoleProgress(clock, ProgressLine.onTerminal(), System.err);
  }

  @Override
  public void report(TrainingStage now, double done, double loss) {
    Instant time = clock.instant();
    if (now != stage) {
      stage = now;
      started = time;
      startedAt = done;
      line.hurry();
    }
    if (!line.isDue()) {
      return;
    }
    double passed = Duration.between(started, time).toMillis() / 1e3;
    double progressed = done - startedAt;
    double left = progressed < ESTIMATE_FROM ? Double.NaN : passed * (1 - done) / progressed;
    line.write(
        line(now, done, loss, now == TrainingStage.HOLD_OUT_ENSEMBLE ? error : Double.NaN, left));
  }

  /**
   * A line of progress.
   *
   * @param done share of the stage, 0 … 1
   * @param loss NaN if there is none
   * @param error on the held-out rows, in half-ranges; NaN if there is none
   * @param secondsLeft NaN if unknown
   */
  static String line(
      TrainingStage stage, double done, double loss, double error, double secondsLeft) {
    List<String> details = new ArrayList<>();
    if (!Double.isNaN(loss)) {
      details.add(String.format(Locale.ROOT, "loss %.4f", loss));
    }
    if (!Double.isNaN(error)) {
      details.add(
          String.format(Locale.ROOT, "held-out rows off by %.2g %% of the range", 50 * error));
    }
    if (!Double.isNaN(secondsLeft)) {
      details.add(time(secondsLeft) + " left");
    }
    String share = String.format(Locale.ROOT, "%s %3.0f %%", stage.label(), 100 * done);
    return details.isEmpty() ? share : share + "  " + String.join(", ", details);
  }

  /** A duration in words. */
  static String time(double seconds) {
    long whole = Math.max(1, Math.round(seconds));
    return whole < 120
        ? whole + " s"
        : whole < 7_200
            ? (whole + 30) / 60 + " min"
            : String.format(Locale.ROOT, "%.1f h", whole / 3_600.0);
  }

  /** The first error is told at once; later ones appear in the lines of progress. */
  @Override
  public void validated(Validation now) {
    boolean first = Double.isNaN(error);
    error = now.error();
    if (first && stage != null) {
      line.hurry();
    }
  }

  @Override
  public void note(String sentence) {
    line.end();
    out.println("backcast: " + sentence);
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }

  /** From now until closed, the first interrupt asks to stop and waits for the work to end. */
  Interrupts.Guard stopOn(Interrupts interrupts) {
    Interrupts.Guard watch = interrupts.instead(() -> cancelled = true, PATIENCE);
    return () -> {
      watch.close();
      line.end();
    };
  }
}
