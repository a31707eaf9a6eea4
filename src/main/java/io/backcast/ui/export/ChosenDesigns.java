package io.backcast.ui.export;

import io.backcast.io.DesignFormat;
import io.backcast.io.DesignTable;
import io.backcast.io.Json;
import io.backcast.io.Provenance;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Designs that were chosen to be taken along, with where they come from.
 *
 * @param name a file name without its ending that says what is in it
 */
public record ChosenDesigns(
    DesignSpace space, DesignSet designs, Provenance provenance, String name, Json json) {

  /**
   * Writes them in the format that the file's name asks for, with their provenance beside it.
   *
   * @throws BackcastException if there is no place for it
   */
  public void write(Path file) throws BackcastException {
    DesignFormat.of(file).write(file, space, designs, json);
    provenance.writeBeside(file, json);
  }

  /** Tab-separated text with a header, for pasting into a sheet. */
  public String text() {
    List<List<String>> lines = new ArrayList<>(List.of(DesignTable.header(space)));
    lines.addAll(DesignTable.rows(space, designs));
    return lines.stream().map(l -> String.join("\t", l)).collect(Collectors.joining("\n"));
  }
}
