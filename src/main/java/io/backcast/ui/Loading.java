package io.backcast.ui;

import io.backcast.model.BackcastException;
import io.backcast.ui.Opener.Opened;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;

/** Opens models in the background, one at a time; a newer wish or a cancel drops the older. */
final class Loading {
  private final Executor background;
  private final Pages pages;
  private int generation;

  /** What takes time. */
  @FunctionalInterface
  interface Work {
    Opened open() throws BackcastException;
  }

  Loading(Executor background, Pages pages) {
    this.background = background;
    this.pages = pages;
  }

  /**
   * Opens something; call it on the FX thread.
   *
   * @param name what to say if it takes long
   * @param done gets what was opened, and its model to close one day
   */
  void run(String name, Work work, Consumer<Opened> done, Consumer<BackcastException> failed) {
    int mine = ++generation;
    pages.wait(name, this::cancel);
    background.execute(
        () -> {
          try {
            Opened opened = work.open();
            onFx(
                () -> {
                  if (mine == generation) {
                    pages.ready();
                    done.accept(opened);
                  } else {
                    opened.model().close();
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
