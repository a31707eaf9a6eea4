package io.backcast.ui.report;

import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.io.Json;
import io.backcast.io.ShellWords;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.Session;
import io.backcast.report.ReportPage;
import io.backcast.sentence.Sentence;
import io.backcast.ui.chart.Figure;
import io.backcast.ui.common.Texts;
import io.backcast.ui.log.WindowCommands;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Makes reports of what one window shows. */
public final class ReportMaker {
  private final ExplorerState explorer;
  private final Supplier<Session> session;
  private final Path folder;
  private final WindowCommands commands;
  private final List<Figure> figures;
  private final Texts texts;
  private final Json json;
  private final String program;
  private final InstantSource clock;

  /**
   * A maker for a window.
   *
   * @param session what the window shows
   * @param folder of the model
   * @param figures of the window
   * @param program name and version
   */
  public ReportMaker(
      ExplorerState explorer,
      Supplier<Session> session,
      Path folder,
      WindowCommands commands,
      List<Figure> figures,
      Texts texts,
      Json json,
      String program,
      InstantSource clock) {
    this.explorer = explorer;
    this.session = session;
    this.folder = folder;
    this.commands = commands;
    this.figures = figures;
    this.texts = texts;
    this.json = json;
    this.program = program;
    this.clock = clock;
  }

  /**
   * The page of the present answer; call it on the FX thread.
   *
   * @param designs how many to list
   * @throws BackcastException if the answer is not complete, there can be none, or the model's
   *     files cannot be read
   */
  public ReportPage page(int designs) throws BackcastException {
    ExplorerState.Blocked blocked = explorer.blockedProperty().get();
    if (blocked != null) {
      throw new BackcastException(ErrorCode.BAD_CONSTRAINT, blocked.sentence());
    }
    ExplorationResult answer = explorer.resultProperty().get();
    DesignRequest request = answer == null ? null : answer.request();
    DesignResult result = answer == null ? null : answer.result();
    if (answer == null || request == null || result == null) {
      throw new BackcastException(ErrorCode.FAILED, Sentence.written(texts.get("report.wait")));
    }
    List<String> command = commands.published(request, "designs.csv");
    return report(designs)
        .page(
            new ReportSource(
                explorer,
                answer,
                request,
                result,
                session.get(),
                folder,
                figures,
                ShellWords.posix(command),
                program,
                clock.instant()));
  }

  /** Writes pages of {@link #page}. */
  public SessionReport report(int designs) {
    return new SessionReport(json, texts, designs);
  }

  /** A file name for the report, without its suffix. */
  public String proposedName() {
    return explorer.card().name() + "-report";
  }
}
