package io.backcast.ui.app;

import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.Session;
import io.backcast.ui.common.AppActions;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.FailureHandler;
import io.backcast.ui.common.HelpTopic;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import io.backcast.ui.frame.ExplorerWindow;
import io.backcast.ui.frame.FileMenu;
import io.backcast.ui.lab.Laboratory;
import java.io.File;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The program around a window: what it opens at its start, and what it saves at its end. */
public final class AppController {
  private static final KeyCombination HELP = KeyCombination.valueOf("F1");
  private static final KeyCombination SETTINGS = KeyCombination.valueOf(FileMenu.SETTINGS_KEY);
  private static final KeyCombination HOME = KeyCombination.valueOf(FileMenu.HOME_KEY);

  /** An empty window is better than none after this time. */
  private static final Duration LONGEST_UNSEEN = Duration.millis(800);

  private final Stage stage;
  private final Appearance appearance;
  private final FailureHandler failures;
  private final OverlayStack overlays;
  private final UserPreferences preferences;
  private final DesktopActions actions;
  private final Subscription systemTheme;
  private final Laboratory laboratory;

  /** A program that has no browser, as in a test. */
  public AppController(
      Stage stage,
      Path userFolder,
      Json json,
      Texts texts,
      FailureHandler failures,
      String program,
      TaskRunner runner) {
    this(
        stage,
        userFolder,
        userFolder.resolve("cache"),
        json,
        texts,
        failures,
        program,
        runner,
        address -> {},
        Laboratory.none());
  }

  /** A program that has opened nothing yet. */
  public AppController(
      Stage stage,
      Path userFolder,
      Path cache,
      Json json,
      Texts texts,
      FailureHandler failures,
      String program,
      TaskRunner runner,
      Consumer<String> browser,
      Laboratory laboratory) {
    this(
        stage,
        userFolder,
        cache,
        json,
        texts,
        failures,
        program,
        runner,
        browser,
        laboratory,
        new ModelSource(json));
  }

  /**
   * Creates the program; it shows nothing before {@link #start}.
   *
   * @param userFolder for settings, new models and the log
   * @param cache folder of what can be made anew
   * @param texts in the language of the operating system
   * @param program name and version
   * @param runner for opening and training; needs two threads
   * @param browser shows an address in the system's browser
   * @param laboratory closed with the program
   * @param models opens them
   */
  AppController(
      Stage stage,
      Path userFolder,
      Path cache,
      Json json,
      Texts texts,
      FailureHandler failures,
      String program,
      TaskRunner runner,
      Consumer<String> browser,
      Laboratory laboratory,
      ModelSource models) {
    this.stage = stage;
    this.laboratory = laboratory;
    this.failures = failures;
    appearance = new Appearance(texts.locale());
    this.overlays = new OverlayStack(appearance, texts);
    this.systemTheme = SystemTheme.follow(appearance);
    this.preferences =
        new UserPreferences(userFolder, json, appearance, texts, failures, InstantSource.system());
    this.actions =
        new DesktopActions(
            stage,
            new DesktopActions.Tools(
                userFolder,
                cache,
                json,
                appearance,
                texts,
                failures,
                program,
                runner,
                browser,
                laboratory,
                models),
            preferences,
            overlays);
  }

  /**
   * Shows the stage and opens the file that the command line names, else what was open last; if
   * nothing was, shows the home page.
   */
  public void start(List<String> arguments) {
    prepare();
    stage.show();
    openFirst(arguments);
  }

  /**
   * As {@link #start}, but the stage appears with its first content and not empty before it, unless
   * that takes long.
   */
  void startComplete(List<String> arguments) {
    prepare();
    PauseTransition patience = new PauseTransition(LONGEST_UNSEEN);
    overlays.onContent(
        () -> {
          patience.stop();
          stage.show();
        });
    patience.setOnFinished(e -> stage.show());
    patience.play();
    openFirst(arguments);
  }

  private void prepare() {
    Scene scene = new Scene(overlays, WindowPlacement.WIDTH, WindowPlacement.HEIGHT);
    // what the first frame has before anything is drawn on it
    scene.setFill(appearance.palette().surface());
    stage.setScene(scene);
    acceptDrops(scene);
    acceptKeys(scene);
    stage.setTitle("Backcast");
    WindowPlacement.place(stage, preferences.window());
    // a window that is closed by its frame is hidden before the program ends
    stage.setOnHiding(e -> rememberPlacement());
  }

