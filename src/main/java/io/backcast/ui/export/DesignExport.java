package io.backcast.ui.export;

import io.backcast.design.DesignProvenance;
import io.backcast.io.Json;
import io.backcast.io.Provenance;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSet;
import io.backcast.model.ErrorCode;
import io.backcast.model.Goal;
import io.backcast.model.Numbers;
import io.backcast.sentence.Sentence;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;

/** Selects candidates for export, with their provenance. */
public final class DesignExport {
  private final ExplorerState explorer;
  private final Json json;
  private final String program;

  public DesignExport(ExplorerState explorer, Json json, String program) {
    this.explorer = explorer;
    this.json = json;
    this.program = program;
  }

  /**
   * Copies rows of the present answer; a later answer does not change them.
   *
   * @param rows of its candidates, from 0
   * @throws BackcastException if there are none yet
   */
  public ChosenDesigns choose(int[] rows) throws BackcastException {
    ExplorationResult result = explorer.resultProperty().get();
    if (result == null || result.result() == null || result.request() == null || rows.length == 0) {
      throw new BackcastException(ErrorCode.FAILED, Sentence.of("export.no-designs"));
    }
    DesignSet chosen = result.result().designs().rows(rows);
    Provenance provenance =
        DesignProvenance.of(program, explorer.card(), result.request(), result.result())
            .with(chosen);
    return new ChosenDesigns(
        explorer.space(),
        chosen,
        explorer.answersProperty().get(),
        provenance,
        proposedName(),
        json);
  }

  /** The value asked for, or the ends of its range, as part of a file name. */
  private String asked(int k) {
    if (explorer.goalProperty(k).get() instanceof Goal.Range r) {
      return Double.isInfinite(r.high())
          ? "from-" + Numbers.fixed(r.low(), 2)
          : Double.isInfinite(r.low())
              ? "to-" + Numbers.fixed(r.high(), 2)
              : Numbers.fixed(r.low(), 2) + "-to-" + Numbers.fixed(r.high(), 2);
    }
    return Numbers.fixed(explorer.targetProperty(k).get(), 2);
  }

  /** Model and targets as a file name without suffix. */
  private String proposedName() {
    StringBuilder name = new StringBuilder(explorer.card().name());
    for (int k = 0; k < explorer.space().dy(); k++) {
      if (!explorer.target().isFree(k)) {
        String property = explorer.space().properties().get(k).name();
        name.append('-').append(property).append('-').append(asked(k));
      }
    }
    return name.toString();
  }
}
