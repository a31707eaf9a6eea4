package io.backcast.ui.export;

import io.backcast.design.DesignProvenance;
import io.backcast.io.DesignTable;
import io.backcast.io.Json;
import io.backcast.io.TableFormat;
import io.backcast.io.TypedTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSet;
import io.backcast.model.ErrorCode;
import io.backcast.ui.workbench.ExplorerModel;
import io.backcast.ui.workbench.Picture;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Takes chosen candidates out, with their provenance. */
public final class DesignExport {
  private final ExplorerModel explorer;
  private final Json json;
  private final String program;

  public DesignExport(ExplorerModel explorer, Json json, String program) {
    this.explorer = explorer;
    this.json = json;
    this.program = program;
  }

  /** A file name without its ending that says what is in it. */
  public String proposedName() {
    StringBuilder name = new StringBuilder(explorer.card().name());
    for (int k = 0; k < explorer.space().dy(); k++) {
      if (!explorer.target().isFree(k)) {
        String property = explorer.space().properties().get(k).name();
        double asked = explorer.targetProperty(k).get();
        name.append(String.format(Locale.ROOT, "-%s-%.2f", property, asked));
      }
    }
    return name.toString();
  }

  /**
   * Writes rows of the present answer, in the format that the file's name asks for.
   *
   * @param rows of its designs
   * @throws BackcastException if there is nothing to write or no place for it
   */
  public void write(Path file, int[] rows) throws BackcastException {
    Picture picture = answered(rows);
    if (picture.result() != null && picture.request() != null) {
      DesignSet chosen = picture.result().designs().rows(rows);
      TableFormat.of(file).write(file, DesignTable.of(explorer.space(), chosen), json);
      DesignProvenance.of(program, explorer.card(), picture.request(), picture.result())
          .keeping(chosen.size())
          .writeBeside(file, json);
    }
  }

  /** Rows of the present answer as tab-separated text with a header, for pasting into a sheet. */
  public String text(int[] rows) throws BackcastException {
    Picture picture = answered(rows);
    if (picture.result() == null) {
      return "";
    }
    TypedTable table = DesignTable.of(explorer.space(), picture.result().designs().rows(rows));
    return Stream.concat(
            Stream.of(table.header()), IntStream.range(0, table.rows()).mapToObj(table::text))
        .map(line -> String.join("\t", line))
        .collect(Collectors.joining("\n"));
  }

  private Picture answered(int[] rows) throws BackcastException {
    Picture picture = explorer.pictureProperty().get();
    if (picture == null || picture.result() == null || rows.length == 0) {
      throw new BackcastException(
          ErrorCode.FAILED, "There are no designs to export yet. Wait until the table is filled.");
    }
    return picture;
  }
}