  private void openFirst(List<String> arguments) {
    if (arguments.isEmpty()) {
      openLastOrHome();
    } else {
      open(Path.of(arguments.getFirst()).toAbsolutePath().normalize());
    }
  }

  private void openLastOrHome() {
    Session last = preferences.lastSession();
    if (last == null) {
      actions.program().home();
      return;
    }
    actions
        .opening()
        .reopen(
            last,
            () -> {},
            failure -> {
              failures.note(failure);
              actions.program().home(failure);
            });
  }

  private void open(Path file) {
    Runnable nothing = () -> {};
    try {
      FileKind kind = FileKind.of(file);
      switch (kind) {
        case MODEL, SESSION ->
            actions
                .opening()
                .open(
                    file,
                    kind,
                    failure -> {
                      failures.show(failure);
                      openShipped(nothing, actions::showHome);
                    });
        // their pages are shown above a window
        case REPORT, TABLE, NETWORK, ANSWERS, CAMPAIGN -> {
          Runnable open = () -> actions.open(file);
          openLast(open, open, open);
        }
      }
    } catch (BackcastException e) {
      failures.show(e);
      openLast(nothing, nothing, actions::showHome);
    }
  }

  /**
   * Opens what was open last; if that fails, notes it and opens the shipped model.
   *
   * @param reopened runs after the first
   * @param shipped runs after the second
   * @param neither runs if both fail
   */
  private void openLast(Runnable reopened, Runnable shipped, Runnable neither) {
    Session last = preferences.lastSession();
    if (last == null) {
      openShipped(shipped, neither);
    } else {
      actions
          .opening()
          .reopen(
              last,
              reopened,
              failure -> {
                failures.note(failure);
                openShipped(shipped, neither);
              });
    }
  }

  private void openShipped(Runnable then, Runnable otherwise) {
    actions
        .opening()
        .shipped(
            then,
            failure -> {
              failures.show(failure);
              otherwise.run();
            });
  }

  /** Opens the pages above a window. */
  public PageNavigator pages() {
    return actions.pages();
  }

  /** Whether a page is shown. */
  boolean showsPage() {
    return overlays.hasPage();
  }

  /** The window that is open, or null. */
  public @Nullable ExplorerWindow window() {
    return actions.host().window();
  }

  /** What menus and pages can ask of the program. */
  public AppActions actions() {
    return actions;
  }

  private void acceptDrops(Scene scene) {
    scene.setOnDragOver(
        e -> {
          if (e.getDragboard().hasFiles()) {
            e.acceptTransferModes(TransferMode.COPY);
            overlays.showDrop(true);
          }
        });
    scene.setOnDragExited(e -> overlays.showDrop(false));
    scene.setOnDragDropped(
        e -> {
          overlays.showDrop(false);
          actions.openAll(e.getDragboard().getFiles().stream().map(File::toPath).toList());
          e.setDropCompleted(true);
        });
  }

  /** Keys that work on every page, which covers the menus. */
  private void acceptKeys(Scene scene) {
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          HelpTopic topic = overlays.topic();
          if (topic == null) {
            return;
          }
          if (HELP.match(e)) {
            actions.showHelp(topic);
            e.consume();
          } else if (SETTINGS.match(e)) {
            if (topic != HelpTopic.SETTINGS) {
              actions.showSettings();
            }
            e.consume();
          } else if (HOME.match(e)) {
            if (topic != HelpTopic.HOME) {
              actions.showHome();
            }
            e.consume();
          }
        });
  }

  private void rememberPlacement() {
    preferences.setWindow(WindowPlacement.of(stage, preferences.window()));
  }

  /** Saves the session for the next start, and closes the window and its model. */
  public void close() {
    ExplorerWindow window = actions.host().window();
    if (window != null) {
      preferences.autosave(window.session());
    }
    if (stage.isShowing()) {
      rememberPlacement();
    }
    stage.setOnHiding(null);
    actions.host().close();
    laboratory.close();
    overlays.close();
    preferences.close();
    systemTheme.unsubscribe();
  }
}
