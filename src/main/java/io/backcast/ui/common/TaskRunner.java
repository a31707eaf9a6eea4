package io.backcast.ui.common;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * Runs all background work of the window. Whatever the work throws, errors of the virtual machine
 * included, is passed to its outcome or to the {@link FailureHandler}. No other class of the window
 * starts threads or uses executors.
 */
public final class TaskRunner implements AutoCloseable {
  private final Executor background;
  private final Executor foreground;
  private final FailureHandler failures;
  private final Runnable shutDown;
  private final Gate gate;
  private final AtomicBoolean closed;

  /** What is done on the foreground. */
  @FunctionalInterface
  public interface Step {
    /**
     * Takes it.
     *
     * @throws BackcastException which is shown
     */
    void run() throws BackcastException;
  }

  /** Work that takes time. */
  @FunctionalInterface
  public interface Work<T> {
    T call() throws BackcastException;
  }

  /**
   * What happens after the work. Exactly one of the methods other than {@link #released} is called.
   */
  public interface Outcome<T> {
    /** On the foreground; an exception here is passed to {@link #failed}. */
    void succeeded(T result) throws BackcastException;

    /** On the foreground: resets the state and decides whether to show the failure. */
    void failed(BackcastException failure);

    /** On the background, after the work and after its outcome was passed to the foreground. */
    default void released() {}

    /** On the foreground, instead of {@link #succeeded}, once the runner is closed. */
    default void discarded(T result) {}

    /** Instead of all others, if the background has been shut down. */
    default void refused() {}
  }

  /**
   * A runner on given executors.
   *
   * @param background for the work
   * @param foreground for the outcomes
   */
  public TaskRunner(Executor background, Executor foreground, FailureHandler failures) {
    this(background, foreground, failures, () -> {}, Gate.opened(), new AtomicBoolean());
  }

  private TaskRunner(
      Executor background,
      Executor foreground,
      FailureHandler failures,
      Runnable shutDown,
      Gate gate,
      AtomicBoolean closed) {
    this.background = background;
    this.foreground = foreground;
    this.failures = failures;
    this.shutDown = shutDown;
    this.gate = gate;
    this.closed = closed;
  }

  /** A runner with a fixed number of daemon threads and with outcomes on the FX thread. */
  public static TaskRunner ofThreads(String name, int threads, FailureHandler failures) {
    // a builder that counts makes Java link handles at each start
    AtomicInteger count = new AtomicInteger();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            work ->
                Thread.ofPlatform()
                    .daemon()
                    .name(name + "-" + count.getAndIncrement())
                    .unstarted(work));
    return new TaskRunner(
        pool, TaskRunner::onFx, failures, pool::shutdownNow, Gate.opened(), new AtomicBoolean());
  }

  /**
   * A runner on the same threads, closed with this one, whose work does not begin before a gate
   * opens.
   */
  public TaskRunner behind(Gate later) {
    return new TaskRunner(background, foreground, failures, () -> {}, later, closed);
  }

  /**
   * Work that begins before JavaFX does, and whose result is asked for. It is no {@link
   * CompletableFuture}, which makes Java's own pool of threads, as large as it is from then on,
   * before the settings have said how large it may be.
   */
  public static final class Early<T extends Object> {
    private final FutureTask<T> task;

    private Early(FutureTask<T> task) {
      this.task = task;
    }

    /**
     * Passes the result on when it is there, on a thread of its own; a failure concerns nobody
     * then.
     */
    public void whenDone(Consumer<T> receiver) {
      begin(
          "backcast-early-end",
          () -> {
            try {
              receiver.accept(task.get());
            } catch (InterruptedException | ExecutionException e) {
              return;
            }
          });
    }

    /**
     * Waits for the result.
     *
     * @throws BackcastException if the work has failed
     */
    public T get() throws BackcastException {
      try {
        return task.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BackcastException(ErrorCode.INTERRUPTED, Sentence.of("stopped.nothing-opened"));
      } catch (ExecutionException e) {
        throw UnexpectedFailure.of(Objects.requireNonNullElse(e.getCause(), e));
      }
    }
  }

  /** Begins work while there is no JavaFX yet. */
  public static <T extends Object> Early<T> early(String name, Work<T> work) {
    // whoever asks for the result gets the failure
    FutureTask<T> task = new FutureTask<>(work::call);
    begin(name, task);
    return new Early<>(task);
  }

  private static void begin(String name, Runnable work) {
    Thread.ofPlatform().daemon().name(name).start(work);
  }

  /** Runs what nobody waits for, in the background and some seconds late. */
  public static Executor after(int seconds) {
    return CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS);
  }

  /** Runs an action on the FX thread: at once if called there, later from any other thread. */
  public static void onFx(Runnable action) {
    if (Platform.isFxApplicationThread()) {
      action.run();
    } else {
      Platform.runLater(action);
    }
  }

  /** Does work in the background; returns at once. */
  public <T extends Object> void run(Work<T> work, Outcome<T> outcome) {
    gate.pass(() -> submit(work, outcome));
  }

  private <T extends Object> void submit(Work<T> work, Outcome<T> outcome) {
    try {
      background.execute(() -> perform(work, outcome));
    } catch (RejectedExecutionException e) {
      // the window that submitted it has been closed
      guard(outcome::refused);
    }
  }

  /** Takes a step on the foreground; an exception in it is shown. */
  public void onForeground(Step step) {
    foreground.execute(() -> guard(step));
  }

  /** Shows a failure; only logs it once the runner is closed. */
  public void report(BackcastException failure) {
    if (closed.get()) {
      failures.note(failure);
    } else {
      failures.show(failure);
    }
  }

  /** Logs a failure. */
  public void note(BackcastException failure) {
    failures.note(failure);
  }

  private <T extends Object> void perform(Work<T> work, Outcome<T> outcome) {
    // the one place that catches everything: no failure of a task may get lost
    try {
      T result = work.call();
      onForeground(() -> deliver(result, outcome));
    } catch (Throwable thrown) {
      BackcastException failure = UnexpectedFailure.of(thrown);
      onForeground(() -> fail(failure, outcome));
    }
    guard(outcome::released);
  }

  private <T extends Object> void deliver(T result, Outcome<T> outcome) {
    if (closed.get()) {
      outcome.discarded(result);
      return;
    }
    try {
      outcome.succeeded(result);
    } catch (Throwable thrown) {
      fail(UnexpectedFailure.of(thrown), outcome);
    }
  }

  private <T extends Object> void fail(BackcastException failure, Outcome<T> outcome) {
    if (closed.get()) {
      // work that closing itself has stopped is no failure
      if (failure.code() != ErrorCode.INTERRUPTED) {
        failures.note(failure);
      }
    } else {
      outcome.failed(failure);
    }
  }

  private void guard(Step step) {
    try {
      step.run();
    } catch (Throwable thrown) {
      report(UnexpectedFailure.of(thrown));
    }
  }

  /** Interrupts running work; later failures are only logged. */
  @Override
  public void close() {
    closed.set(true);
    shutDown.run();
  }
}
