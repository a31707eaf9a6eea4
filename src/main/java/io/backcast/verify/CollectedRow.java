package io.backcast.verify;

import io.backcast.io.Json;
import io.backcast.io.Provenance;
import io.backcast.model.BackcastException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * An answer in a table that was collected, as the table's provenance states it.
 *
 * @param row of the table, from 1
 * @param source where it was found
 * @param program that answered
 * @param status how it ended
 * @param settingsKey what answers must have in common for one convention to hold for them
 */
public record CollectedRow(
    int row, String source, String program, String status, String settingsKey) {
  private static final String ANSWERS = "answers";

  /**
   * The answers of a table by row; none for a table that was not collected.
   *
   * @throws BackcastException if its provenance cannot be read
   */
  public static Map<Integer, CollectedRow> of(Path table, Json json) throws BackcastException {
    Map<Integer, CollectedRow> rows = new TreeMap<>();
    for (JsonNode one : provenance(table, json).path(ANSWERS)) {
      CollectedRow row =
          new CollectedRow(
              one.path("row").asInt(0),
              one.path("source").asString(""),
              one.path("program").asString(""),
              one.path("status").asString(""),
              one.path("settingsKey").asString(""));
      rows.put(row.row, row);
    }
    return rows;
  }

  /** Whether a program of this machine answered a table, whose answers are in the store. */
  static boolean verified(Path table, Json json) throws BackcastException {
    return provenance(table, json).has("engine");
  }

  private static JsonNode provenance(Path table, Json json) throws BackcastException {
    Path file = Provenance.beside(table);
    return Provenance.hasBeside(table) && Files.isRegularFile(file)
        ? json.tree(file)
        : MissingNode.getInstance();
  }
}
