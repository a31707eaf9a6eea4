package io.backcast.ui;

import io.backcast.model.BackcastException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * Reads and opens in the background, one thing at a time; a newer wish or a cancel drops the older.
 */
final class Loading {
  private final Executor background;
  private final Pages pages;
  private int generation;

  /** What takes time. */
  @FunctionalInterface
  interface Work<T> {
    T get() throws BackcastException;
  }

  Loading(Executor background, Pages pages) {
    this.background = background;
    this.pages = pages;
  }

  /**
   * Does some work; call it on the FX thread.
   *
   * @param name what to say if it takes long
   * @param done gets what came of it, on the FX thread
   * @param dropped gets what came of it when nobody waits for it any longer
   */
  <T> void run(
      String name,
      Work<T> work,
      Consumer<T> done,
      Consumer<T> dropped,
      Consumer<BackcastException> failed) {
    int mine = ++generation;
    pages.wait(name, this::cancel);
    background.execute(
        () -> {
          try {
            T result = work.get();
            onFx(
                () -> {
                  if (mine == generation) {
                    pages.ready();
                    done.accept(result);
                  } else {
                    dropped.accept(result);
                  }
                });
          } catch (BackcastException e) {
            onFx(
                () -> {
                  if (mine == generation) {
                    pages.ready();
                    failed.accept(e);
                  }
                });
          }
        });
  }

  private void cancel() {
    generation++;
    pages.ready();
  }

  private static void onFx(Runnable action) {
    if (Platform.isFxApplicationThread()) {
      action.run();
    } else {
      Platform.runLater(action);
    }
  }
}
