package io.backcast.verify.campaign;

import io.backcast.io.table.TableReader;
import io.backcast.io.table.TableSource;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.Digests;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.TrainingProvenance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table that a model was trained on, which a model never holds.
 *
 * @param table null if it was not found
 * @param sha256 of its file; null if it was not found
 * @param sentence what was found, for the user
 */
public record BaseTable(@Nullable TextTable table, @Nullable String sha256, String sentence) {

  /**
   * Finds it by the name and the SHA-256 that the card states.
   *
   * @param stated where it is; null to look for it
   * @param places folders to look in
   * @throws BackcastException if it is stated and is another table, or cannot be read
   */
  public static BaseTable find(ModelCard card, @Nullable Path stated, List<Path> places)
      throws BackcastException {
    TrainingProvenance training = card.training();
    if (training == null) {
      return new BaseTable(
          null, null, "%s does not say what it was trained on.".formatted(card.name()));
    }
    if (stated != null) {
      TableSource source = TableSource.of(stated);
      if (!source.sha256().equals(training.sha256())) {
        throw new BackcastException(
            ErrorCode.BAD_CSV,
            "%s is not the table that %s was trained on: that was %s, SHA-256 %s. Name that one with --base FILE."
                .formatted(stated, card.name(), training.file(), training.sha256()));
      }
      return found(source, stated);
    }
    for (Path place : places) {
      Path file = place.resolve(training.file());
      if (Files.isRegularFile(file) && Digests.sha256(file).equals(training.sha256())) {
        return found(TableSource.of(file), file);
      }
    }
    return new BaseTable(
        null,
        null,
        "The table that %s was trained on, %s, was not found, so its old hold-out cannot be measured, and the networks keep to what they predicted themselves. Name it with --base FILE."
            .formatted(card.name(), training.file()));
  }

  private static BaseTable found(TableSource source, Path file) throws BackcastException {
    return new BaseTable(
        new TableReader().text(source),
        source.sha256(),
        "%s: the table that the model was trained on.".formatted(file));
  }
}
