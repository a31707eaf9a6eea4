package io.backcast.ui;

import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.Session;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Failures;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import io.backcast.ui.workbench.Desk;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The program around a window: its stage, what it begins with, and what it leaves behind. */
public final class Shell {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  private final Stage stage;
  private final Failures failures;
  private final Pages pages;
  private final Memory memory;
  private final ShellDesk desk;
  private final Subscription systemLook;

  /**
   * Puts the program together; it shows nothing before {@link #start}.
   *
   * @param runner for opening and training; needs two threads
   */
  public Shell(
      Stage stage,
      Path userFolder,
      Json json,
      Texts texts,
      Failures failures,
      String program,
      TaskRunner runner) {
    this.stage = stage;
    this.failures = failures;
    Appearance appearance = new Appearance(texts.locale());
    this.pages = new Pages(appearance, texts);
    this.systemLook = SystemLook.follow(appearance);
    this.memory = new Memory(userFolder, json, appearance);
    this.desk =
        new ShellDesk(
            stage,
            new ShellDesk.Tools(userFolder, json, appearance, texts, failures, program, runner),
            memory,
            pages);
    stage.setMinWidth(1024);
    stage.setMinHeight(720);
  }

  /**
   * Opens the file that the command line names, if any, else what was open last, else the shipped
   * model.
   */
  public void start(List<String> arguments) {
    stage.setScene(new Scene(pages, WIDTH, HEIGHT));
    acceptDrops(stage.getScene());
    stage.setTitle("Backcast");
    stage.show();
    if (arguments.isEmpty()) {
      last(() -> {}, this::showTourOnce, desk::gallery);
    } else {
      open(Path.of(arguments.getFirst()).toAbsolutePath().normalize());
    }
  }

  private void open(Path file) {
    Runnable nothing = () -> {};
    try {
      FileKind kind = FileKind.of(file);
      switch (kind) {
        case MODEL, SESSION ->
            desk.opening()
                .open(
                    file,
                    kind,
                    failure -> {
                      failures.show(failure);
                      shipped(nothing, desk::gallery);
                    });
        // a page lies above a window
        case TABLE, NETWORK -> {
          Runnable open = () -> desk.open(file);
          last(open, open, open);
        }
      }
    } catch (BackcastException e) {
      failures.show(e);
      last(nothing, nothing, desk::gallery);
    }
  }

  /**
   * Opens what was open last; if that is gone, which is not worth a word, the shipped model.
   *
   * @param reopened runs in the first case
   * @param shipped runs in the second
   * @param neither runs if not even that can be opened
   */
  private void last(Runnable reopened, Runnable shipped, Runnable neither) {
    Session last = memory.lastSession();
    if (last == null) {
      shipped(shipped, neither);
    } else {
      desk.opening().reopen(last, reopened, failure -> shipped(shipped, neither));
    }
  }

  private void shipped(Runnable then, Runnable otherwise) {
    desk.opening()
        .shipped(
            then,
            failure -> {
              failures.show(failure);
              otherwise.run();
            });
  }

  private void showTourOnce() {
    Window window = desk.host().window();
    if (window != null && !memory.toured()) {
      window.tour().start(memory::setToured);
    }
  }

  /** Opens the pages that lie above a window. */
  PageOpener pages() {
    return desk.page();
  }

  /** The window that is open, or null. */
  public @Nullable Window window() {
    return desk.host().window();
  }

  /** What the window asks of the program. */
  public Desk desk() {
    return desk;
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

  /** Keeps the session for the next start, and frees the window and its model. */
  public void close() {
    Window window = desk.host().window();
    if (window != null) {
      memory.autosave(window.session());
    }
    desk.host().close();
    pages.close();
    memory.close();
    systemLook.unsubscribe();
  }
}
