package io.backcast.io.table;

import io.backcast.sentence.Sentence;
import java.util.regex.Pattern;

/** What a field is that is no number. */
enum TextKind {
  DATE(Sentence.of("table.kind.date")),
  RANGE(Sentence.of("table.kind.range")),
  LIMIT(Sentence.of("table.kind.limit")),
  UNCERTAIN(Sentence.of("table.kind.uncertain")),
  MEASURE(Sentence.of("table.kind.measure")),
  WORD(Sentence.of("table.kind.word"));

  private static final String NUMBER = "[-+−]?\\d+(?:[.,]\\d+)?(?:[eE][-+]?\\d+)?";
  private static final Pattern DATES =
      Pattern.compile(
          "(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.](?:\\d{4}|\\d{2})"
              + "|(?:19|20)\\d\\d-(?:0[1-9]|1[0-2])"
              + "|\\d{1,2}[- .]+[A-Za-z]{3,9}[- .,]+\\d{2,4}|[A-Za-z]{3,9}[ .]+\\d{1,2},? +\\d{4})"
              + "(?:[T ,]+\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?\\s*(?:[AaPp][Mm])?\\s*"
              + "(?:Z|UTC|[-+]\\d{2}:?\\d{2})?)?"
              + "|\\d{1,3}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?(?:\\s*[AaPp][Mm])?");
  private static final Pattern RANGES =
      Pattern.compile(NUMBER + "\\s*(?:-|–|—|−|~|to|bis|\\.\\.\\.?|…)\\s*" + NUMBER + "\\s*%?");
  private static final Pattern LIMITS =
      Pattern.compile("(?:[<>≤≥~≈]=?|>=|<=|ca\\.?)\\s*" + NUMBER + "\\s*%?");
  private static final Pattern UNCERTAINS =
      Pattern.compile(NUMBER + "\\s*(?:±|\\+/?-)\\s*" + NUMBER + "|" + NUMBER + "\\(\\d+\\)");
  private static final Pattern MEASURES = Pattern.compile("(?>" + NUMBER + ")\\s*[\\p{L}%°µ/].*");

  private final Sentence words;

  TextKind(Sentence words) {
    this.words = words;
  }

  /** What a sentence calls it. */
  Sentence words() {
    return words;
  }

  static TextKind of(String text) {
    if (text.length() > 60 || text.chars().noneMatch(c -> c >= '0' && c <= '9')) {
      return WORD;
    }
    if (DATES.matcher(text).matches()) {
      return DATE;
    }
    if (RANGES.matcher(text).matches()) {
      return RANGE;
    }
    if (LIMITS.matcher(text).matches()) {
      return LIMIT;
    }
    if (UNCERTAINS.matcher(text).matches()) {
      return UNCERTAIN;
    }
    return MEASURES.matcher(text).matches() && !text.matches("0[xX].*|.*\\d[dDfF]")
        ? MEASURE
        : WORD;
  }
}
