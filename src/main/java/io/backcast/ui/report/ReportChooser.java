package io.backcast.ui.report;

import io.backcast.io.AtomicFiles;
import io.backcast.model.BackcastException;
import io.backcast.report.ReportPage;
import io.backcast.ui.common.FailureHandler;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks for a file and writes the report of a window to it. */
public final class ReportChooser {
  private final ReportMaker maker;
  private final BiFunction<String, String, @Nullable Path> prompt;
  private final TaskRunner runner;
  private final Texts texts;
  private final FailureHandler failures;
  private final Consumer<String> notice;
  private final Consumer<Path> reported;

  /**
   * A chooser for a window.
   *
   * @param prompt asks for a file by a title and a proposed name; null if the user cancels
   * @param runner writes in the background
   * @param notice receives a sentence that says what is written where
   * @param reported hears of the file that was written
   */
  public ReportChooser(
      ReportMaker maker,
      BiFunction<String, String, @Nullable Path> prompt,
      TaskRunner runner,
      Texts texts,
      FailureHandler failures,
      Consumer<String> notice,
      Consumer<Path> reported) {
    this.maker = maker;
    this.prompt = prompt;
    this.runner = runner;
    this.texts = texts;
    this.failures = failures;
    this.notice = notice;
    this.reported = reported;
  }

  /** Composes the report of what is shown now, asks where to, and writes it. */
  public void save() {
    try {
      // composed before the dialog opens: the answer may change while it is open
      ReportPage page = maker.page(SessionReport.DESIGNS);
      Path file = prompt.apply(texts.get("report.save"), maker.proposedName() + ".html");
      if (file == null) {
        return;
      }
      AtomicFiles.check(file);
      notice.accept(texts.get("report.writing"));
      runner.run(
          () -> {
            maker.report(SessionReport.DESIGNS).write(page, file);
            return file;
          },
          new TaskRunner.Outcome<Path>() {
            @Override
            public void succeeded(Path written) {
              notice.accept(texts.get("report.written", written));
              reported.accept(written);
            }

            @Override
            public void failed(BackcastException failure) {
              notice.accept("");
              failures.show(failure);
            }
          });
    } catch (BackcastException e) {
      failures.show(e);
    }
  }
}
