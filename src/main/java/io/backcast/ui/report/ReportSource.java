package io.backcast.ui.report;

import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.model.DesignSpace;
import io.backcast.model.ModelCard;
import io.backcast.model.Session;
import io.backcast.ui.chart.Figure;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What a report is about, at one moment.
 *
 * @param explorer what is asked and pinned
 * @param answer that is complete
 * @param request that gave its candidates
 * @param result its candidates
 * @param session of the window
 * @param folder of the model
 * @param figures of the window
 * @param command that gives the same designs
 * @param program name and version
 * @param time when it is made
 */
record ReportSource(
    ExplorerState explorer,
    ExplorationResult answer,
    DesignRequest request,
    DesignResult result,
    Session session,
    Path folder,
    List<Figure> figures,
    String command,
    String program,
    Instant time) {
  ModelCard card() {
    return explorer.card();
  }

  DesignSpace space() {
    return explorer.space();
  }
}
