package io.backcast.ui;

import io.backcast.io.Json;
import io.backcast.io.SessionFile;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.Session;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Failures;
import io.backcast.ui.common.Texts;
import io.backcast.ui.workbench.Desk;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The program around a window: opens models and sessions, saves, remembers. */
public final class Shell implements Desk {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  private final Stage stage;
  private final Opener opener;
  private final SessionFile sessions;
  private final Context context;
  private final Pages pages;
  private final Loading loading;
  private final PageMaker maker;
  private final Dialogs dialogs;
  private final Memory memory;
  private @Nullable Window window;
  private Opener.@Nullable Opened opened;
  private @Nullable Path savedAt;

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
    this.sessions = new SessionFile(json);
    Appearance appearance = new Appearance(texts.locale());
    this.context = new Context(appearance, texts, failures, this, json, program);
    this.pages = new Pages(appearance, texts);
    this.loading = new Loading(background, pages);
    this.maker = new PageMaker(context, userFolder.resolve("models"), background, pages::hidePage);
    this.dialogs = new Dialogs(stage, texts);
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
      loading.run(
          named.toString(),
          () -> opener.open(named, recent()),
          this::show,
          failure -> {
            context.failures().show(failure);
            first();
          });
    } else if (last != null) {
      // what was open last may be gone; that is not worth a word
      loading.run(
          last.model(),
          () -> opener.open(last, Path.of(last.folder()), recent()),
          this::show,
          failure -> first());
    } else {
      first();
    }
  }

  /** Opens the shipped model, with the tour if it has not been seen. */
  private void first() {
    loading.run(
        "Backcast",
        () -> opener.open(ShippedModels.standard(), recent()),
        shipped -> {
          show(shipped);
          if (window != null && !memory.toured()) {
            window.tour(memory::setToured);
          }
        },
        failure -> {
          context.failures().show(failure);
          gallery();
        });
  }

  /** The window that is open, or null. */
  public @Nullable Window window() {
    return window;
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
          e.getDragboard().getFiles().stream().map(File::toPath).forEach(this::open);
          e.setDropCompleted(true);
        });
  }

  @Override
  public void open(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    try {
      if (Files.isDirectory(path)) {
        load(path);
      } else if (name.endsWith(".csv")) {
        table(path);
      } else if (name.endsWith(".onnx")) {
        pages.show(maker.adopt(path, this::open));
      } else if (name.endsWith(".json")) {
        load(path);
        savedAt = path;
        memory.addRecent(path);
      } else {
        throw new BackcastException(
            ErrorCode.USAGE,
            path
                + " is neither a model folder, a session (.json), a table (.csv) nor a network"
                + " (.onnx).");
      }
    } catch (BackcastException e) {
      context.failures().show(e);
    }
  }

  private void load(Path path) {
    loading.run(
        String.valueOf(path.getFileName()),
        () -> opener.open(path, recent()),
        this::show,
        context.failures()::show);
  }

  /** A table of the window's own variables is shown beside it; any other is there to learn from. */
  private void table(Path path) throws BackcastException {
    if (window != null && !pages.hasPage() && window.knows(path)) {
      window.bring(path);
    } else {
      learn(path);
    }
  }

  private void learn(Path table) throws BackcastException {
    pages.show(maker.learn(table, this::recipePlace, this::open));
  }

  private @Nullable Path recipePlace() {
    return dialogs.place("learn.save", "recipe.json");
  }

  @Override
  public void gallery() {
    pages.show(maker.start());
  }

  @Override
  public void inspect() {
    if (opened != null) {
      try {
        pages.show(maker.inspect(opened.folder(), opened.model().card()));
      } catch (BackcastException e) {
        context.failures().show(e);
      }
    }
  }

  @Override
  public void chooseTable() {
    Path file = dialogs.file("desk.table", "*.csv");
    if (file != null) {
      try {
        learn(file);
      } catch (BackcastException e) {
        context.failures().show(e);
      }
    }
  }

  @Override
  public void chooseNetwork() {
    openIfAny(dialogs.file("desk.network", "*.onnx"));
  }

  @Override
  public void chooseModel() {
    openIfAny(dialogs.folder("desk.model"));
  }

  @Override
  public void chooseSession() {
    openIfAny(dialogs.file("desk.session", "*" + SessionFile.SUFFIX));
  }

  private void openIfAny(@Nullable Path path) {
    if (path != null) {
      open(path);
    }
  }

  @Override
  public void save() {
    if (savedAt == null) {
      saveAs();
    } else {
      save(savedAt);
    }
  }

  @Override
  public void saveAs() {
    Path file = dialogs.place("desk.save", "session" + SessionFile.SUFFIX);
    if (file != null) {
      save(file);
    }
  }

  private void save(Path file) {
    if (window != null) {
      try {
        sessions.write(file, window.session());
        savedAt = file;
        memory.addRecent(file);
      } catch (BackcastException e) {
        context.failures().show(e);
      }
    }
  }

  @Override
  public List<Path> recent() {
    return memory.recent();
  }

  @Override
  public void quit() {
    Platform.exit();
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
