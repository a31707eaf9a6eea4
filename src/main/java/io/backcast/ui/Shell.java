package io.backcast.ui;

import io.backcast.io.Json;
import io.backcast.io.SessionFile;
import io.backcast.model.BackcastException;
import io.backcast.model.Session;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Failures;
import io.backcast.ui.common.NewModels;
import io.backcast.ui.common.Texts;
import io.backcast.ui.workbench.Desk;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The program around a window: opens what was asked for, and remembers it. */
public final class Shell {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  private final Stage stage;
  private final Opener opener;
  private final Context context;
  private final Pages pages;
  private final Loading loading;
  private final PageOpener page;
  private final Memory memory;
  private final ShellDesk desk;
  private @Nullable Window window;
  private Opener.@Nullable Opened opened;

  /**
   * Puts the program together; it shows nothing before {@link #start}.
   *
   * @param background for opening and training
   */
  public Shell(
      Stage stage,
      Path userFolder,
      Json json,
      Texts texts,
      Failures failures,
      String program,
      Executor background) {
    this.stage = stage;
    this.opener = new Opener(json);
    Dialogs dialogs = new Dialogs(stage, texts);
    this.desk = new ShellDesk(this, dialogs, new SessionFile(json), failures);
    Appearance appearance = new Appearance(texts.locale());
    this.context = new Context(appearance, texts, failures, desk, json, program);
    this.pages = new Pages(appearance, texts);
    this.loading = new Loading(background, pages);
    NewModels models = new NewModels(userFolder.resolve("models"));
    PageMaker maker = new PageMaker(context, models, background, pages::hidePage);
    this.page = new PageOpener(context, models, pages, loading, maker, dialogs, desk::open);
    SystemLook.follow(appearance);
    this.memory = new Memory(userFolder, json, appearance);
    stage.setMinWidth(1024);
    stage.setMinHeight(720);
  }

  /** Opens what the command line names, else what was open last, else the shipped model. */
  public void start(List<String> arguments) {
    stage.setScene(new Scene(pages, WIDTH, HEIGHT));
    acceptDrops(stage.getScene());
    stage.setTitle("Backcast");
    stage.show();
    Session last = arguments.isEmpty() ? memory.lastSession() : null;
    if (!arguments.isEmpty()) {
      Path named = Path.of(arguments.getFirst());
      load(
          named.toString(),
          () -> opener.open(named, memory.recent()),
          this::show,
          failure -> {
            context.failures().show(failure);
            first();
          });
    } else if (last != null) {
      // what was open last may be gone; that is not worth a word
      load(
          last.model(),
          () -> opener.open(last, Path.of(last.folder()), memory.recent()),
          this::show,
          failure -> first());
    } else {
      first();
    }
  }

  /** Opens the shipped model, with the tour if it has not been seen. */
  private void first() {
    load(
        "Backcast",
        () -> opener.open(ShippedModels.standard(), memory.recent()),
        shipped -> {
          show(shipped);
          if (window != null && !memory.toured()) {
            window.tour(memory::setToured);
          }
        },
        failure -> {
          context.failures().show(failure);
          page.gallery();
        });
  }

  /** The window that is open, or null. */
  public @Nullable Window window() {
    return window;
  }

  /** What is open, or null. */
  Opener.@Nullable Opened opened() {
    return opened;
  }

  /** What the window asks of the program. */
  public Desk desk() {
    return desk;
  }

  PageOpener page() {
    return page;
  }

  Memory memory() {
    return memory;
  }

  private void show(Opener.Opened fresh) {
    try {
      Window made = new Window(fresh.model(), fresh.folder(), context, memory::autosave);
      if (fresh.session() != null) {
        made.show(fresh.session());
      }
      closeWindow();
      window = made;
      opened = fresh;
      pages.window(made.root());
      stage.setTitle("Backcast — " + fresh.model().card().title());
      memory.addRecent(fresh.folder());
    } catch (BackcastException e) {
      fresh.model().close();
      context.failures().show(e);
    }
  }

  private void acceptDrops(Scene scene) {
    scene.setOnDragOver(
        e -> {
          if (e.getDragboard().hasFiles()) {
            e.acceptTransferModes(TransferMode.COPY);
          }
        });
    scene.setOnDragDropped(
        e -> {
          e.getDragboard().getFiles().stream().map(File::toPath).forEach(desk::open);
          e.setDropCompleted(true);
        });
  }

  /**
   * Opens a model folder or a session.
   *
   * @param opened runs once it is open; what cannot be opened leaves everything as it was
   */
  void load(Path path, Runnable opened) {
    load(
        String.valueOf(path.getFileName()),
        () -> opener.open(path, memory.recent()),
        fresh -> {
          show(fresh);
          opened.run();
        },
        context.failures()::show);
  }

  private void load(
      String name,
      Loading.Work<Opener.Opened> work,
      Consumer<Opener.Opened> done,
      Consumer<BackcastException> failed) {
    loading.run(name, work, done, dropped -> dropped.model().close(), failed);
  }

  /** A table of the window's own variables is shown beside it; any other is there to learn from. */
  void table(Path path) {
    Window shown = window;
    if (shown == null || pages.hasPage()) {
      page.learn(path);
      return;
    }
    loading.run(
        String.valueOf(path.getFileName()),
        () -> Optional.ofNullable(shown.read(path)),
        designs -> designs.ifPresentOrElse(shown::bring, () -> page.learn(path)),
        dropped -> {},
        context.failures()::show);
  }

  /** Frees the window and its model. */
  public void close() {
    if (window != null) {
      memory.autosave(window.session());
    }
    closeWindow();
  }

  private void closeWindow() {
    if (window != null) {
      window.close();
    }
    if (opened != null) {
      opened.model().close();
    }
  }
}
