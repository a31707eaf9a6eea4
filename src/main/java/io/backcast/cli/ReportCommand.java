package io.backcast.cli;

import io.backcast.engine.InverseModel;
import io.backcast.io.AtomicFiles;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.ui.app.ModelOpener;
import io.backcast.ui.lab.Bench;
import io.backcast.ui.lab.Laboratory;
import io.backcast.ui.report.SessionReport;
import io.backcast.ui.snapshot.OffscreenRenderer;
import io.backcast.ui.snapshot.ReportRenderer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "report",
    description = {
      "Write the report of a session: one file with question, figures, designs, model, methods and"
          + " provenance; needs no display.",
      "It keeps the session: opened with Backcast, the report is the window again."
    })
final class ReportCommand implements Callable<Integer> {
  private static final int MOST = 200;

  @Parameters(
      paramLabel = "SESSION",
      description = "Session file, or a report; a model folder stands for its first question.")
  private Path session;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Folder of the model, where it is no longer the session's.")
  private @Nullable Path model;

  @Option(
      names = "--designs",
      defaultValue = "" + SessionReport.DESIGNS,
      description = "Designs to list, 1 to 200 (default: ${DEFAULT-VALUE}).")
  private int designs;

  @Option(
      names = "--answers",
      paramLabel = "FILE",
      description = "Answers of calculations to show beside predictions, as verify keeps them.")
  private @Nullable Path answers;

  @Option(
      names = "--language",
      defaultValue = "en",
      converter = LanguageConverter.class,
      description = "en, de or es.")
  private Locale language;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "File to write, .html or .pdf.")
  private Path out;

  private final Json json;
  private final String program;

  ReportCommand(Json json, String program) {
    this.json = json;
    this.program = program;
  }

  @Override
  public Integer call() throws BackcastException {
    String name = out.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".html") && !name.endsWith(".pdf")) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "%s ends in neither .html nor .pdf. Name the file so that it says which to write."
              .formatted(out));
    }
    if (designs < 1 || designs > MOST) {
      throw new BackcastException(
          ErrorCode.USAGE, "--designs must lie between 1 and %s.".formatted(MOST));
    }
    AtomicFiles.check(out);
    ModelOpener.Opened opened =
        new ModelOpener(json).open(session, model == null ? List.of() : List.of(model));
    try (InverseModel open = opened.model()) {
      OffscreenRenderer.startToolkit();
      new ReportRenderer(language, designs, json, program, laboratory()).write(opened, out);
      return 0;
    }
  }

  private Laboratory laboratory() throws BackcastException {
    return answers == null
        ? Laboratory.none()
        : Laboratory.showing(Bench.showing(answers, json, InstantSource.system()));
  }
}
