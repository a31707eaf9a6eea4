package io.backcast.ui.export;

import io.backcast.io.TableFormat;
import io.backcast.model.BackcastException;
import io.backcast.ui.chart.Figure;
import io.backcast.ui.common.Clipboards;
import io.backcast.ui.common.FailureHandler;
import io.backcast.ui.common.SaveDialog;
import io.backcast.ui.common.Texts;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;

/** Asks for a file and exports designs or figures to it. */
public final class ExportChooser {
  private final DesignExport designs;
  private final FigureExport figures;
  private final SavePrompt prompt;
  private final Texts texts;
  private final FailureHandler failures;
  private final Consumer<String> notice;
  private Supplier<Consumer<Path>> exported = () -> file -> {};
  private Consumer<Path> drawn = file -> {};
  private Supplier<String> note = () -> "";

  /** Work that may fail. */
  @FunctionalInterface
  private interface Work {
    void run() throws BackcastException;
  }

  /** Asks the user for a file. */
  @FunctionalInterface
  interface SavePrompt {
    /**
     * Asks and waits for the answer; the window keeps running meanwhile.
     *
     * @param name proposed file name
     * @return null if the user cancels
     */
    @Nullable Path ask(String title, String name, List<ExtensionFilter> filters);
  }

  /**
   * A chooser with the file dialog of the operating system.
   *
   * @param scene above whose window the dialog opens; null while there is none
   * @param saving asks where to
   * @param notice receives a sentence that says what was written where, or copied
   */
  public ExportChooser(
      DesignExport designs,
      Supplier<@Nullable Scene> scene,
      SaveDialog saving,
      Texts texts,
      FailureHandler failures,
      Consumer<String> notice) {
    this(
        designs,
        (title, name, filters) -> {
          Scene from = scene.get();
          return saving.ask(from == null ? null : from.getWindow(), title, name, filters);
        },
        texts,
        failures,
        notice);
  }

  ExportChooser(
      DesignExport designs,
      SavePrompt prompt,
      Texts texts,
      FailureHandler failures,
      Consumer<String> notice) {
    this.designs = designs;
    this.prompt = prompt;
    this.texts = texts;
    this.figures = new FigureExport(texts.numbers());
    this.failures = failures;
    this.notice = notice;
  }

  /**
   * Sets what hears of written files.
   *
   * @param designs asked when an export of designs begins, for what hears of its file
   * @param figure hears of a figure's file
   */
  public void onWritten(Supplier<Consumer<Path>> designs, Consumer<Path> figure) {
    exported = designs;
    drawn = figure;
  }

  /** Sets what the notice of an export ends with where the table shows only some of its rows. */
  public void noting(Supplier<String> filtered) {
    note = filtered;
  }

  private String noted(String sentence) {
    return (sentence + " " + note.get()).strip();
  }

  /** Exports rows of the present result to a CSV, JSON or Parquet file. */
  public void designs(int[] rows) {
    attempt(
        () -> {
          // chosen before the dialog opens: the answer may change while it is open
          ChosenDesigns chosen = designs.choose(rows);
          Consumer<Path> hears = exported.get();
          Path file =
              prompt.ask(
                  texts.get("export.title"),
                  chosen.name() + ".csv",
                  Arrays.stream(TableFormat.values())
                      .map(format -> new ExtensionFilter(format.title(), "*" + format.suffix()))
                      .toList());
          if (file != null) {
            chosen.write(file);
            hears.accept(file);
            notice.accept(
                noted(
                    texts.get(
                        "export.designs-written", texts.whole(chosen.designs().size()), file)));
          }
        });
  }

  /** Copies rows of the present answer to the clipboard; while there is none, a notice says so. */
  public void copy(int[] rows) {
    try {
      ChosenDesigns chosen = designs.choose(rows);
      Clipboards.copy(chosen.text());
      notice.accept(noted(texts.get("export.copied", texts.whole(chosen.designs().size()))));
    } catch (BackcastException e) {
      notice.accept(texts.say(e));
    }
  }

  /** Exports a figure, as it is now, to a PNG, SVG or PDF file. */
  public void figure(Figure figure) {
    attempt(
        () -> {
          FigureExport.Drawn taken = figures.draw(figure);
          Path file =
              prompt.ask(
                  texts.get("export.figure"),
                  figure.name() + ".png",
                  List.of(
                      new ExtensionFilter("PNG", "*.png"),
                      new ExtensionFilter("SVG", "*.svg"),
                      new ExtensionFilter("PDF", "*.pdf")));
          if (file != null) {
            figures.write(file, taken);
            drawn.accept(file);
            notice.accept(texts.get("export.figure-written", file));
          }
        });
  }

  /**
   * Asks for a file of one of some formats; null if the user cancels.
   *
   * @param endings of the formats, such as {@code .html}
   */
  public @Nullable Path ask(String title, String name, List<String> endings) {
    return prompt.ask(
        title,
        name,
        endings.stream()
            .map(e -> new ExtensionFilter(e.substring(1).toUpperCase(Locale.ROOT), "*" + e))
            .toList());
  }

  private void attempt(Work work) {
    try {
      work.run();
    } catch (BackcastException e) {
      failures.show(e);
    }
  }
}
