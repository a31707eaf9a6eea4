package io.backcast.ui.common;

import io.backcast.model.BackcastException;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Work of one kind, one piece at a time: a newer request replaces one that waits, and results come
 * in the order of their requests. A piece that fails ends like any other; the failure of a request
 * that a newer one has replaced is kept in the log alone.
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
   * Puts a task together.
   *
   * @param work done in the background
   * @param receiver of each result, on the foreground
   * @param onFailure hears, on the foreground, which request failed, unless a newer one was made
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

  /** Asks for a piece of work; returns at once. Nothing happens once the runner is shut down. */
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

  /** Whether nothing is being done and nothing waits. */
  public boolean idle() {
    synchronized (lock) {
      return !running;
    }
  }

  private void next() {
    Piece piece = new Piece();
    runner.run(piece, piece);
  }

  /** One request, taken when its turn comes. */
  private final class Piece implements TaskRunner.Work<O>, TaskRunner.Outcome<O> {
    private @Nullable I request;
    private int number;

    @Override
    public O call() throws BackcastException {
      I taken;
      synchronized (lock) {
        taken = Objects.requireNonNull(waiting);
        request = taken;
        number = asked;
        waiting = null;
      }
      return work.answer(taken);
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
        runner.note(failure);
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
