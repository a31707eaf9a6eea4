package io.backcast.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Variable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads CSV files; error messages name file, line and column. */
public final class TableReader {
  private static final long MAX_VALUES = 200_000_000;

  private final long maxValues;

  public TableReader() {
    this(MAX_VALUES);
  }

  /** A reader with another limit on the number of values, without the header. */
  TableReader(long maxValues) {
    this.maxValues = maxValues;
  }

  /** Reads a file, or standard input for {@code -}, and all of its columns as numbers. */
  public Table read(Path file) throws BackcastException {
    return read(file, List.of());
  }

  /**
   * Reads a file, or standard input for {@code -}.
   *
   * @param wanted columns to read, in this order; all if empty. The other columns may hold any
   *     text.
   */
  public Table read(Path file, List<String> wanted) throws BackcastException {
    TextTable text = text(file);
    return text.numbers(wanted.isEmpty() ? text.columns() : wanted, Map.of());
  }

  /**
   * Reads columns of a design space; categories are written by name.
   *
   * @param wanted names of variables and properties
   */
  public Table read(Path file, List<String> wanted, DesignSpace space) throws BackcastException {
    return text(file).numbers(wanted, categories(space));
  }

  /** Names of the categories of a space's categorical variables, by column. */
  public static Map<String, List<String>> categories(DesignSpace space) {
    Map<String, List<String>> categories = new HashMap<>();
    for (Variable v : space.variables()) {
      if (v.categories() != null) {
        categories.put(v.name(), v.categories());
      }
    }
    return categories;
  }

  /** Reads a file, or standard input for {@code -}, as text. */
  public TextTable text(Path file) throws BackcastException {
    boolean standard = file.toString().equals("-");
    if (!standard && Files.isDirectory(file)) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE, file + " is a folder; name the CSV file in it.");
    }
    try (InputStream in = standard ? System.in : Files.newInputStream(file)) {
      return parse(standard ? "standard input" : file.toString(), in);
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

  private TextTable parse(String name, InputStream in) throws BackcastException {
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
    List<String[]> rows = new ArrayList<>();
    List<Long> lines = new ArrayList<>();
    while (reader.hasNext()) {
      CsvRecord record = reader.next();
      rows.add(row(name, record, header));
      lines.add(record.getStartingLineNumber());
      if ((long) rows.size() * header.size() > maxValues) {
        throw new BackcastException(
            ErrorCode.BAD_CSV,
            String.format(Locale.ROOT, "%s has more than %,d values. Split it.", name, maxValues));
      }
    }
    if (rows.isEmpty()) {
      throw new BackcastException(
          ErrorCode.BAD_CSV, name + " has a header but no rows. At least one row is needed.");
    }
    return new TextTable(name, header, rows, lines.stream().mapToLong(l -> l).toArray());
  }

  private static List<String> header(String name, CsvRecord record) throws BackcastException {
    List<String> header = record.getFields().stream().map(String::strip).toList();
    String first = header.getFirst();
    boolean binary =
        header.stream().anyMatch(h -> h.indexOf('\0') >= 0 || h.indexOf('\uFFFD') >= 0);
    if (binary || first.matches("(\\[?\\{|PAR1).*|\\[")) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          name + " is not a text table: only CSV with a header line can be read here.");
    }
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

  private static String[] row(String name, CsvRecord record, List<String> header)
      throws BackcastException {
    if (record.getFieldCount() != header.size()) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          "%s, line %s: %s %s where the header has %s. %s"
              .formatted(
                  name,
                  record.getStartingLineNumber(),
                  record.getFieldCount(),
                  record.getFieldCount() == 1 ? "field" : "fields",
                  header.size(),
                  record.getFieldCount() > header.size()
                      ? "If the numbers have decimal commas, save them with dots."
                      : "Fill or remove the incomplete line."));
    }
    String[] row = new String[header.size()];
    for (int k = 0; k < row.length; k++) {
      row[k] = record.getField(k).strip();
    }
    return row;
  }
}
