package io.backcast.io.table;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Dates of a workbook, which are numbers of days that a format shows as dates (ECMA-376, 18.17.4).
 */
public final class SheetDates {
  private SheetDates() {}

  /** Whether a format of numbers shows a date or time. */
  public static boolean isDate(@Nullable String format) {
    if (format == null) {
      return false;
    }
    // without texts in quotes, escaped characters, colours and currencies
    String bare =
        format
            .replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.", "")
            .replaceAll("\\[(?!h+\\]|m+\\]|s+\\])[^\\]]*\\]", "")
            .toLowerCase(Locale.ROOT);
    return !bare.equals("general")
        && bare.matches(".*(y|d|h|s|m{3,}|\\[m+\\]|m+/).*")
        && !bare.contains("0.00e")
        && !bare.matches("[0#.,e%+\\- ]*");
  }

  /** A date as ISO 8601 writes it; with the time unless that is midnight. */
  static String text(double days, boolean from1904) {
    LocalDateTime start =
        from1904 ? LocalDateTime.of(1904, 1, 1, 0, 0) : LocalDateTime.of(1899, 12, 30, 0, 0);
    LocalDateTime time = start.plusSeconds(Math.round(days * 86_400));
    if (days < 1 && !from1904) {
      return time.format(DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT));
    }
    return time.getHour() + time.getMinute() + time.getSecond() == 0
        ? time.toLocalDate().toString()
        : time.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT));
  }
}
