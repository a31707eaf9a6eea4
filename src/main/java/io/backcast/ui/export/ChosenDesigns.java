package io.backcast.ui.export;

import io.backcast.io.DesignTable;
import io.backcast.io.Json;
import io.backcast.io.Provenance;
import io.backcast.io.TableFormat;
import io.backcast.io.TypedTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.verify.AnsweredTable;
import io.backcast.verify.DesignAnswers;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Designs chosen for export, with their provenance.
 *
 * @param answers of calculations
 * @param name proposed file name without suffix
 */
public record ChosenDesigns(
    DesignSpace space,
    DesignSet designs,
    DesignAnswers answers,
    Provenance provenance,
    String name,
    Json json) {

  /** The designs with their predictions, and with what calculations say of them. */
  TypedTable table() {
    return AnsweredTable.of(DesignTable.of(space, designs), designs.designs(), answers);
  }

  /**
   * Writes them in the format of the file's suffix, and their provenance beside it.
   *
   * @throws BackcastException if the suffix is unknown or the file cannot be written
   */
  public void write(Path file) throws BackcastException {
    TableFormat.of(file).write(file, table(), json);
    provenance.writeBeside(file, json);
  }

  /** Tab-separated text with a header, for the clipboard. */
  public String text() {
    TypedTable table = table();
    return Stream.concat(
            Stream.of(table.header()), IntStream.range(0, table.rows()).mapToObj(table::text))
        .map(line -> String.join("\t", line))
        .collect(Collectors.joining("\n"));
  }
}
