package io.backcast.ui.common;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Background work of one kind, one request at a time: a newer request replaces a waiting one, and
 * results arrive in the order of their requests. After a failure the next request runs as usual;
 * the failure of a request that a newer one has replaced is only logged.
 *
 * @param <I> request
 * @param <O> result
 */
public final class LatestTask<I extends Object, O extends Object> {
  private final Work<I, O> work;
  private final Consumer<O> receiver;
  private final BiConsumer<I, BackcastException> onFailure;
  private final TaskRunner runner;
  private final Object lock = new Object();
  private @Nullable I waiting;
  private boolean running;
  private int asked;

  /** Works on the running request; null between two. */
  private @Nullable Thread worker;

  /** Answers a request. */
  @FunctionalInterface
  public interface Work<I, O> {
    O answer(I request) throws BackcastException;
  }

  /** A task whose failures are shown. */
  public LatestTask(Work<I, O> work, Consumer<O> receiver, TaskRunner runner) {
    this(work, receiver, (request, failure) -> runner.report(failure), runner);
  }

  /**
   * Creates a task.
   *
   * @param work done in the background
   * @param receiver of each result, on the foreground
   * @param onFailure receives the request and its failure, on the foreground, unless there is a
   *     newer request
   */
  public LatestTask(
      Work<I, O> work,
      Consumer<O> receiver,
      BiConsumer<I, BackcastException> onFailure,
      TaskRunner runner) {
    this.work = work;
    this.receiver = receiver;
    this.onFailure = onFailure;
    this.runner = runner;
  }

  /** Submits a request and returns at once. Does nothing once the runner is shut down. */
  public void submit(I request) {
    synchronized (lock) {
      waiting = request;
      asked++;
      if (running) {
        return;
      }
      running = true;
    }
    next();
  }

  /**
   * Forgets the request that waits and interrupts the one that runs, whose failure is then nobody's
   * concern; its result, if it ends all the same, still arrives.
   */
  public void cancel() {
    synchronized (lock) {
      waiting = null;
      asked++;
      if (worker != null) {
        worker.interrupt();
      }
    }
  }

  /** Whether no request runs or waits. */
  public boolean idle() {
    synchronized (lock) {
      return !running;
    }
  }

  /** Whether a request waits to be taken up, so that a newer one can take its place. */
  public boolean waits() {
    synchronized (lock) {
      return waiting != null;
    }
  }

  private void next() {
    Piece piece = new Piece();
    runner.run(piece, piece);
  }

  /** One run; it takes the latest request when it begins. */
  private final class Piece implements TaskRunner.Work<O>, TaskRunner.Outcome<O> {
    private @Nullable I request;
    private int number;

    @Override
    public O call() throws BackcastException {
      I taken;
      synchronized (lock) {
        number = asked;
        request = waiting;
        waiting = null;
        if (request == null) {
          throw new BackcastException(ErrorCode.INTERRUPTED, Sentence.of("stopped.withdrawn"));
        }
        taken = request;
        worker = Thread.currentThread();
      }
      try {
        return work.answer(taken);
      } finally {
        synchronized (lock) {
          worker = null;
          if (number != asked) {
            // an interrupt by cancel must not reach the next work of this thread
            Thread.interrupted();
          }
        }
      }
    }

    @Override
    public void succeeded(O result) {
      receiver.accept(result);
    }

    @Override
    public void failed(BackcastException failure) {
      boolean stale;
      synchronized (lock) {
        stale = number != asked;
      }
      I failedAt = request;
      if (stale || failedAt == null) {
        if (failure.code() != ErrorCode.INTERRUPTED) {
          runner.note(failure);
        }
      } else {
        onFailure.accept(failedAt, failure);
      }
    }

    @Override
    public void released() {
      synchronized (lock) {
        if (waiting == null) {
          running = false;
          return;
        }
      }
      next();
    }

    @Override
    public void refused() {
      synchronized (lock) {
        waiting = null;
        running = false;
      }
    }
  }
}
