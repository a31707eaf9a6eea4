package io.backcast.ui;

import io.backcast.engine.InverseModel;
import io.backcast.io.Json;
import io.backcast.io.SessionFile;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.Session;
import io.backcast.ui.UserFolder.Settings;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Failures;
import io.backcast.ui.common.Texts;
import io.backcast.ui.common.Theme;
import io.backcast.ui.workbench.Desk;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.TransferMode;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The program around a window: opens models and sessions, saves, remembers. */
public final class Shell implements Desk {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  private final Stage stage;
  private final UserFolder user;
  private final Opener opener;
  private final SessionFile sessions;
  private final Context context;
  private Settings settings;
  private @Nullable Window window;
  private @Nullable InverseModel model;
  private @Nullable Path savedAt;

  public Shell(
      Stage stage, Path userFolder, Json json, Texts texts, Failures failures, String program) {
    this.stage = stage;
    this.user = new UserFolder(userFolder, json);
    this.opener = new Opener(json);
    this.sessions = new SessionFile(json);
    this.settings = user.settings();
    Appearance appearance = new Appearance(texts.locale());
    this.context = new Context(appearance, texts, failures, this, json, program);
    SystemLook.follow(appearance);
    appearance.followSystemProperty().set(settings.theme().equals("system"));
    for (Theme theme : Theme.values()) {
      if (theme.name().toLowerCase(Locale.ROOT).equals(settings.theme())) {
        appearance.themeProperty().set(theme);
      }
    }
    appearance.textScaleProperty().set(Math.clamp(settings.textScale(), 1, 2));
    appearance.onChange(this::rememberLook);
    appearance.followSystemProperty().subscribe((before, now) -> rememberLook());
    stage.setMinWidth(1024);
    stage.setMinHeight(720);
  }

  /** Opens what the command line names, else what was open last, else the shipped model. */
  public void start(List<String> arguments) {
    Session last = arguments.isEmpty() ? user.lastSession() : null;
    try {
      if (!arguments.isEmpty()) {
        show(opener.open(Path.of(arguments.getFirst()), recent()));
      } else if (last != null) {
        show(opener.open(last, Path.of(last.folder()), recent()));
      }
    } catch (BackcastException e) {
      // what was open last may be gone; what the user named must be said
      if (!arguments.isEmpty()) {
        context.failures().show(e);
      }
    }
    if (window == null) {
      try {
        show(opener.open(ShippedModels.standard(), recent()));
      } catch (BackcastException e) {
        context.failures().show(e);
        Platform.exit();
      }
    }
    if (window != null && !settings.toured() && last == null && arguments.isEmpty()) {
      window.tour(
          () ->
              remember(
                  new Settings(settings.theme(), settings.textScale(), true, settings.recent())));
    }
  }

  /** The window that is open, or null. */
  public @Nullable Window window() {
    return window;
  }

  private void show(Opener.Opened opened) throws BackcastException {
    Window made = new Window(opened.model(), opened.folder(), context, this::autosave);
    if (opened.session() != null) {
      made.show(opened.session());
    }
    closeWindow();
    window = made;
    model = opened.model();
    if (stage.getScene() == null) {
      stage.setScene(new Scene(made.root(), WIDTH, HEIGHT));
      acceptDrops(stage.getScene());
    } else {
      stage.getScene().setRoot(made.root());
    }
    stage.setTitle("Backcast — " + opened.model().card().title());
    stage.show();
    remember(settings.withRecent(opened.folder()));
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
    try {
      String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
      if (Files.isDirectory(path)) {
        show(opener.open(path, recent()));
      } else if (name.endsWith(".csv") && window != null) {
        window.bring(path);
      } else if (name.endsWith(".json")) {
        show(opener.open(path, recent()));
        savedAt = path;
        remember(settings.withRecent(path));
      } else {
        throw new BackcastException(
            ErrorCode.USAGE,
            path + " is neither a model folder, a session (.json) nor a table of designs (.csv).");
      }
    } catch (BackcastException e) {
      context.failures().show(e);
    }
  }

  @Override
  public void chooseModel() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(context.texts().get("desk.model"));
    File folder = chooser.showDialog(stage);
    if (folder != null) {
      open(folder.toPath());
    }
  }

  @Override
  public void chooseSession() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(context.texts().get("desk.session"));
    chooser.getExtensionFilters().add(new ExtensionFilter("Backcast", "*" + SessionFile.SUFFIX));
    File file = chooser.showOpenDialog(stage);
    if (file != null) {
      open(file.toPath());
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
    FileChooser chooser = new FileChooser();
    chooser.setTitle(context.texts().get("desk.save"));
    chooser.setInitialFileName("session" + SessionFile.SUFFIX);
    chooser.getExtensionFilters().add(new ExtensionFilter("Backcast", "*" + SessionFile.SUFFIX));
    File file = chooser.showSaveDialog(stage);
    if (file != null) {
      save(file.toPath());
    }
  }

  private void save(Path file) {
    if (window != null) {
      try {
        sessions.write(file, window.session());
        savedAt = file;
        remember(settings.withRecent(file));
      } catch (BackcastException e) {
        context.failures().show(e);
      }
    }
  }

  @Override
  public List<Path> recent() {
    return settings.recent().stream().map(Path::of).filter(Files::exists).toList();
  }

  @Override
  public void quit() {
    Platform.exit();
  }

  /** Frees the window and its model. */
  public void close() {
    if (window != null) {
      autosave(window.session());
    }
    closeWindow();
  }

  private void closeWindow() {
    if (window != null) {
      window.close();
    }
    if (model != null) {
      model.close();
    }
  }

  private void rememberLook() {
    Appearance look = context.appearance();
    remember(
        new Settings(
            look.followSystemProperty().get()
                ? "system"
                : look.themeProperty().get().name().toLowerCase(Locale.ROOT),
            look.textScaleProperty().get(),
            settings.toured(),
            settings.recent()));
  }

  private void remember(Settings now) {
    settings = now;
    try {
      user.save(now);
    } catch (BackcastException e) {
      // a program that cannot remember still works
      System.getLogger("backcast").log(System.Logger.Level.DEBUG, "settings not saved", e);
    }
  }

  private void autosave(Session session) {
    try {
      user.autosave(session);
    } catch (BackcastException e) {
      System.getLogger("backcast").log(System.Logger.Level.DEBUG, "not autosaved", e);
    }
  }
}
