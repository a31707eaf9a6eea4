package io.backcast.ui;

import io.backcast.io.SessionFile;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.ui.common.Failures;
import io.backcast.ui.workbench.Desk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** What the window's menus ask of the program, done by the shell and its dialogs. */
final class ShellDesk implements Desk {
  private final Shell shell;
  private final Dialogs dialogs;
  private final SessionFile sessions;
  private final Failures failures;
  private @Nullable Path savedAt;

  ShellDesk(Shell shell, Dialogs dialogs, SessionFile sessions, Failures failures) {
    this.shell = shell;
    this.dialogs = dialogs;
    this.sessions = sessions;
    this.failures = failures;
  }

  @Override
  public void open(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    if (Files.isDirectory(path)) {
      shell.load(path, () -> savedAt = null);
    } else if (name.endsWith(".csv")) {
      shell.table(path);
    } else if (name.endsWith(".onnx")) {
      shell.page().adopt(path);
    } else if (name.endsWith(".json")) {
      shell.load(
          path,
          () -> {
            savedAt = path;
            shell.memory().addRecent(path);
          });
    } else {
      failures.show(
          new BackcastException(
              ErrorCode.USAGE,
              path
                  + " is neither a model folder, a session (.json), a table (.csv) nor a network"
                  + " (.onnx)."));
    }
  }

  private void openIfAny(@Nullable Path path) {
    if (path != null) {
      open(path);
    }
  }

  @Override
  public void chooseModel() {
    openIfAny(dialogs.folder("desk.model"));
  }

  @Override
  public void chooseSession() {
    openIfAny(dialogs.file("desk.session", "*" + SessionFile.SUFFIX));
  }

  @Override
  public void chooseNetwork() {
    openIfAny(dialogs.file("desk.network", "*.onnx"));
  }

  @Override
  public void chooseTable() {
    Path file = dialogs.file("desk.table", "*.csv");
    if (file != null) {
      shell.page().learn(file);
    }
  }

  @Override
  public void gallery() {
    shell.page().gallery();
  }

  @Override
  public void inspect() {
    Opener.Opened opened = shell.opened();
    if (opened != null) {
      shell.page().inspect(opened.folder(), opened.model().card());
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
    Window window = shell.window();
    if (window != null) {
      try {
        sessions.write(file, window.session());
        savedAt = file;
        shell.memory().addRecent(file);
      } catch (BackcastException e) {
        failures.show(e);
      }
    }
  }

  @Override
  public List<Path> recent() {
    return shell.memory().recent();
  }

  @Override
  public void quit() {
    Platform.exit();
  }
}
