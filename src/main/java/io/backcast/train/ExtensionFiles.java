package io.backcast.train;

import io.backcast.io.IoErrors;
import io.backcast.io.Json;
import io.backcast.io.TableFormat;
import io.backcast.io.TypedTable;
import io.backcast.io.table.Table;
import io.backcast.io.table.TableReader;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Numbers;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files of a model that has learned from answers: these, and what came of them. */
final class ExtensionFiles {
  /** All answers that a model has learned from, in its own convention. */
  private static final String ANSWERS = "answers.csv";

  /** How the programs of answers compare with the model's values; a new model's are the same. */
  private static final String CONVENTIONS = "convention-*.json";

  private ExtensionFiles() {}

  /** The answers after those that a model has learned from before; of equal designs the last. */
  static Table withEarlier(Path model, Table answers, DesignSpace space) throws BackcastException {
    List<String> names = names(space);
    Map<List<Long>, double[]> rows = new LinkedHashMap<>();
    Path before = model.resolve(ANSWERS);
    if (Files.isRegularFile(before)) {
      put(new TableReader().read(before, names, space), names, space, rows);
    }
    put(answers, names, space, rows);
    return new Table(names, rows.values().toArray(double[][]::new));
  }

  private static void put(
      Table table, List<String> names, DesignSpace space, Map<List<Long>, double[]> rows) {
    for (int i = 0; i < table.rows(); i++) {
      double[] row = new double[names.size()];
      List<Long> key = new ArrayList<>();
      for (int c = 0; c < row.length; c++) {
        row[c] = table.column(names.get(c))[i];
        if (c < space.dx()) {
          key.add(Math.round(space.variables().get(c).scale(row[c]) * 1e5));
        }
      }
      rows.remove(key);
      rows.put(key, row);
    }
  }

  private static List<String> names(DesignSpace space) {
    return Stream.concat(
            space.variables().stream().map(Variable::name),
            space.properties().stream().map(Property::name))
        .toList();
  }

  /** Writes them into a new model's folder. */
  static void write(
      Json json, ModelExtender.Job job, DesignSpace space, ModelExtension extension, Path folder)
      throws BackcastException {
    Table all = withEarlier(job.model(), job.answers(), space);
    List<TypedTable.Column> columns = new ArrayList<>();
    for (int c = 0; c < all.columns().size(); c++) {
      List<String> texts = new ArrayList<>();
      for (double[] row : all.values()) {
        String category = c < space.dx() ? space.variables().get(c).category(row[c]) : null;
        texts.add(category != null ? category : Double.isNaN(row[c]) ? "" : Numbers.text(row[c]));
      }
      columns.add(new TypedTable.Text(all.columns().get(c), texts));
    }
    TableFormat.CSV.write(folder.resolve(ANSWERS), new TypedTable(columns), json);
    json.write(folder.resolve(ModelExtension.FILE), extension);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(job.model(), CONVENTIONS)) {
      for (Path file : files) {
        Files.copy(file, folder.resolve(String.valueOf(file.getFileName())));
      }
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.UNWRITABLE,
          "%s cannot be written: %s. Choose another place.".formatted(folder, IoErrors.reason(e)),
          e);
    }
  }
}
