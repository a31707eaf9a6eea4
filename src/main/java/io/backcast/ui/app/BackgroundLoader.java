package io.backcast.ui.app;

import io.backcast.model.BackcastException;
import io.backcast.ui.common.TaskRunner;
import java.util.function.Consumer;

/**
 * Reads and opens files in the background, one at a time; a newer request or a cancel drops the
 * older.
 */
public final class BackgroundLoader {
  private final TaskRunner runner;
  private final OverlayStack overlays;
  private int generation;
  private Runnable stop = () -> {};

  /** Receives what was read. */
  @FunctionalInterface
  interface Receiver<T> {
    void accept(T result) throws BackcastException;
  }

  public BackgroundLoader(TaskRunner runner, OverlayStack overlays) {
    this.runner = runner;
    this.overlays = overlays;
  }

  /**
   * Does work whose result needs no closing, and shows its failure; call it on the FX thread.
   *
   * @param name of what is opened, shown if it takes long
   * @param done receives the result, on the FX thread
   */
  <T extends Object> void run(String name, TaskRunner.Work<T> work, Receiver<T> done) {
    run(name, work, done, dropped -> {}, runner::report);
  }

  /**
   * As {@link #run(String, TaskRunner.Work, Receiver)}, for work that can be stopped.
   *
   * @param stopping ends the work, which then fails; called if it is cancelled
   */
  <T extends Object> void run(
      String name, TaskRunner.Work<T> work, Receiver<T> done, Runnable stopping) {
    run(name, work, done);
    stop = stopping;
  }

  /**
   * Does work; call it on the FX thread.
   *
   * @param name of what is opened, shown if it takes long
   * @param done receives the result, on the FX thread
   * @param dropped receives the result instead if the work was cancelled or replaced
   * @param failed receives the failure of the work or of {@code done}, on the FX thread
   */
  <T extends Object> void run(
      String name,
      TaskRunner.Work<T> work,
      Receiver<T> done,
      Consumer<T> dropped,
      Consumer<BackcastException> failed) {
    int started = ++generation;
    stop = () -> {};
    overlays.showBusy(name, this::cancel);
    runner.run(
        work,
        new TaskRunner.Outcome<T>() {
          @Override
          public void succeeded(T result) throws BackcastException {
            if (started == generation) {
              overlays.hideBusy();
              done.accept(result);
            } else {
              dropped.accept(result);
            }
          }

          @Override
          public void failed(BackcastException failure) {
            if (started == generation) {
              overlays.hideBusy();
              failed.accept(failure);
            } else {
              runner.note(failure);
            }
          }

          @Override
          public void discarded(T result) {
            dropped.accept(result);
          }

          @Override
          public void refused() {
            overlays.hideBusy();
          }
        });
  }

  private void cancel() {
    generation++;
    stop.run();
    overlays.hideBusy();
  }
}
