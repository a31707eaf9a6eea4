package io.backcast.io.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what separates the columns, by how regular the records become and how many fields become
 * values of a known type: the measure of van den Burg, Nazábal and Sutton, <i>Wrangling messy CSV
 * files by detecting row and type patterns</i>, Data Mining and Knowledge Discovery 33 (2019).
 */
final class DialectDetector {
  /** Records that are looked at. */
  private static final int RECORDS = 300;

  /** A dialect under which fewer records have the usual number of fields is none. */
  private static final double REGULAR = 0.7;

  private DialectDetector() {}

  /** The dialect of a text's beginning; null if it has a single column. */
  static @Nullable Dialect detect(String sample) {
    Dialect best = null;
    double bestScore = 0;
    for (Dialect dialect : Dialect.USUAL) {
      double score = score(dialect, sample);
      // a later one has to be clearly better
      if (score > bestScore * 1.02 + 1e-9) {
        best = dialect;
        bestScore = score;
      }
    }
    return best;
  }

  private static double score(Dialect dialect, String sample) {
    List<TableRecord> records = new ArrayList<>();
    try {
      dialect.read(
          new StringReader(sample),
          1,
          record -> {
            if (!TableComments.isComment(record)) {
              records.add(record);
            }
            return records.size() < RECORDS;
          });
    } catch (CsvParseException | IOException | UncheckedIOException e) {
      // a quote that the sample cuts open ends what can be looked at
      if (records.isEmpty()) {
        return 0;
      }
    }
    int width = usualWidth(records);
    int first = 0;
    while (first < records.size() && records.get(first).fields().length != width) {
      first++;
    }
    int regular = 0;
    int known = 0;
    int fields = 0;
    for (int i = first; i < records.size(); i++) {
      TableRecord record = records.get(i);
      if (record.fields().length == width) {
        regular++;
        // the first one has names
        for (int k = 0; i > first && k < width; k++) {
          fields++;
          known += known(record.fields()[k]) ? 1 : 0;
        }
      }
    }
    double share = regular / (double) (records.size() - first);
    if (width < 2 || regular < 2 || share < REGULAR) {
      return 0;
    }
    // titles above the table are few; what is mostly “title” is no table
    double rest = (records.size() - first) / (double) records.size();
    double table = Math.min(1, 2 * rest) * (0.7 + 0.3 * rest);
    return share * share * table * (known + 1e-3) / fields * (width - 1) / width;
  }

  /** The most frequent number of fields that is at least 2; 0 if there is none. */
  private static int usualWidth(List<TableRecord> records) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (TableRecord record : records) {
      if (record.fields().length > 1) {
        counts.merge(record.fields().length, 1, Integer::sum);
      }
    }
    int width = 0;
    int most = 0;
    for (Map.Entry<Integer, Integer> e : counts.entrySet()) {
      if (e.getValue() > most || (e.getValue() == most && e.getKey() > width)) {
        width = e.getKey();
        most = e.getValue();
      }
    }
    return width;
  }

  /** A number, a date, nothing, or a word without a sign that separates columns. */
  private static boolean known(String field) {
    if (field.isEmpty() || NumberShape.of(field) != NumberShape.NONE) {
      return true;
    }
    for (int i = 0; i < field.length(); i++) {
      if (",;\t|\"".indexOf(field.charAt(i)) >= 0) {
        return false;
      }
    }
    return !numbersBetweenBlanks(field);
  }

  /** Whether a field is several numbers, which the dialect should have told apart. */
  private static boolean numbersBetweenBlanks(String field) {
    if (field.indexOf(' ') < 0) {
      return false;
    }
    for (String part : field.split(" +")) {
      if (NumberShape.of(part) == NumberShape.NONE) {
        return false;
      }
    }
    return true;
  }
}
