package io.backcast.formula;

import io.backcast.sentence.Sentence;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the names and numbers of a formula; what it is asked for at a place does not depend on what
 * was read before.
 */
final class WordReader {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private final String text;
  private final Symbols symbols;
  private final Set<String> units = new HashSet<>();

  /**
   * Reads words.
   *
   * @param symbols whose names may have blanks, and whose units may stand behind numbers
   */
  WordReader(String text, Symbols symbols) {
    this.text = text;
    this.symbols = symbols;
    symbols.all().forEach(s -> units.add(s.unit()));
    units.add("°");
    units.remove("");
  }

  /** Whether a name may start with a character. */
  static boolean isStart(int c) {
    return Character.isLetter(c) || c == '_';
  }

  /** Whether a character may be part of a name. */
  static boolean isPart(int c) {
    return Character.isLetterOrDigit(c)
        || c == '_'
        || c == '′'
        || (c >= '₀' && c <= '₉')
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /**
   * The name in quotes.
   *
   * @param start of the first quote
   * @param close the second one
   */
  Word quoted(int start, char close) throws FormulaException {
    int end = text.indexOf(close, start + 1);
    if (end < 0) {
      throw new FormulaException(
          start,
          text.length() - start,
          Sentence.of("formula.quote-open"),
          Sentence.of("formula.add", close));
    }
    return Word.name(text.substring(start + 1, end), start, end + 1 - start);
  }

  /** The name at a place: the longest of several words that a variable has, else one word. */
  String name(int start) {
    String longest = "";
    for (Symbol s : symbols.all()) {
      String name = s.name();
      int end = start + name.length();
      boolean words =
          name.indexOf(' ') > 0 && name.codePoints().allMatch(c -> isPart(c) || c == ' ');
      if (words
          && text.startsWith(name, start)
          && (end >= text.length() || !isPart(text.codePointAt(end)))
          && name.length() > longest.length()) {
        longest = name;
      }
    }
    return longest.isEmpty() ? plainName(start) : longest;
  }

  /** The characters of a name at a place, without blanks; empty where there are none. */
  String plainName(int start) {
    int end = start;
    while (end < text.length() && isPart(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return text.substring(start, end);
  }

  /** Whether a number starts at a place. */
  boolean startsNumber(int place) {
    char c = text.charAt(place);
    return Character.isDigit(c) || (c == '.' && isDigit(place + 1));
  }

  /**
   * The number at a place, with the unit behind it.
   *
   * @param alone whether a comma behind it separates nothing, so that it must be a decimal comma
   */
  Word number(int start, boolean alone) throws FormulaException {
    int end = digits(start);
    if (end < text.length() && text.charAt(end) == '.' && !text.startsWith("..", end)) {
      end = digits(end + 1);
    }
    end = exponent(end);
    String digits = text.substring(start, end);
    double value;
    try {
      value = Double.parseDouble(digits);
    } catch (NumberFormatException e) {
      // digits of another script
      throw new FormulaException(
          start,
          1,
          Sentence.of("formula.no-digit", text.charAt(start)),
          Sentence.of("formula.use-digits"));
    }
    if (Double.isInfinite(value)) {
      throw new FormulaException(
          start,
          end - start,
          Sentence.of("formula.too-large", digits),
          Sentence.of("formula.write-smaller"));
    }
    if (alone && text.startsWith(",", end) && isDigit(end + 1)) {
      throw new FormulaException(
          end, 1, Sentence.of("formula.comma-in-number"), Sentence.of("formula.use-dot"));
    }
    int behind = end;
    while (behind < text.length()
        && (text.charAt(behind) == ' ' || text.charAt(behind) == '\u00a0')) {
      behind++;
    }
    String unit = unit(behind);
    return new Word(
        digits, value, unit, start, (unit == null ? end : behind + unit.length()) - start);
  }

  /** Whether a power written with raised digits starts at a place. */
  boolean startsSuperscript(int place) {
    return place < text.length() && SUPERSCRIPTS.indexOf(text.charAt(place)) >= 0;
  }

  /** The number that is written with raised digits. */
  Word superscript(int start) {
    StringBuilder digits = new StringBuilder();
    for (int place = start; startsSuperscript(place); place++) {
      digits.append(SUPERSCRIPTS.indexOf(text.charAt(place)));
    }
    return new Word(
        digits.toString(), Double.parseDouble(digits.toString()), null, start, digits.length());
  }

  private boolean isDigit(int place) {
    return place < text.length() && text.charAt(place) >= '0' && text.charAt(place) <= '9';
  }

  /** The place behind the digits at a place. */
  private int digits(int from) {
    int place = from;
    while (isDigit(place)) {
      place++;
    }
    return place;
  }

  /** The place behind the power of ten at a place; the place itself where there is none. */
  private int exponent(int from) {
    if (!text.startsWith("e", from) && !text.startsWith("E", from)) {
      return from;
    }
    boolean signed = text.startsWith("-", from + 1) || text.startsWith("+", from + 1);
    int digits = signed ? from + 2 : from + 1;
    return isDigit(digits) ? digits(digits) : from;
  }

  /** The longest unit of a variable that stands at a place; null if none does. */
  private @Nullable String unit(int from) {
    String best = null;
    for (String unit : units) {
      int end = from + unit.length();
      boolean whole =
          text.startsWith(unit, from)
              && (end >= text.length()
                  || !isPart(text.codePointAt(end))
                  || !isPart(unit.codePointBefore(unit.length())));
      if (whole && (best == null || unit.length() > best.length())) {
        best = unit;
      }
    }
    return best;
  }
}
