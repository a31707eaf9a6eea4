package io.backcast.cli;

import io.backcast.verify.Answer;
import io.backcast.verify.Calculation;
import io.backcast.verify.TimeLeft;
import io.backcast.verify.Verification;
import io.backcast.verify.VerificationQueue;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Prints a line for each answer that was computed, and how far the queue is. */
final class VerifyProgress implements VerificationQueue.Listener {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final PrintStream out;
  private Instant written = Instant.EPOCH;

  VerifyProgress(InstantSource clock, PrintStream out) {
    this.clock = clock;
    this.out = out;
  }

  @Override
  public void started(int index, Calculation calculation) {
    // the answer is what is told
  }

  @Override
  public void finished(int index, Verification.Result result, TimeLeft left) {
    Instant now = clock.instant();
    if (result.known()
        && left.done() < left.all()
        && Duration.between(written, now).compareTo(BETWEEN_LINES) < 0) {
      return;
    }
    written = now;
    out.println(line(result, left));
  }

  static String line(Verification.Result result, TimeLeft left) {
    Answer answer = result.answer();
    String what =
        result.known()
            ? "known"
            : answer.gap() == null
                ? answer.status().key()
                : String.format(Locale.ROOT, "gap %.3f eV, %.0f s", answer.gap(), answer.seconds());
    String when =
        left.seconds() == null || left.done() == left.all()
            ? ""
            : ", " + ConsoleProgress.time(left.seconds()) + " left";
    return String.format(Locale.ROOT, "%d of %d: %s%s", left.done(), left.all(), what, when);
  }
}
