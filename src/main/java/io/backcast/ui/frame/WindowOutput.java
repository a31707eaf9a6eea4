package io.backcast.ui.frame;

import io.backcast.model.Session;
import io.backcast.ui.chart.Figure;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import io.backcast.ui.common.ViewLoader;
import io.backcast.ui.export.DesignExport;
import io.backcast.ui.export.ExportChooser;
import io.backcast.ui.export.StructureChooser;
import io.backcast.ui.log.CommandLog;
import io.backcast.ui.log.LogController;
import io.backcast.ui.log.LogRecorder;
import io.backcast.ui.log.WindowCommands;
import io.backcast.ui.report.ReportChooser;
import io.backcast.ui.report.ReportMaker;
import io.backcast.ui.state.ExplorerState;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Parent;

/** What leaves a window as a file: designs, structures, figures and reports, and the log of it. */
final class WindowOutput {
  private final DesignExport export;
  private final ExportChooser chooser;
  private final StructureChooser structures;
  private final ReportMaker reports;
  private final ReportChooser report;
  private final LogRecorder recorder;
  private final LogController panel;

  /**
   * What a window shows.
   *
   * @param folder that holds the model
   * @param session gives the present state
   * @param commands that say the same on a command line
   */
  record Contents(
      ExplorerState explorer,
      Path folder,
      Supplier<Session> session,
      List<Figure> figures,
      WindowCommands commands) {}

  /**
   * The output of a window; shows the panel of its log.
   *
   * @param root above which dialogs open
   * @param runner for writing in the background
   */
  WindowOutput(
      AppContext context,
      Contents contents,
      ViewLoader views,
      Parent root,
      FrameController frame,
      TaskRunner runner) {
    Texts texts = context.texts();
    export = new DesignExport(contents.explorer, context.json(), context.program());
    chooser =
        new ExportChooser(
            export, root::getScene, context.saving(), texts, context.failures(), frame::showNotice);
    structures =
        new StructureChooser(
            export,
            contents.explorer.card(),
            root::getScene,
            context.actions()::exports,
            texts,
            context.failures(),
            frame::showNotice,
            runner,
            context.json(),
            context.activities());
    CommandLog log = context.log();
    recorder = new LogRecorder(log, contents.commands, texts);
    chooser.onWritten(recorder::export, recorder::written);
    panel =
        views.with(
            new LogController(
                log,
                (title, name) -> chooser.ask(title, name, List.of(".sh", ".txt")),
                texts,
                context.failures(),
                frame::showNotice));
    views.load("log/Log");
    panel
        .shownProperty()
        .subscribe(
            shown -> {
              if (shown && panel.content().getParent() == null) {
                frame.showBelow(panel.content());
              }
            });
    reports =
        new ReportMaker(
            contents.explorer,
            contents.session,
            contents.folder,
            contents.commands,
            contents.figures,
            texts,
            context.json(),
            context.program(),
            InstantSource.system());
    report =
        new ReportChooser(
            reports,
            (title, name) -> chooser.ask(title, name, List.of(".html", ".pdf")),
            runner,
            texts,
            context.failures(),
            frame::showNotice,
            recorder::reported);
  }

  /** Sets what the notice of an export ends with where the table shows only some of its rows. */
  void noting(Supplier<String> filtered) {
    chooser.noting(filtered);
  }

  DesignExport export() {
    return export;
  }

  /** Asks where to write designs and figures. */
  ExportChooser chooser() {
    return chooser;
  }

  /** Asks where to write structures. */
  StructureChooser structures() {
    return structures;
  }

  /** Makes reports of what the window shows. */
  ReportMaker reports() {
    return reports;
  }

  /** Writes down what is done, as commands. */
  LogRecorder recorder() {
    return recorder;
  }

  /** Whether the panel of the log is shown. */
  BooleanProperty logShownProperty() {
    return panel.shownProperty();
  }

  /** Asks for a file and writes the report. */
  void saveReport() {
    report.save();
  }
}
