package io.backcast.ui.failure;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.ui.common.FailureHandler;
import io.backcast.ui.common.UnexpectedFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Logs every failure and shows it in one dialog: further failures are added to the dialog while it
 * is open. An unexpected failure that repeats, as one in an animation does, is shown once and
 * logged in one line after that.
 */
public final class FailureReporter implements FailureHandler, Thread.UncaughtExceptionHandler {
  /** The same unexpected failure within this time is a repetition. */
  private static final Duration REPEATING = Duration.ofSeconds(10);

  private final FailureView view;
  private final Logger log;
  private final Consumer<Runnable> foreground;
  private final InstantSource clock;
  private final Map<String, Instant> lastSeen = new HashMap<>();
  private boolean open;

  /**
   * A reporter with a view and a clock.
   *
   * @param foreground runs an action on the FX thread
   */
  FailureReporter(
      FailureView view, Logger log, Consumer<Runnable> foreground, InstantSource clock) {
    this.view = view;
    this.log = log;
    this.foreground = foreground;
    this.clock = clock;
  }

  /** A reporter with a dialog. */
  public FailureReporter(FailureDialog dialog, Logger log, Consumer<Runnable> foreground) {
    this(dialog, log, foreground, InstantSource.system());
  }

  @Override
  public void show(BackcastException failure) {
    if (repeats(failure)) {
      log.log(Level.WARNING, "again: {0}", failure.sentence());
    } else {
      log.log(Level.WARNING, failure.sentence(), failure);
      foreground.accept(() -> display(failure));
    }
  }

  @Override
  public void note(BackcastException failure) {
    log.log(Level.INFO, failure.sentence(), failure);
  }

  /** Shows an exception that nothing caught, on any thread. */
  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    show(UnexpectedFailure.of(thrown));
  }

  private void display(BackcastException failure) {
    try {
      if (open) {
        view.add(failure);
      } else {
        open = true;
        view.open(failure, () -> open = false);
      }
    } catch (RuntimeException | Error e) {
      // a dialog that cannot be shown must not cause another one
      open = false;
      log.log(Level.SEVERE, "The dialog for a failure could not be shown.", e);
    }
  }

  private boolean repeats(BackcastException failure) {
    if (failure.code() != ErrorCode.UNEXPECTED || failure.getCause() == null) {
      return false;
    }
    Throwable thrown = failure.getCause();
    StackTraceElement[] trace = thrown.getStackTrace();
    String where = trace.length == 0 ? "" : trace[0].toString();
    Instant now = clock.instant();
    Instant before;
    synchronized (lastSeen) {
      before = lastSeen.put(thrown.getClass().getName() + " " + where, now);
    }
    return before != null && Duration.between(before, now).compareTo(REPEATING) < 0;
  }
}
