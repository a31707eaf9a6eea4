package io.backcast.verify;

import org.jspecify.annotations.Nullable;

/**
 * How far a queue is.
 *
 * @param done answers that are there
 * @param all calculations
 * @param seconds left, by the mean of those computed now; null before the first of them
 */
public record TimeLeft(int done, int all, @Nullable Double seconds) {

  /** Counts what is done. */
  static final class Counter {
    private final int all;
    private final int jobs;
    private int done;
    private int computed;
    private double seconds;

    Counter(int all, int jobs) {
      this.all = all;
      this.jobs = jobs;
    }

    TimeLeft after(Verification.Result result) {
      done++;
      if (!result.known()) {
        computed++;
        seconds += result.answer().seconds();
      }
      // known answers come at once, so all that is left is taken as not known
      return new TimeLeft(
          done,
          all,
          computed == 0 ? null : Double.valueOf((all - done) * seconds / computed / jobs));
    }
  }
}
