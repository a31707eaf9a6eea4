package io.backcast.io.table;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.backcast.sentence.Sentence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What separates the columns of a text.
 *
 * @param delimiter a character; a blank stands for runs of blanks and tabs
 * @param blanks how many blanks a run has at least; 2 if names hold single ones
 */
record Dialect(char delimiter, int blanks) {
  /** The usual ones, the more specific first: of two that fit equally well the first is taken. */
  static final List<Dialect> USUAL =
      List.of(
          new Dialect(',', 1),
          new Dialect(';', 1),
          new Dialect('\t', 1),
          new Dialect('|', 1),
          new Dialect(' ', 1),
          new Dialect(' ', 2));

  /** How a sentence names it. */
  Sentence words() {
    return switch (delimiter) {
      case ',' -> Sentence.of("table.commas");
      case ';' -> Sentence.of("table.semicolons");
      case '\t' -> Sentence.of("table.tabs");
      case '|' -> Sentence.of("table.bars");
      case ' ' -> blanks > 1 ? Sentence.of("table.blanks-several") : Sentence.of("table.blanks");
      default -> Sentence.of("quoted", delimiter);
    };
  }

  boolean blank() {
    return delimiter == ' ';
  }

  /**
   * Splits a text into records, without empty lines.
   *
   * @param firstLine number of the text's first line
   * @param wanted told each record; false ends the reading
   */
  void read(Reader text, long firstLine, Predicate<TableRecord> wanted) throws IOException {
    if (blank()) {
      readBlanks(text, firstLine, wanted);
      return;
    }
    CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .allowUnclosedQuote(false)
            .skipEmptyLines(true)
            .trimWhitespacesAroundQuotes(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text);
    for (CsvRecord record : reader) {
      long line = record.getStartingLineNumber() + firstLine - 1;
      if (!wanted.test(TableRecord.of(line, record.getFields()))) {
        return;
      }
    }
  }

  private void readBlanks(Reader text, long firstLine, Predicate<TableRecord> wanted)
      throws IOException {
    BufferedReader lines = new BufferedReader(text);
    long number = firstLine;
    for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
      if (!line.isBlank() && !wanted.test(TableRecord.of(number, fields(line)))) {
        return;
      }
    }
  }

  /** Fields between runs of blanks; a field in double quotes keeps its blanks. */
  private List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    int run = 0;
    boolean started = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (!quoted && (c == ' ' || c == '\t')) {
        run += c == '\t' ? blanks : 1;
        continue;
      }
      if (run >= blanks && started) {
        fields.add(field.toString());
        field.setLength(0);
        started = false;
      } else if (started) {
        field.append(" ".repeat(run));
      }
      run = 0;
      if (c == '"' && (quoted || !started)) {
        quoted = !quoted;
      } else {
        field.append(c);
      }
      started = true;
    }
    if (started) {
      fields.add(field.toString());
    }
    return fields;
  }
}
