package io.backcast.train.data;

import io.backcast.io.Table;
import io.backcast.io.TableReader;
import io.backcast.io.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DataCleaning;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the text of a table into the numbers of a recipe's columns. */
public final class DataPreparation {
  private DataPreparation() {}

  /**
   * The columns of a design space, without the rows that the recipe leaves out.
   *
   * @param cleaning which rows to leave out; null for none
   * @throws BackcastException naming the line and column of a field that cannot be read, or if no
   *     row is left
   */
  public static Table prepare(TextTable text, DesignSpace space, @Nullable DataCleaning cleaning)
      throws BackcastException {
    List<String> wanted =
        Stream.concat(
                space.variables().stream().map(Variable::name),
                space.properties().stream().map(Property::name))
            .toList();
    Map<String, List<String>> categories = TableReader.categories(space);
    if (cleaning == null || (!cleaning.incomplete() && !cleaning.outliers())) {
      return text.numbers(wanted, categories);
    }
    TableProfile profile = TableProfile.of(text);
    int[] places = new int[wanted.size()];
    double[][] limits = new double[wanted.size()][];
    for (int k = 0; k < limits.length; k++) {
      limits[k] = profile.column(wanted.get(k)).limits();
      places[k] = text.index(wanted.get(k));
    }
    int[] kept =
        IntStream.range(0, text.rows().size())
            .filter(i -> keeps(text.rows().get(i), places, wanted, limits, categories, cleaning))
            .toArray();
    if (kept.length == 0) {
      throw new BackcastException(
          ErrorCode.BAD_CSV, text.name() + ": no row is left after the cleaning. Fill in values.");
    }
    return text.withRows(kept).numbers(wanted, categories);
  }

  private static boolean keeps(
      String[] row,
      int[] places,
      List<String> wanted,
      double[][] limits,
      Map<String, List<String>> categories,
      DataCleaning cleaning) {
    for (int k = 0; k < limits.length; k++) {
      String field = row[places[k]];
      List<String> names = categories.get(wanted.get(k));
      double value = names == null ? TextTable.numberOrNaN(field) : names.indexOf(field);
      boolean incomplete = Double.isNaN(value) || (names != null && value < 0);
      if (cleaning.incomplete() && incomplete) {
        return false;
      }
      boolean far = names == null && (value < limits[k][0] || value > limits[k][1]);
      if (cleaning.outliers() && far) {
        return false;
      }
    }
    return true;
  }
}
