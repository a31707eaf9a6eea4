package io.backcast.ui.campaign;

import io.backcast.io.table.TableReader;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The history of a campaign, as it lies in the campaign's folder.
 *
 * @param name of the folder
 * @param rounds in their order
 */
public record CampaignTable(String name, List<Round> rounds) {
  /** Name of the table in the folder. */
  public static final String FILE = "history.csv";

  public CampaignTable {
    rounds = List.copyOf(rounds);
  }

  /**
   * A round.
   *
   * @param name as the table calls it
   * @param designs that were chosen
   * @param answered how many of them were answered
   * @param hitRate share of the answered ones that are on target by their answers
   * @param error mean distance of the answers from the target
   * @param predictionError mean distance of the answers from what the model predicted
   * @param spread mean deviation that the model stated
   */
  public record Round(
      String name,
      double designs,
      double answered,
      double hitRate,
      double error,
      double predictionError,
      double spread) {}

  /** Whether a folder is that of a campaign. */
  public static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }

  /**
   * Reads the history in a folder.
   *
   * @throws BackcastException if there is none, or it lacks a column
   */
  public static CampaignTable read(Path folder) throws BackcastException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE, Sentence.of("campaign.no-folder", folder, FILE));
    }
    TextTable table = new TableReader().text(file);
    for (String column : List.of("round", "hit_rate", "error", "spread")) {
      if (table.index(column) < 0) {
        throw new BackcastException(
            ErrorCode.BAD_CSV, Sentence.of("campaign.no-column", file, column));
      }
    }
    List<String> names = table.column("round");
    double[][] columns = {
      numbers(table, "designs"),
      numbers(table, "answered"),
      numbers(table, "hit_rate"),
      numbers(table, "error"),
      numbers(table, "prediction_error"),
      numbers(table, "spread")
    };
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      rounds.add(
          new Round(
              names.get(i),
              columns[0][i],
              columns[1][i],
              columns[2][i],
              columns[3][i],
              columns[4][i],
              columns[5][i]));
    }
    return new CampaignTable(String.valueOf(folder.toAbsolutePath().getFileName()), rounds);
  }

  /** Numbers of a column; NaN where it has none, or is not there. */
  private static double[] numbers(TextTable table, String column) {
    double[] values = new double[table.rows().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          table.index(column) < 0 ? Double.NaN : TextTable.numberOrNaN(table.column(column).get(i));
    }
    return values;
  }
}
