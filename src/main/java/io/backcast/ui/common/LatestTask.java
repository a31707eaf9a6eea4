package io.backcast.ui.common;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Work of one kind, one piece at a time: a newer request replaces one that waits, and results come
 * in the order of their requests.
 *
 * @param <I> request
 * @param <O> result
 */
public final class LatestTask<I extends Object, O extends Object> {
  private final Function<I, O> work;
  private final Consumer<O> receiver;
  private final Executor background;
  private final Executor foreground;
  private final AtomicReference<@Nullable I> waiting = new AtomicReference<>();
  private final Object lock = new Object();
  private boolean running;

  /**
   * Puts a task together.
   *
   * @param work done on {@code background}; must not throw
   * @param receiver of each result, called on {@code foreground}
   */
  public LatestTask(
      Function<I, O> work, Consumer<O> receiver, Executor background, Executor foreground) {
    this.work = work;
    this.receiver = receiver;
    this.background = background;
    this.foreground = foreground;
  }

  /** Asks for a piece of work; returns at once. Nothing happens once the executor is shut down. */
  public void submit(I request) {
    waiting.set(request);
    synchronized (lock) {
      if (running) {
        return;
      }
      running = true;
    }
    try {
      background.execute(this::drain);
    } catch (RejectedExecutionException e) {
      // the window that asked has been closed; nobody waits for an answer
      synchronized (lock) {
        running = false;
      }
    }
  }

  /** Whether nothing is being done and nothing waits. */
  public boolean idle() {
    synchronized (lock) {
      return !running;
    }
  }

  private void drain() {
    while (true) {
      I request = waiting.getAndSet(null);
      if (request == null) {
        synchronized (lock) {
          if (waiting.get() == null) {
            running = false;
            return;
          }
        }
      } else {
        O result = work.apply(request);
        foreground.execute(() -> receiver.accept(result));
      }
    }
  }
}
