package io.backcast.ui.app;

import io.backcast.model.BackcastException;
import io.backcast.model.Session;
import io.backcast.ui.frame.AppContext;
import io.backcast.ui.frame.ExplorerWindow;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Holds the open window; another replaces it only once it has been opened completely. */
public final class WindowHost {
  private final Stage stage;
  private final OverlayStack overlays;
  private final WindowLeaving leaving;
  private @Nullable ExplorerWindow window;
  private ModelOpener.@Nullable Opened opened;
  private @Nullable AppContext context;
  private @Nullable Path savedAt;
  private Consumer<Session> autosave = session -> {};

  /** What happens before a window is closed. */
  @FunctionalInterface
  interface WindowLeaving {
    void leaving(ModelOpener.Opened opened, ExplorerWindow window);
  }

  public WindowHost(Stage stage, OverlayStack overlays) {
    this(stage, overlays, (opened, window) -> {});
  }

  /**
   * A host.
   *
   * @param leaving sees every window for the last time
   */
  WindowHost(Stage stage, OverlayStack overlays, WindowLeaving leaving) {
    this.stage = stage;
    this.overlays = overlays;
    this.leaving = leaving;
  }

  @Nullable
  public ExplorerWindow window() {
    return window;
  }

  ModelOpener.@Nullable Opened opened() {
    return opened;
  }

  /** The file that the session was last read from or saved to; null for none. */
  @Nullable Path savedAt() {
    return savedAt;
  }

  void setSavedAt(Path file) {
    savedAt = file;
  }

  /**
   * Opens a window and closes the present one.
   *
   * @param fresh what was opened; this host closes its model, also after a failure
   * @param file that its session was read from, or null
   * @param autosave receives the new window's state, when it is closed too
   * @throws BackcastException if the window cannot be opened; the present window stays open then
   */
  void show(
      ModelOpener.Opened fresh, @Nullable Path file, AppContext context, Consumer<Session> autosave)
      throws BackcastException {
    ExplorerWindow made = null;
    try {
      made =
          styled(
              ExplorerWindow.open(
                  fresh.model(), fresh.folder(), fresh.session(), context, autosave));
    } finally {
      if (made == null) {
        fresh.model().close();
      }
    }
    ExplorerWindow before = window;
    if (before != null && fresh.session() == null) {
      made.frame().workspace().takeFrom(before.frame().workspace());
    }
    close();
    window = made;
    opened = fresh;
    this.context = context;
    savedAt = file;
    this.autosave = autosave;
    overlays.showWindow(made.root());
    stage.setTitle("Backcast — " + fresh.model().card().title());
    if (fresh.isOfAnotherTraining()) {
      made.frame()
          .showNotice(context.texts().get("frame.other-training", fresh.model().card().title()));
    }
  }

  /**
   * Builds the window anew, in the words and numbers of now; its model, question and pins stay, a
   * page above it too.
   *
   * @throws BackcastException if that fails; the present window stays open then
   */
  void rebuild() throws BackcastException {
    ExplorerWindow before = window;
    ModelOpener.Opened held = opened;
    AppContext around = context;
    if (before != null && held != null && around != null) {
      before.sweep().stop();
      ExplorerWindow made =
          styled(
              ExplorerWindow.open(held.model(), held.folder(), before.session(), around, autosave));
      before.close();
      window = made;
      overlays.replaceWindow(made.root());
    }
  }

  /** The layers around it have its style sheet, which would be matched twice for every node. */
  private static ExplorerWindow styled(ExplorerWindow made) {
    made.root().getStylesheets().clear();
    return made;
  }

  /** Keeps the state of the window, for whoever opens its model next. */
  void save() {
    if (window != null) {
      autosave.accept(window.session());
    }
  }

  /** Closes the window and its model. */
  void close() {
    if (window != null) {
      window.sweep().stop();
    }
    save();
    if (window != null && opened != null) {
      leaving.leaving(opened, window);
    }
    if (window != null) {
      window.close();
    }
    if (opened != null) {
      opened.model().close();
    }
    window = null;
    opened = null;
    context = null;
    savedAt = null;
  }
}
