package io.backcast.ui.app;

import io.backcast.ui.common.AppActions;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.HelpTopic;
import io.backcast.ui.frame.ExplorerWindow;
import io.backcast.ui.frame.FileMenu;
import io.backcast.ui.lab.Laboratory;
import java.io.File;
import java.time.InstantSource;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The program around a window: its stage, its keys, and what it saves at its end. */
public final class AppController {
  private static final KeyCombination HELP = KeyCombination.valueOf("F1");
  private static final KeyCombination SETTINGS = KeyCombination.valueOf(FileMenu.SETTINGS_KEY);
  private static final KeyCombination HOME = KeyCombination.valueOf(FileMenu.HOME_KEY);

  /** An empty window is better than none after this time. */
  private static final Duration LONGEST_UNSEEN = Duration.millis(800);

  private final Stage stage;
  private final Appearance appearance;
  private final OverlayStack overlays;
  private final UserPreferences preferences;
  private final DesktopActions actions;
  private final FirstOpening first;
  private final Subscription systemTheme;
  private final Laboratory laboratory;

  /** Creates the program; it shows nothing before {@link #start}. */
  AppController(Stage stage, ProgramParts parts) {
    this.stage = stage;
    this.laboratory = parts.background().laboratory();
    this.appearance = new Appearance(parts.texts().locale());
    this.systemTheme = SystemTheme.follow(appearance);
    this.preferences =
        new UserPreferences(
            parts.folders().data(),
            parts.json(),
            appearance,
            parts.texts(),
            parts.failures(),
            InstantSource.system());
    // before the first control is made, for which JavaFX would load a theme of its own
    appearance.applyToControls();
    this.overlays = new OverlayStack(appearance, parts.texts());
    this.actions = new DesktopActions(stage, parts, appearance, preferences, overlays);
    this.first = new FirstOpening(actions, preferences, parts.failures());
  }

  /**
   * Shows the stage and opens the file that the command line names, else what was open last; if
   * nothing was, shows the home page.
   */
  public void start(List<String> arguments) {
    prepare();
    stage.show();
    first.open(arguments);
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
    first.open(arguments);
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

  /** Closes the window, whose session is saved for the next start, and its model. */
  public void close() {
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
