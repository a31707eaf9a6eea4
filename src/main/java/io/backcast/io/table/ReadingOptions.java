package io.backcast.io.table;

import java.nio.charset.Charset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a user states about a table instead of leaving it to be recognised.
 *
 * @param delimiter between the columns; a blank stands for runs of blanks; null to recognise it
 * @param decimal {@code '.'} or {@code ','}; null to recognise it
 * @param encoding of the text; null to recognise it
 * @param sheet of a workbook; null for the first
 * @param header whether the first line of the table has the names; null to recognise it
 * @param missing further texts that stand for a missing value, such as {@code -9999}
 */
public record ReadingOptions(
    @Nullable Character delimiter,
    @Nullable Character decimal,
    @Nullable Charset encoding,
    @Nullable String sheet,
    @Nullable Boolean header,
    Set<String> missing) {
  /** Everything is recognised. */
  public static final ReadingOptions RECOGNISE =
      new ReadingOptions(null, null, null, null, null, Set.of());

  public ReadingOptions {
    missing = Set.copyOf(missing);
  }
}
