package io.backcast.ui.snapshot;

import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.report.ReportPage;
import io.backcast.ui.app.ModelOpener;
import io.backcast.ui.common.AppActions;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.frame.AppContext;
import io.backcast.ui.frame.ExplorerWindow;
import io.backcast.ui.lab.Laboratory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Makes the report of a session without a display: from its window, off screen. */
public final class ReportRenderer {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;

  private final Locale locale;
  private final int designs;
  private final Json json;
  private final String program;
  private final Laboratory laboratory;

  /**
   * A renderer of reports.
   *
   * @param locale of texts and numbers
   * @param designs how many to list
   * @param program name and version
   * @param laboratory whose answers stand beside the predictions
   */
  public ReportRenderer(
      Locale locale, int designs, Json json, String program, Laboratory laboratory) {
    this.locale = locale;
    this.designs = designs;
    this.json = json;
    this.program = program;
    this.laboratory = laboratory;
  }

  /**
   * Writes the report of what was opened.
   *
   * @throws BackcastException if the window fails or does not settle, or the file cannot be written
   */
  public void write(ModelOpener.Opened opened, Path file) throws BackcastException {
    Window window = new Window(opened);
    ReportPage page =
        new OffscreenRenderer(WIDTH, HEIGHT).take(window, content -> window.page(designs));
    window.write(page, file);
  }

  private final class Window implements OffscreenRenderer.Subject {
    private final ModelOpener.Opened opened;
    private @Nullable ExplorerWindow window;

    Window(ModelOpener.Opened opened) {
      this.opened = opened;
    }

    @Override
    public Parent build(CompletableFuture<?> outcome) throws BackcastException {
      AppContext context =
          new AppContext(
              new Appearance(locale),
              new Texts(locale),
              outcome::completeExceptionally,
              AppActions.NONE,
              json,
              program,
              laboratory);
      ExplorerWindow made =
          ExplorerWindow.open(
              opened.model(), opened.folder(), opened.session(), context, session -> {});
      window = made;
      return made.root();
    }

    @Override
    public boolean ready() {
      return shown().settled();
    }

    ReportPage page(int count) throws BackcastException {
      return shown().reports().page(count);
    }

    void write(ReportPage page, Path file) throws BackcastException {
      shown().reports().report(designs).write(page, file);
    }

    private ExplorerWindow shown() {
      if (window == null) {
        throw new IllegalStateException("no window yet");
      }
      return window;
    }

    @Override
    public void close() {
      if (window != null) {
        window.close();
      }
    }
  }
}
