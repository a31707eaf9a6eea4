package io.backcast.ui.app;

import io.backcast.model.BackcastException;
import io.backcast.ui.common.TaskRunner;
import java.util.function.Consumer;

/**
 * Reads and opens in the background, one thing at a time; a newer wish or a cancel drops the older.
 */
public final class BackgroundLoader {
  private final TaskRunner runner;
  private final OverlayStack overlays;
  private int generation;

  /** Takes what was read. */
  @FunctionalInterface
  interface Receiver<T> {
    void accept(T result) throws BackcastException;
  }

  public BackgroundLoader(TaskRunner runner, OverlayStack overlays) {
    this.runner = runner;
    this.overlays = overlays;
  }

  /**
   * Does some work whose result is nobody's to close, and shows what goes wrong; call it on the FX
   * thread.
   *
   * @param name what to say if it takes long
   * @param done gets what came of it, on the FX thread
   */
  <T extends Object> void run(String name, TaskRunner.Work<T> work, Receiver<T> done) {
    run(name, work, done, dropped -> {}, runner::report);
  }

  /**
   * Does some work; call it on the FX thread.
   *
   * @param name what to say if it takes long
   * @param done gets what came of it, on the FX thread
   * @param dropped gets what came of it when nobody waits for it any longer
   * @param failed hears, on the FX thread, what went wrong with the work or in {@code done}
   */
  <T extends Object> void run(
      String name,
      TaskRunner.Work<T> work,
      Receiver<T> done,
      Consumer<T> dropped,
      Consumer<BackcastException> failed) {
    int mine = ++generation;
    overlays.showBusy(name, this::cancel);
    runner.run(
        work,
        new TaskRunner.Outcome<T>() {
          @Override
          public void succeeded(T result) throws BackcastException {
            if (mine == generation) {
              overlays.hideBusy();
              done.accept(result);
            } else {
              dropped.accept(result);
            }
          }

          @Override
          public void failed(BackcastException failure) {
            if (mine == generation) {
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
    overlays.hideBusy();
  }
}
