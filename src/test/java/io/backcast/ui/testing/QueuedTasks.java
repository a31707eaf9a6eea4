package io.backcast.ui.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** An executor whose tasks run when and in which order a test says. */
public final class QueuedTasks implements Executor {
  private final Deque<Runnable> waiting = new ArrayDeque<>();

  @Override
  public void execute(Runnable task) {
    waiting.addLast(task);
  }

  public int size() {
    return waiting.size();
  }

  /** Runs the task that has waited longest. */
  public void runOldest() {
    waiting.removeFirst().run();
  }

  /** Runs the task that has waited shortest. */
  public void runNewest() {
    waiting.removeLast().run();
  }

  /** Runs tasks until none waits. */
  public void runAll() {
    while (!waiting.isEmpty()) {
      runOldest();
    }
  }
}
