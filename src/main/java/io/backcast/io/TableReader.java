package io.backcast.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Reads a CSV of numbers; every complaint names file, line and column. */
public final class TableReader {
  private static final long MOST_VALUES = 200_000_000;

  /** Reads a file, or standard input for {@code -}, and all of its columns as numbers. */
  public Table read(Path file) throws BackcastException {
    return read(file, List.of());
  }

  /**
   * Reads a file, or standard input for {@code -}.
   *
   * @param wanted columns to read, in the order wanted; all if empty. Others may hold any text.
   */
  public Table read(Path file, List<String> wanted) throws BackcastException {
    boolean standard = file.toString().equals("-");
    if (!standard && Files.isDirectory(file)) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE, file + " is a folder; name the CSV file in it.");
    }
    try (InputStream in = standard ? System.in : Files.newInputStream(file)) {
      return parse(standard ? "standard input" : file.toString(), in, wanted);
    } catch (IOException | UncheckedIOException e) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE, file + " cannot be read. Check the path.", e);
    } catch (CsvParseException e) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          "%s is not a CSV file: %s. Quotes must be closed and lines complete."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static Table parse(String name, InputStream in, List<String> wanted)
      throws BackcastException {
    var reader =
        CsvReader.builder()
            .detectBomHeader(true)
            .allowUnclosedQuote(false)
            .skipEmptyLines(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(in, StandardCharsets.UTF_8)
            .iterator();
    if (!reader.hasNext()) {
      throw new BackcastException(
          ErrorCode.BAD_CSV, name + " is empty. A header line and at least one row are needed.");
    }
    List<String> header = header(name, reader.next());
    List<String> columns = wanted.isEmpty() ? header : wanted;
    int[] places = places(name, header, columns);
    List<double[]> rows = new ArrayList<>();
    while (reader.hasNext()) {
      rows.add(row(name, reader.next(), header, places));
      if ((long) rows.size() * places.length > MOST_VALUES) {
        throw new BackcastException(
            ErrorCode.BAD_CSV, name + " has more than 200 million numbers. Split it.");
      }
    }
    if (rows.isEmpty()) {
      throw new BackcastException(
          ErrorCode.BAD_CSV, name + " has a header but no rows. At least one row is needed.");
    }
    return new Table(columns, rows.toArray(double[][]::new));
  }

  private static List<String> header(String name, CsvRecord record) throws BackcastException {
    List<String> header = record.getFields().stream().map(String::strip).toList();
    if (header.size() == 1 && header.getFirst().contains(";")) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          "%s, line 1: the columns are separated by semicolons. Save it with commas between the"
                  .formatted(name)
              + " columns and a dot in the numbers.");
    }
    if (new HashSet<>(header).size() != header.size()) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          name + ", line 1: two columns have the same name. Rename one of them.");
    }
    return header;
  }

  private static int[] places(String name, List<String> header, List<String> columns)
      throws BackcastException {
    int[] places = new int[columns.size()];
    for (int k = 0; k < places.length; k++) {
      places[k] = header.indexOf(columns.get(k));
      if (places[k] < 0) {
        throw new BackcastException(
            ErrorCode.BAD_CSV,
            "%s, line 1: there is no column %s. The columns are %s."
                .formatted(name, columns.get(k), String.join(", ", header)));
      }
    }
    return places;
  }

  private static double[] row(String name, CsvRecord record, List<String> header, int[] places)
      throws BackcastException {
    if (record.getFieldCount() != header.size()) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          "%s, line %d: %d fields where the header has %d. If the numbers have decimal commas, save"
                  .formatted(
                      name, record.getStartingLineNumber(), record.getFieldCount(), header.size())
              + " them with dots.");
    }
    double[] row = new double[places.length];
    for (int k = 0; k < row.length; k++) {
      String text = record.getField(places[k]).strip();
      row[k] = number(name, record, header.get(places[k]), text);
    }
    return row;
  }

  private static double number(String name, CsvRecord record, String column, String text)
      throws BackcastException {
    String place = "%s, line %d, column %s".formatted(name, record.getStartingLineNumber(), column);
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
      throw new BackcastException(
          ErrorCode.BAD_CSV, "%s: %s is not a finite number.".formatted(place, text));
    } catch (NumberFormatException e) {
      String advice =
          text.isEmpty()
              ? "the value is missing. Fill it in or delete the row."
              : text.matches("[-+]?\\d+,\\d+")
                  ? "“%s” has a decimal comma. Use a dot.".formatted(text)
                  : "“%s” is not a number."
                      .formatted(text.length() > 40 ? text.substring(0, 40) + "…" : text);
      throw new BackcastException(ErrorCode.BAD_CSV, place + ": " + advice, e);
    }
  }
}
