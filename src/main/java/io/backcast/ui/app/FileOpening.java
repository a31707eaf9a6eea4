package io.backcast.ui.app;

import io.backcast.engine.ModelFolder;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import io.backcast.ui.common.FailureHandler;
import io.backcast.ui.frame.ExplorerWindow;
import io.backcast.ui.state.ChartDesigns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens files of every kind: in a window, on a page above it, or as answers for its designs. */
final class FileOpening {
  private final Shell shell;
  private final WindowOpening windows;
  private final PageNavigator pages;
  private final FailureHandler failures;
  private final Runnable takeBack;

  /**
   * Opens files.
   *
   * @param takeBack takes back the answers that were taken up last
   */
  FileOpening(
      Shell shell,
      WindowOpening windows,
      PageNavigator pages,
      FailureHandler failures,
      Runnable takeBack) {
    this.shell = shell;
    this.windows = windows;
    this.pages = pages;
    this.failures = failures;
    this.takeBack = takeBack;
  }

  /** Opens what a path holds; says so where that is nothing that can be opened. */
  void open(Path chosen) {
    // the card stands for the model
    Path parent = chosen.endsWith(ModelFolder.CARD) ? chosen.toAbsolutePath().getParent() : null;
    Path path = parent == null ? chosen : parent;
    try {
      FileKind kind = FileKind.of(path);
      switch (kind) {
        case MODEL, SESSION -> windows.open(path, kind, failures::show);
        case REPORT -> openReport(path);
        case TABLE -> openTable(path);
        case NETWORK -> pages.importing(path);
        case ANSWERS -> takeUp(List.of(path));
        case CAMPAIGN -> pages.campaign(path);
      }
    } catch (BackcastException e) {
      failures.show(e);
    }
  }

  /**
   * Opens the session in a report. Its model is looked for where the user has opened one before;
   * for the place that the report names, which anybody may have written, the user is asked.
   */
  private void openReport(Path path) {
    windows.open(
        path,
        FileKind.REPORT,
        failure -> {
          if (failure.code() != ErrorCode.MISSING_FILE) {
            failures.show(failure);
            return;
          }
          try {
            Path place = shell.dialogs().modelOfReport(windows.sessionOf(path));
            if (place != null) {
              windows.openReport(path, place, failures::show);
            }
          } catch (BackcastException e) {
            failures.show(e);
          }
        });
  }

  /** Shows a table of the model's own variables in the window, any other on the training page. */
  private void openTable(Path path) {
    ExplorerWindow shown = shell.host().window();
    if (shown == null || shell.overlays().hasPage()) {
      pages.training(path);
      return;
    }
    String name = String.valueOf(path.getFileName());
    shell
        .loader()
        .run(
            name,
            () ->
                shown.userDesigns().isAnswered(path)
                    ? Optional.<Optional<ChartDesigns>>empty()
                    : Optional.of(Optional.ofNullable(shown.userDesigns().read(path))),
            designs ->
                designs.ifPresentOrElse(
                    found ->
                        found.ifPresentOrElse(
                            read -> shown.show(read, name), () -> pages.training(path)),
                    () -> takeUp(List.of(path))));
  }

  /** Opens what was dropped: answers together, everything else one after the other. */
  void openAll(List<Path> paths) {
    List<Path> answers = new ArrayList<>();
    for (Path path : paths) {
      if (isAnswers(path)) {
        answers.add(path);
      } else {
        open(path);
      }
    }
    takeUp(answers);
  }

  private static boolean isAnswers(Path path) {
    try {
      return FileKind.of(path) == FileKind.ANSWERS;
    } catch (BackcastException e) {
      // told where it is opened
      return false;
    }
  }

  /** Takes answers out of files for the designs of the window, and says what became of them. */
  void takeUp(List<Path> files) {
    if (files.isEmpty()) {
      return;
    }
    ExplorerWindow shown = shell.host().window();
    if (shown == null) {
      failures.show(
          new BackcastException(ErrorCode.USAGE, Sentence.of("open.answers", files.getFirst())));
    } else {
      shown.answerFiles().read(files, report -> pages.returned(report, takeBack));
    }
  }
}
