package io.backcast.ui.export;

import io.backcast.design.DesignProvenance;
import io.backcast.io.Json;
import io.backcast.io.Provenance;
import io.backcast.model.Goal;
import io.backcast.model.Property;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSet;
import io.backcast.model.ErrorCode;
import io.backcast.model.Numbers;
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
      throw new BackcastException(
          ErrorCode.FAILED, "There are no designs to export yet. Wait until the table is filled.");
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

  /** Model and targets as a file name without suffix. */
  private String proposedName() {
    StringBuilder name = new StringBuilder(explorer.card().name());
    for (int k = 0; k < explorer.space().dy(); k++) {
      Property p = explorer.space().properties().get(k);
      switch (explorer.goal(k)) {
        case Goal.Value v -> name.append('-' + p.name() + '-' + Numbers.fixed(v.value(), 2));
        case Goal.Range r when Double.isInfinite(r.high()) ->
            name.append('-' + p.name() + "-from-" + Numbers.fixed(r.low(), 2));
        case Goal.Range r when Double.isInfinite(r.low()) ->
            name.append('-' + p.name() + "-to-" + Numbers.fixed(r.high(), 2));
        case Goal.Range r ->
            name.append('-' + p.name() + '-' + Numbers.fixed(r.low(), 2))
                .append('-' + Numbers.fixed(r.high(), 2));
        case Goal.Extreme e -> name.append('-' + p.name() + '-' + e.bareText(p));
        case Goal.Any any -> {}
      }
    }
    return name.toString();
  }
}
