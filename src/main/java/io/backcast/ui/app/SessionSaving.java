package io.backcast.ui.app;

import io.backcast.io.SessionFile;
import io.backcast.model.BackcastException;
import io.backcast.ui.common.FailureHandler;
import io.backcast.ui.common.Texts;
import io.backcast.ui.frame.ExplorerWindow;
import java.nio.file.Path;

/** Saves the session of the window as a file. */
final class SessionSaving {
  private final SessionFile sessions;
  private final Shell shell;
  private final UserPreferences preferences;
  private final Texts texts;
  private final FailureHandler failures;

  /**
   * Saves sessions.
   *
   * @param preferences remember what was saved
   */
  SessionSaving(
      SessionFile sessions,
      Shell shell,
      UserPreferences preferences,
      Texts texts,
      FailureHandler failures) {
    this.sessions = sessions;
    this.shell = shell;
    this.preferences = preferences;
    this.texts = texts;
    this.failures = failures;
  }

  /** Saves where the session was read from or saved to, or asks where. */
  void save() {
    Path before = shell.host().savedAt();
    if (before == null) {
      saveAs();
    } else {
      save(before);
    }
  }

  /** Asks where to save. */
  void saveAs() {
    Path file = shell.dialogs().session();
    if (file != null) {
      save(file);
    }
  }

  private void save(Path file) {
    ExplorerWindow window = shell.host().window();
    if (window != null) {
      try {
        sessions.write(file, window.session());
        shell.host().setSavedAt(file);
        preferences.addRecent(file);
        window.frame().showNotice(texts.get("frame.saved", file));
      } catch (BackcastException e) {
        failures.show(e);
      }
    }
  }
}
