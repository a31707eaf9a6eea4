package io.backcast.io.table;

import java.util.Locale;
import java.util.Set;

/** Texts that stand for a value that is not there. */
final class MissingValues {
  /** In any column. */
  private static final Set<String> ALWAYS =
      Set.of(
          "", "na", "n/a", "n.a.", "#n/a", "#na", "<na>", "nan", "-nan", "nat", "null", "#null!",
          "#div/0!", "#value!", "#ref!", "#num!", "#name?", "1.#ind", "-1.#ind", "1.#qnan",
          "1.#inf", "-1.#inf", "?", "-", "--", "---", "–", "—", "missing");

  /** In a column of numbers; elsewhere they may be words, as in a coating called “none”. */
  private static final Set<String> AMONG_NUMBERS =
      Set.of(
          "none",
          "nil",
          "inf",
          "-inf",
          "+inf",
          "infinity",
          "-infinity",
          "+infinity",
          "∞",
          "-∞",
          ".",
          "..",
          "…",
          "...",
          "*",
          "x",
          "n.d.",
          "nd",
          "n/d",
          "bdl",
          "unknown");

  private MissingValues() {}

  /** Whether a field is a missing value wherever it stands; “Na” and “No” are not. */
  static boolean always(String text) {
    if (text.length() > 8) {
      return false;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return ALWAYS.contains(lower) && !text.equals("Na");
  }

  /** Whether a field is a missing value if the others of its column are numbers. */
  static boolean amongNumbers(String text) {
    return always(text)
        || (text.length() <= 9 && AMONG_NUMBERS.contains(text.toLowerCase(Locale.ROOT)))
        || text.equals("Na");
  }
}
