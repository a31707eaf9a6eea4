package io.backcast.verify;

import java.time.Duration;
import java.util.List;

/**
 * Why a run of GPAW gave no answer.
 *
 * @param reason a sentence
 */
record GpawFailure(AnswerStatus status, String reason) {
  /** What GPAW and Python say, what it means, and what can be done. */
  private record Sign(String text, AnswerStatus status, String reason) {}

  private static final List<Sign> SIGNS =
      List.of(
          new Sign(
              "ConvergenceError",
              AnswerStatus.NOT_CONVERGED,
              "The calculation did not converge. Try a wider smearing in the settings."),
          new Sign(
              "AtomsTooClose",
              AnswerStatus.REFUSED,
              "The cell is too skewed or too small: its atoms come too close to each other. Leave it out."),
          new Sign(
              "No module named",
              AnswerStatus.NOT_INSTALLED,
              "Python lacks a module of GPAW. On Debian: apt install gpaw gpaw-data."),
          new Sign(
              "Could not find required",
              AnswerStatus.NOT_INSTALLED,
              "GPAW lacks the setups of an element. On Debian: apt install gpaw-data; elsewhere: gpaw install-data."),
          new Sign(
              "MemoryError",
              AnswerStatus.KILLED,
              "The memory did not suffice. Run fewer at a time with --jobs, or lower the cutoff."));

  static GpawFailure of(ProgramRun run, Duration limit, String errors) {
    if (!run.started()) {
      // files of an earlier try say nothing about this one
      return new GpawFailure(
          AnswerStatus.NOT_INSTALLED, "The Python that had GPAW is no longer there.");
    }
    if (run.timedOut()) {
      return new GpawFailure(AnswerStatus.TIME_LIMIT, ProgramRun.tookLonger(limit));
    }
    if (run.killed()) {
      return new GpawFailure(AnswerStatus.KILLED, run.ended());
    }
    for (Sign sign : SIGNS) {
      if (errors.contains(sign.text)) {
        return new GpawFailure(sign.status, sign.reason);
      }
    }
    String last = errors.lines().filter(line -> !line.isBlank()).reduce("", (a, b) -> b).strip();
    return run.code() == 0
        ? new GpawFailure(AnswerStatus.INCOMPLETE, "It ended without an answer.")
        : new GpawFailure(
            AnswerStatus.FAILED,
            "It failed: %s".formatted(last.isEmpty() ? "exit code " + run.code() + "." : last));
  }
}
