package io.backcast.verify;

import io.backcast.io.Json;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.Property;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The calculated gaps that stand in a table, of one program with one choice of settings.
 *
 * @param program that calculated
 * @param settingsKey what the answers have in common
 * @param source who calculated
 * @param gaps eV, one for each row that was asked for; null where none converged
 */
public record CalculatedRows(
    String program, String settingsKey, String source, List<@Nullable Double> gaps) {

  /** Who calculated a row. */
  private record Origin(String program, String settingsKey, String source) {}

  /**
   * Whether a table has calculated gaps that no store of this machine holds: those of outputs that
   * were collected, or of a table from elsewhere.
   */
  public static boolean in(TextTable table, Path file, Property property, Json json)
      throws BackcastException {
    return table.index(VerifiedTable.dft(property)) >= 0 && !CollectedRow.verified(file, json);
  }

  /**
   * Reads them.
   *
   * @param positions of the rows that are asked for, from 0
   * @param template of the structures that were calculated
   * @throws BackcastException if a gap is no number, or if several programs or settings gave them
   */
  public static CalculatedRows of(
      TextTable table, Path file, int[] positions, Property property, String template, Json json)
      throws BackcastException {
    Map<Integer, CollectedRow> collected = CollectedRow.of(file, json);
    String column = VerifiedTable.dft(property);
    List<@Nullable Double> gaps = new ArrayList<>();
    Map<Origin, Integer> origins = new LinkedHashMap<>();
    for (int position : positions) {
      String text = table.column(column).get(position);
      Origin origin = origin(table, position, collected, template);
      if (text.isBlank() || origin == null || !converged(table, position)) {
        gaps.add(null);
        continue;
      }
      double gap = TextTable.numberOrNaN(text);
      if (!(gap >= 0)) {
        throw new BackcastException(
            ErrorCode.BAD_CSV,
            "%s, row %s: “%s” is no gap.".formatted(table.name(), position + 1, text));
      }
      gaps.add(gap < Answer.METAL_BELOW ? 0 : gap);
      origins.merge(origin, 1, Integer::sum);
    }
    if (origins.isEmpty()) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          "%s has no converged gap in its column %s.".formatted(table.name(), column));
    }
    if (origins.keySet().stream().map(o -> o.program + o.settingsKey).distinct().count() > 1) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          "The gaps of %s are by several programs or settings (%s), and a convention holds for one. Give the rows of one, as in --in FILE:1..20."
              .formatted(
                  table.name(),
                  origins.entrySet().stream()
                      .map(o -> "%s: %s rows".formatted(o.getKey().source, o.getValue()))
                      .collect(Collectors.joining(", "))));
    }
    Origin one = origins.keySet().iterator().next();
    return new CalculatedRows(one.program, one.settingsKey, one.source, gaps);
  }

  private static @Nullable Origin origin(
      TextTable table, int position, Map<Integer, CollectedRow> collected, String template) {
    if (!collected.isEmpty()) {
      CollectedRow row = collected.get(position + 1);
      return row == null
          ? null
          : new Origin(row.program(), row.settingsKey(), row.source().replaceFirst(",.*", ""));
    }
    int at = table.index(AnswerTable.PROGRAM);
    String named = at < 0 ? "" : table.rows().get(position)[at].strip();
    String program = ReturnedAnswers.program(named.isEmpty() ? AnswerTable.UNNAMED : named);
    return new Origin(program, ReturnedKey.settingsOfTable(program, template), program);
  }

  private static boolean converged(TextTable table, int position) {
    int at = table.index(VerifiedTable.STATUS);
    return at < 0
        || table.rows().get(position)[at].isBlank()
        || table.rows().get(position)[at].equals(AnswerStatus.CONVERGED.key());
  }
}
