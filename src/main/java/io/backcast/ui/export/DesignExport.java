package io.backcast.ui.export;

import io.backcast.design.DesignProvenance;
import io.backcast.io.DesignTable;
import io.backcast.io.Json;
import io.backcast.io.TableWriter;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSet;
import io.backcast.model.ErrorCode;
import io.backcast.model.Property;
import io.backcast.ui.workbench.ExplorerModel;
import io.backcast.ui.workbench.Picture;
import java.nio.file.Path;
import java.util.Locale;

/** Writes chosen candidates with their provenance. */
public final class DesignExport {
  private final ExplorerModel explorer;
  private final Json json;
  private final String program;

  public DesignExport(ExplorerModel explorer, Json json, String program) {
    this.explorer = explorer;
    this.json = json;
    this.program = program;
  }

  /** A file name that says what is in it. */
  public String proposedName() {
    Property p = explorer.space().properties().getFirst();
    return String.format(
        Locale.ROOT,
        "%s-%s-%.2f.csv",
        explorer.card().name(),
        p.name(),
        explorer.targetProperty(0).get());
  }

  /**
   * Writes rows of the present answer.
   *
   * @param rows of its designs
   * @throws BackcastException if there is nothing to write or no place for it
   */
  public void write(Path file, int[] rows) throws BackcastException {
    Picture picture = explorer.pictureProperty().get();
    if (picture == null
        || picture.result() == null
        || picture.request() == null
        || rows.length == 0) {
      throw new BackcastException(
          ErrorCode.FAILED, "There are no designs to export yet. Wait until the table is filled.");
    }
    DesignSet chosen = picture.result().designs().rows(rows);
    TableWriter.write(
        file, DesignTable.header(explorer.space()), DesignTable.rows(explorer.space(), chosen));
    DesignProvenance.of(program, explorer.card(), picture.request(), picture.result())
        .keeping(chosen.size())
        .writeBeside(file, json);
  }
}
