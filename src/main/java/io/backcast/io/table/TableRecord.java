package io.backcast.io.table;

import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.List;

/**
 * One record of a file that is read as a table.
 *
 * @param line where it starts, from 1; for a sheet or a Parquet file its row
 * @param fields without the blanks around them
 */
record TableRecord(long line, String[] fields) {

  /** A record of fields as they stand in the file. */
  static TableRecord of(long line, List<String> fields) {
    String[] stripped = new String[fields.size()];
    for (int k = 0; k < stripped.length; k++) {
      stripped[k] = strip(fields.get(k));
    }
    return new TableRecord(line, stripped);
  }

  /** Number of fields that hold something. */
  int filled() {
    int filled = 0;
    for (String field : fields) {
      filled += field.isEmpty() ? 0 : 1;
    }
    return filled;
  }

  /** The number of fields without empty ones at the end. */
  int width() {
    int width = fields.length;
    while (width > 0 && fields[width - 1].isEmpty()) {
      width--;
    }
    return width;
  }

  /** The field at a place; empty beyond the end. */
  String field(int place) {
    return place < fields.length ? fields[place] : "";
  }

  /** The fields as a sentence quotes them. */
  Sentence quoted() {
    List<String> filled = new ArrayList<>();
    for (String field : fields) {
      if (!field.isEmpty()) {
        filled.add(field);
      }
    }
    return Sentence.of("quoted", abbreviated(String.join(" ", filled)));
  }

  static String abbreviated(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  /** Without blanks around it, also those that do not break. */
  private static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && blank(text.charAt(from))) {
      from++;
    }
    while (to > from && blank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean blank(char c) {
    return Character.isWhitespace(c) || c == '\u00a0' || c == '\u2007' || c == '\u202f';
  }
}
