package io.backcast.io.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Variable;
import io.backcast.sentence.Sentence;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables as people have them: delimited text of any usual dialect and encoding, workbooks of
 * Excel and Parquet. What is certain is recognised and told in {@link TextTable#notes}; what is not
 * is refused with all places. Time and memory grow with the size of the file.
 */
public final class TableReader {
  private static final long MAX_VALUES = 200_000_000;

  /** Characters of a text from which its dialect is recognised. */
  private static final int SAMPLE = 1 << 17;

  private final long maxValues;
  private final ReadingOptions options;

  public TableReader() {
    this(ReadingOptions.RECOGNISE);
  }

  /** A reader of tables about which something is stated. */
  public TableReader(ReadingOptions options) {
    this(MAX_VALUES, options);
  }

  /** A reader with another limit on the number of values, without the header. */
  TableReader(long maxValues) {
    this(maxValues, ReadingOptions.RECOGNISE);
  }

  private TableReader(long maxValues, ReadingOptions options) {
    this.maxValues = maxValues;
    this.options = options;
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
    return text(TableSource.of(file));
  }

  /** Reads a table whose bytes are there. */
  public TextTable text(TableSource packed) throws BackcastException {
    TableSource source = packed.unpacked();
    byte[] bytes = source.bytes();
    List<Sentence> notes = new ArrayList<>();
    boolean typed = true;
    boolean commas = false;
    List<TableRecord> records;
    if (FileSignature.workbook(bytes)) {
      records = new WorkbookRecords(source.name(), maxValues).read(bytes, options.sheet(), notes);
    } else if (FileSignature.parquet(bytes)) {
      refuseSheet(source);
      records = new ParquetRecords(source.name(), maxValues).read(bytes);
    } else {
      Sentence foreign = FileSignature.foreign(bytes);
      if (foreign != null) {
        throw bad(Sentence.of("table.foreign", source.name(), foreign));
      }
      refuseSheet(source);
      typed = false;
      Dialect dialect = dialect(source, notes);
      commas = dialect.delimiter() == ',';
      records = records(source, dialect);
    }
    TableLayout layout =
        ColumnNames.named(
            source.name(),
            new TableLayout.Finder(
                    source.name(),
                    records,
                    FileSignature.parquet(bytes) ? Boolean.TRUE : options.header(),
                    commas,
                    notes)
                .find(),
            notes);
    return finished(source.name(), layout, typed, notes);
  }

  private TextTable finished(String name, TableLayout layout, boolean typed, List<Sentence> notes) {
    List<String> names = List.of(layout.names());
    Sentence[] troubles =
        new ColumnNormalizer(names, layout.units(), layout.rows(), options.missing(), notes)
            .normalize(options, typed);
    List<String[]> rows = new ArrayList<>(layout.rows().size());
    layout.rows().forEach(r -> rows.add(r.fields()));
    boolean[] numeric = new boolean[names.size()];
    for (int k = 0; k < numeric.length; k++) {
      numeric[k] = numeric(rows, k);
    }
    int sums = SummaryRows.count(rows, numeric);
    for (int i = 0; i < sums; i++) {
      TableRecord row = layout.rows().get(rows.size() - 1);
      rows.removeLast();
      notes.add(Sentence.of("table.summary-row", row.line(), row.quoted()));
    }
    long[] lines = new long[rows.size()];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = layout.rows().get(i).line();
    }
    List<ColumnReading> readings = new ArrayList<>();
    for (int k = 0; k < names.size(); k++) {
      if (numeric[k]) {
        Sentinels.remove(names.get(k), rows, k, notes);
      }
      readings.add(
          ColumnProfiler.profile(
              names.get(k), layout.units()[k], troubles[k], rows, lines, k, notes));
    }
    return new TextTable(name, names, rows, lines, readings, notes);
  }

  private static boolean numeric(List<String[]> rows, int k) {
    long numbers = 0;
    long filled = 0;
    for (String[] row : rows) {
      filled += row[k].isEmpty() ? 0 : 1;
      numbers += NumberShape.of(row[k]) == NumberShape.NONE ? 0 : 1;
    }
    return numbers > 0 && 2 * numbers >= filled;
  }

  private void refuseSheet(TableSource source) throws BackcastException {
    if (options.sheet() != null) {
      throw bad(Sentence.of("table.no-workbook", source.name()));
    }
  }

  /** How the text of a table is divided into fields, recognised or stated. */
  Dialect dialect(TableSource source, List<Sentence> notes) throws BackcastException {
    TextDecoding text = TextDecoding.of(source.name(), source.bytes(), options.encoding());
    if (text.note() != null) {
      notes.add(text.note());
    }
    if (options.delimiter() != null) {
      return new Dialect(options.delimiter(), 1);
    }
    try (BufferedReader reader = new BufferedReader(text.reader())) {
      char[] buffer = new char[SAMPLE];
      int length = 0;
      int read;
      while (length < SAMPLE && (read = reader.read(buffer, length, SAMPLE - length)) >= 0) {
        length += read;
      }
      String sample = new String(buffer, 0, length);
      Dialect stated = stated(sample);
      if (stated != null) {
        notes.add(Sentence.of("table.separator-stated", stated.words()));
        return stated;
      }
      if (length == SAMPLE) {
        // the last line is cut
        sample =
            sample.substring(0, Math.max(sample.lastIndexOf('\n'), sample.lastIndexOf('\r')) + 1);
      }
      Dialect found = DialectDetector.detect(sample);
      if (found != null && found.delimiter() != ',') {
        notes.add(Sentence.of("table.separator", found.words()));
      }
      return found == null ? Dialect.USUAL.getFirst() : found;
    } catch (IOException e) {
      throw unreadable(source, e);
    }
  }

  /** What a first line such as {@code sep=;} says, which Excel understands. */
  private static @Nullable Dialect stated(String text) {
    String line = text.lines().findFirst().orElse("");
    if (!line.toLowerCase(Locale.ROOT).matches("\"?sep=.\"?\\s*") && !line.matches("(?i)sep=\t")) {
      return null;
    }
    return new Dialect(line.charAt(line.indexOf('=') + 1), 1);
  }

  private List<TableRecord> records(TableSource source, Dialect dialect) throws BackcastException {
    TextDecoding text = TextDecoding.of(source.name(), source.bytes(), options.encoding());
    ValueCount count = new ValueCount(source.name(), maxValues);
    List<TableRecord> records = new ArrayList<>();
    try (Reader reader = text.reader()) {
      dialect.read(
          reader,
          1,
          record -> {
            boolean sep =
                records.isEmpty()
                    && record.line() == 1
                    && stated(record.field(0) + dialect.delimiter()) != null;
            if (!sep) {
              records.add(record);
            }
            return count.add(record.fields().length);
          });
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(source, e);
    } catch (CsvParseException e) {
      throw UnreadText.refusal(source.name(), e, new ByteArrayInputStream(source.bytes()));
    }
    count.refuse();
    return records;
  }

  private static BackcastException unreadable(TableSource source, Exception e) {
    return new BackcastException(
        ErrorCode.MISSING_FILE, Sentence.of("file.unreadable", source.name()), e);
  }

  private static BackcastException bad(Sentence said) {
    return new BackcastException(ErrorCode.BAD_CSV, said);
  }
}
