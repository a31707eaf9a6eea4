package io.backcast.ui.export;

import io.backcast.model.BackcastException;
import io.backcast.ui.common.Failures;
import io.backcast.ui.common.Figure;
import io.backcast.ui.common.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;

/** Asks where things go and takes them there. */
public final class ExportChooser {
  private final DesignExport designs;
  private final FigureExport figures = new FigureExport();
  private final Supplier<@Nullable Scene> scene;
  private final Texts texts;
  private final Failures failures;

  /** Something that may fail in one sentence. */
  @FunctionalInterface
  private interface Work {
    void run() throws BackcastException;
  }

  public ExportChooser(
      DesignExport designs, Supplier<@Nullable Scene> scene, Texts texts, Failures failures) {
    this.designs = designs;
    this.scene = scene;
    this.texts = texts;
    this.failures = failures;
  }

  /** Rows of the present answer to a CSV, JSON or Parquet file. */
  public void designs(int[] rows) {
    Path file =
        ask(
            texts.get("export.title"),
            designs.proposedName() + ".csv",
            new ExtensionFilter("CSV", "*.csv"),
            new ExtensionFilter("JSON", "*.json"),
            new ExtensionFilter("Parquet", "*.parquet"));
    if (file != null) {
      attempt(() -> designs.write(file, rows));
    }
  }

  /** Rows of the present answer to the clipboard. */
  public void copy(int[] rows) {
    attempt(
        () -> {
          ClipboardContent content = new ClipboardContent();
          content.putString(designs.text(rows));
          Clipboard.getSystemClipboard().setContent(content);
        });
  }

  /** A figure to a PNG, SVG or PDF file. */
  public void figure(Figure figure) {
    Path file =
        ask(
            texts.get("export.figure"),
            figure.name() + ".png",
            new ExtensionFilter("PNG", "*.png"),
            new ExtensionFilter("SVG", "*.svg"),
            new ExtensionFilter("PDF", "*.pdf"));
    if (file != null) {
      attempt(() -> figures.write(file, figure));
    }
  }

  private @Nullable Path ask(String title, String name, ExtensionFilter... filters) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(name);
    chooser.getExtensionFilters().addAll(filters);
    Scene from = scene.get();
    File file = chooser.showSaveDialog(from == null ? null : from.getWindow());
    return file == null ? null : file.toPath();
  }

  private void attempt(Work work) {
    try {
      work.run();
    } catch (BackcastException e) {
      failures.show(e);
    }
  }
}
