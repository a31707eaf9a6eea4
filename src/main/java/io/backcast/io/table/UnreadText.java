package io.backcast.io.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says why a text could not be divided into fields. */
final class UnreadText {
  /** The library's words for a field longer than its buffer, of 16 million characters. */
  private static final Pattern LONG =
      Pattern.compile("The maximum buffer size .*\\(record starting at line (\\d+)\\)");

  private UnreadText() {}

  /**
   * The refusal of a table.
   *
   * @param file its name
   * @param text all of its bytes
   */
  static BackcastException refusal(String file, CsvParseException e, InputStream text) {
    Matcher found = LONG.matcher(String.valueOf(e.getMessage()));
    return new BackcastException(
        ErrorCode.BAD_CSV,
        found.matches()
            ? Sentence.of(
                quoteOpen(text) ? "table.open-quote" : "table.long-field", file, found.group(1))
            : Sentence.of("table.not-text", file, e.getMessage()),
        e);
  }

  private static boolean quoteOpen(InputStream text) {
    boolean open = false;
    byte[] block = new byte[1 << 16];
    try {
      for (int read = text.read(block); read >= 0; read = text.read(block)) {
        for (int i = 0; i < read; i++) {
          open ^= block[i] == '"';
        }
      }
    } catch (IOException e) {
      return false;
    }
    return open;
  }
}
