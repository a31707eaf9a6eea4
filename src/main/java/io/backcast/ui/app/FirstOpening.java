package io.backcast.ui.app;

import io.backcast.model.BackcastException;
import io.backcast.model.Session;
import io.backcast.ui.common.FailureHandler;
import java.nio.file.Path;
import java.util.List;

/** What a program opens at its start, and what instead where that fails. */
final class FirstOpening {
  private static final Runnable NOTHING = () -> {};

  private final DesktopActions actions;
  private final UserPreferences preferences;
  private final FailureHandler failures;

  FirstOpening(DesktopActions actions, UserPreferences preferences, FailureHandler failures) {
    this.actions = actions;
    this.preferences = preferences;
    this.failures = failures;
  }

  /**
   * Opens the file that the command line names, else what was open last; if nothing was, shows the
   * home page.
   */
  void open(List<String> arguments) {
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
            NOTHING,
            failure -> {
              failures.note(failure);
              actions.program().home(failure);
            });
  }

  private void open(Path file) {
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
                      openShipped(NOTHING, actions::showHome);
                    });
        // their pages are shown above a window
        case REPORT, TABLE, NETWORK, ANSWERS, CAMPAIGN -> {
          Runnable open = () -> actions.open(file);
          openLast(open, open, open);
        }
      }
    } catch (BackcastException e) {
      failures.show(e);
      openLast(NOTHING, NOTHING, actions::showHome);
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
}
