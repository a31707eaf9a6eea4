package io.backcast.verify.campaign;

import io.backcast.io.Json;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Numbers;
import io.backcast.model.Property;
import io.backcast.verify.Convention;
import io.backcast.verify.ConventionFile;
import io.backcast.verify.VerifiedTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table of answers with the values of every property as a model's own table would have them.
 *
 * @param table the same rows, each property's column replaced by those values
 * @param convention how they were found, in words; null if they stood there
 */
public record AnswerValues(TextTable table, @Nullable String convention) {

  /**
   * Finds the values: the shifted answers of a program; in a table without that column its answers,
   * to which the convention beside the model is applied; else the property's own column.
   *
   * @param model folder of the model
   * @param engine program whose convention is meant
   * @throws BackcastException if a table has predictions alone, answers that none of its
   *     conventions holds for, or a convention is missing
   */
  public static AnswerValues of(
      TextTable text, DesignSpace space, Path model, String engine, Json json)
      throws BackcastException {
    List<String[]> rows = new ArrayList<>(text.rows());
    String convention = null;
    for (Property p : space.properties()) {
      int own = text.index(p.name());
      int shifted = text.index(VerifiedTable.shifted(p));
      int calculated = text.index(VerifiedTable.dft(p));
      if (shifted >= 0 && rows.stream().anyMatch(r -> !r[shifted].isEmpty())) {
        rows = replaced(text, rows, own, p, r -> r[shifted]);
        convention = "shifted already, column " + VerifiedTable.shifted(p);
      } else if (shifted >= 0) {
        // where they were calculated, no convention held for them: another one must not either
        throw new BackcastException(
            ErrorCode.BAD_CSV,
            "%s has answers, but none in %s, as no convention holds for their settings. Fit one with backcast calibrate and write the table again by the same command, which computes nothing twice."
                .formatted(text.name(), VerifiedTable.shifted(p)));
      } else if (calculated >= 0) {
        Convention known = convention(model, engine, p, json);
        rows = replaced(text, rows, own, p, r -> shifted(r[calculated], known));
        convention =
            "%s − %s, over %s"
                .formatted(
                    engine,
                    Numbers.significant(known.offset(), 4),
                    Numbers.significant(known.slope(), 4));
      } else if (text.index(p.name() + "_std") >= 0) {
        throw new BackcastException(
            ErrorCode.BAD_CSV,
            "%s holds designs with the model's own predictions, and no answers. Verify them first: backcast verify --in %s."
                .formatted(text.name(), text.name()));
      }
    }
    return new AnswerValues(
        new TextTable(text.name(), text.columns(), rows, text.lines()), convention);
  }

  private interface Field {
    String of(String[] row);
  }

  private static List<String[]> replaced(
      TextTable text, List<String[]> rows, int own, Property p, Field value)
      throws BackcastException {
    if (own < 0) {
      throw text.noColumn(p.name());
    }
    List<String[]> changed = new ArrayList<>();
    for (String[] row : rows) {
      String[] copy = row.clone();
      copy[own] = value.of(row);
      changed.add(copy);
    }
    return changed;
  }

  private static Convention convention(Path model, String engine, Property p, Json json)
      throws BackcastException {
    Optional<Convention> found = new ConventionFile(json).read(model, engine);
    if (found.isEmpty() || !found.get().property().equals(p.name())) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE,
          "No convention between %s and %s lies in %s, so the answers are not comparable with the model's rows. Fit one with backcast calibrate."
              .formatted(engine, p.name(), model));
    }
    return found.get();
  }

  private static String shifted(String field, Convention convention) {
    double value = TextTable.numberOrNaN(field);
    return Double.isNaN(value) ? "" : Numbers.text(convention.toModel(value));
  }

  /** What was done, for the user. */
  public String sentence() {
    return convention == null
        ? "The values of %s are taken as they are.".formatted(table.name())
        : "The values of %s: %s.".formatted(table.name(), convention);
  }
}
