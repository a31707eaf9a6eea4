package io.backcast.formula;

import io.backcast.sentence.Sentence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a formula apart and writes it so that the expression library reads it: every name and
 * number as a word of its own, ranges and sets as operators, with the place where each came from.
 * What stands where it cannot is found here, while its place is known.
 */
final class FormulaScanner {
  /** Longer texts are not formulas. */
  static final int MOST_CHARACTERS = 2_000;

  private static final int MOST_BRACKETS = 60;

  /** Starts the words that stand for names and numbers. */
  static final char WORD = 'w';

  /** The operator that a range is written with. */
  static final String RANGE = "~";

  /** The function that a set is written with. */
  static final String SET = "oneof";

  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private final String text;
  private final Symbols symbols;
  private final Set<String> units = new HashSet<>();
  private final StringBuilder out = new StringBuilder();
  private final List<Integer> origin = new ArrayList<>();
  private final List<Word> words = new ArrayList<>();
  private final Deque<Bracket> open = new ArrayDeque<>();

  /** Depths at which a sign after a power has an operand yet to come. */
  private final Deque<Integer> signedPowers = new ArrayDeque<>();

  private int at;
  private boolean operandNext = true;

  /** An opened bracket. */
  private record Bracket(char kind, int position) {}

  /**
   * A name or a number.
   *
   * @param text as written, without quotes
   * @param number its value; NaN for a name
   * @param unit that follows a number; null if none does
   */
  record Word(String text, double number, @Nullable String unit, int position, int length) {
    boolean isNumber() {
      return !Double.isNaN(number);
    }
  }

  /**
   * A formula that was taken apart.
   *
   * @param text for the library
   * @param origin of each of its characters in the formula
   * @param words that it stands for, by number
   */
  record Scanned(String text, int[] origin, List<Word> words) {}

  FormulaScanner(String text, Symbols symbols) {
    this.text = text;
    this.symbols = symbols;
    symbols.all().forEach(s -> units.add(s.unit()));
    units.add("°");
    units.remove("");
  }

  static boolean isStart(int c) {
    return Character.isLetter(c) || c == '_';
  }

  static boolean isPart(int c) {
    return Character.isLetterOrDigit(c)
        || c == '_'
        || c == '′'
        || (c >= '₀' && c <= '₉')
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  Scanned scan() throws FormulaException {
    if (text.length() > MOST_CHARACTERS) {
      throw new FormulaException(
          MOST_CHARACTERS,
          text.length() - MOST_CHARACTERS,
          Sentence.of(
              "formula.too-long", Sentence.count(text.length()), Sentence.count(MOST_CHARACTERS)),
          Sentence.of("formula.several"));
    }
    while (skipSpaces()) {
      if (operandNext) {
        operand();
      } else {
        operator();
      }
    }
    if (operandNext) {
      boolean blank = words.isEmpty() && open.isEmpty();
      throw new FormulaException(
          text.length(),
          0,
          blank ? Sentence.of("formula.none") : Sentence.of("formula.ends"),
          blank ? Sentence.of("formula.write-one", example()) : Sentence.of("formula.complete"));
    }
    if (!open.isEmpty()) {
      throw new FormulaException(
          open.peek().position,
          1,
          Sentence.of("formula.bracket-open"),
          Sentence.of("formula.add", open.peek().kind == '{' ? "}" : ")"));
    }
    return new Scanned(
        out.toString(), origin.stream().mapToInt(i -> i).toArray(), List.copyOf(words));
  }

  private String example() {
    String name =
        symbols.all().stream()
            .filter(s -> s.column() >= 0 && s.categories() == null)
            .map(s -> Symbols.quoted(s.name()))
            .findFirst()
            .orElse("x");
    return name + " <= 1";
  }

  private boolean skipSpaces() {
    while (at < text.length()
        && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\u00a0')) {
      at++;
    }
    return at < text.length();
  }

  private void operand() throws FormulaException {
    char c = text.charAt(at);
    int c1 = text.codePointAt(at);
    if (c == '"' || c == '`' || c == '“') {
      quoted(c == '“' ? '”' : c);
    } else if (Character.isDigit(c) || (c == '.' && at + 1 < text.length() && isDigit(at + 1))) {
      number();
    } else if (c == '(') {
      push('(', 1);
    } else if (c == '{') {
      set();
    } else if (c == '√') {
      root();
    } else if (c == '-' || c == '−' || c == '+') {
      sign(c == '+' ? '+' : '-');
    } else if (isStart(c1)) {
      name();
    } else if (c == ')' && !open.isEmpty()) {
      throw fault(1, Sentence.of("formula.bracket-closes"), Sentence.of("formula.complete"));
    } else {
      throw fault(
          Character.charCount(c1),
          Sentence.of("formula.stands", Character.toString(c1)),
          Sentence.of("formula.names-quoted", "fly ash (kg)"));
    }
  }

  private boolean isDigit(int index) {
    return text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  private void sign(char sign) {
    boolean afterPower = out.length() > 0 && out.charAt(out.length() - 1) == '^';
    if (afterPower) {
      emit("(", at);
      signedPowers.push(open.size());
    }
    emit(String.valueOf(sign), at);
    at++;
  }

  private void push(char kind, int length) throws FormulaException {
    if (open.size() >= MOST_BRACKETS) {
      throw fault(
          1,
          Sentence.of("formula.too-many-brackets", MOST_BRACKETS),
          Sentence.of("formula.several"));
    }
    open.push(new Bracket(kind, at));
    emit("(", at);
    at += length;
    operandNext = true;
  }

  private void set() throws FormulaException {
    if (!out.toString().endsWith(" in ")) {
      throw fault(1, Sentence.of("formula.set-stands"), Sentence.of("formula.set-behind-in"));
    }
    emit(SET, at);
    push('{', 1);
  }

  private void root() throws FormulaException {
    emit("sqrt", at);
    at++;
    if (skipSpaces() && text.charAt(at) == '(') {
      push('f', 1);
      return;
    }
    throw fault(1, Sentence.of("formula.root"), Sentence.of("formula.write-root"));
  }

  private void quoted(char close) throws FormulaException {
    int start = at;
    int end = text.indexOf(close, at + 1);
    if (end < 0) {
      throw fault(
          text.length() - at, Sentence.of("formula.quote-open"), Sentence.of("formula.add", close));
    }
    String name = text.substring(start + 1, end);
    at = end + 1;
    word(new Word(name, Double.NaN, null, start, at - start));
  }

  private void number() throws FormulaException {
    int start = at;
    while (at < text.length() && isDigit(at)) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '.' && !text.startsWith("..", at)) {
      at++;
      while (at < text.length() && isDigit(at)) {
        at++;
      }
    }
    exponent();
    String digits = text.substring(start, at);
    double value;
    try {
      value = Double.parseDouble(digits);
    } catch (NumberFormatException e) {
      // digits of another script
      at = start;
      throw fault(
          1,
          Sentence.of("formula.no-digit", text.charAt(start)),
          Sentence.of("formula.use-digits"));
    }
    if (Double.isInfinite(value)) {
      throw new FormulaException(
          start,
          at - start,
          Sentence.of("formula.too-large", digits),
          Sentence.of("formula.write-smaller"));
    }
    if (at + 1 < text.length()
        && text.charAt(at) == ','
        && isDigit(at + 1)
        && (open.isEmpty() || open.peek().kind == '(')) {
      throw fault(1, Sentence.of("formula.comma-in-number"), Sentence.of("formula.use-dot"));
    }
    int end = at;
    String unit = unit();
    word(new Word(digits, value, unit, start, (unit == null ? end : at) - start));
  }

  private void exponent() {
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int next = at + 1;
      if (next < text.length() && (text.charAt(next) == '-' || text.charAt(next) == '+')) {
        next++;
      }
      if (next < text.length() && isDigit(next)) {
        at = next;
        while (at < text.length() && isDigit(at)) {
          at++;
        }
      }
    }
  }

  /** The unit behind a number, if a variable has it. */
  private @Nullable String unit() {
    int from = at;
    while (from < text.length() && (text.charAt(from) == ' ' || text.charAt(from) == '\u00a0')) {
      from++;
    }
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
    at = best == null ? at : from + best.length();
    return best;
  }

  private void name() throws FormulaException {
    int start = at;
    String longest = withSpaces(start);
    if (longest != null) {
      at = start + longest.length();
    } else {
      while (at < text.length() && isPart(text.codePointAt(at))) {
        at += Character.charCount(text.codePointAt(at));
      }
    }
    String name = text.substring(start, at);
    int end = at;
    boolean called = skipSpaces() && text.charAt(at) == '(';
    Operation function = called ? Operation.function(name) : null;
    if (function != null) {
      emit(function.key(), start);
      push('f', 1);
      return;
    }
    at = start;
    if (called) {
      Symbol variable = symbols.find(name);
      String near = Symbols.nearest(name, Operation.functions());
      throw fault(
          end - start,
          variable == null
              ? Sentence.of("formula.no-function", name)
              : Sentence.of("formula.not-a-function", name),
          variable != null
              ? Sentence.of("formula.to-multiply", name)
              : near != null
                  ? Sentence.of("formula.did-you-mean", near)
                  : Sentence.of("formula.there-are", Operation.functions()));
    }
    if (name.equals("not") && symbols.find(name) == null) {
      throw fault(3, Sentence.of("formula.not"), Sentence.of("formula.turn-round"));
    }
    at = end;
    word(new Word(name, Double.NaN, null, start, end - start));
  }

  /** The longest name of several words that stands here; null if there is none. */
  private @Nullable String withSpaces(int start) {
    String best = null;
    for (Symbol s : symbols.all()) {
      String name = s.name();
      int end = start + name.length();
      boolean words =
          name.indexOf(' ') > 0 && name.codePoints().allMatch(c -> isPart(c) || c == ' ');
      if (words
          && text.startsWith(name, start)
          && (end >= text.length() || !isPart(text.codePointAt(end)))
          && (best == null || name.length() > best.length())) {
        best = name;
      }
    }
    return best;
  }

  private void word(Word word) {
    emit(WORD + "" + words.size(), word.position);
    words.add(word);
    operandDone();
  }

  /** After an operand, a power that began with a sign is complete unless another power follows. */
  private void operandDone() {
    operandNext = false;
    boolean power =
        skipSpaces()
            && (text.charAt(at) == '^'
                || text.startsWith("**", at)
                || SUPERSCRIPTS.indexOf(text.charAt(at)) >= 0);
    while (!power && !signedPowers.isEmpty() && signedPowers.peek() == open.size()) {
      emit(")", Math.max(0, at - 1));
      signedPowers.pop();
    }
  }

  private void operator() throws FormulaException {
    char c = text.charAt(at);
    String two = text.substring(at, Math.min(text.length(), at + 2));
    if (c == ')' || c == '}') {
      close(c);
    } else if (c == ',') {
      comma();
    } else if (two.equals("..") || c == '…') {
      infix(RANGE, two.equals("..") ? text.startsWith("...", at) ? 3 : 2 : 1);
    } else if (two.equals("**")) {
      infix("^", 2);
    } else if (two.equals("<=") || two.equals("=<") || c == '≤') {
      infix("<=", c == '≤' ? 1 : 2);
    } else if (two.equals(">=") || two.equals("=>") || c == '≥') {
      infix(">=", c == '≥' ? 1 : 2);
    } else if (two.equals("!=") || two.equals("<>") || c == '≠') {
      infix("!=", c == '≠' ? 1 : 2);
    } else if (two.equals("==")) {
      infix("=", 2);
    } else if (two.equals("&&")) {
      infix(" and ", 2);
    } else if (two.equals("||")) {
      throw or(2);
    } else if ("+-*/^<>=".indexOf(c) >= 0) {
      infix(String.valueOf(c), 1);
    } else if (c == '−') {
      infix("-", 1);
    } else if (c == '·' || c == '×' || c == '⋅') {
      infix("*", 1);
    } else if (c == '∈') {
      infix(" in ", 1);
    } else if (SUPERSCRIPTS.indexOf(c) >= 0) {
      superscript();
    } else {
      named();
    }
  }

  private void superscript() {
    int start = at;
    StringBuilder digits = new StringBuilder();
    while (at < text.length() && SUPERSCRIPTS.indexOf(text.charAt(at)) >= 0) {
      digits.append(SUPERSCRIPTS.indexOf(text.charAt(at)));
      at++;
    }
    emit("^", start);
    word(
        new Word(
            digits.toString(), Double.parseDouble(digits.toString()), null, start, at - start));
  }

  private void named() throws FormulaException {
    int end = at;
    while (end < text.length() && isPart(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    String word = text.substring(at, end);
    if (word.equalsIgnoreCase("in") || word.equalsIgnoreCase("and")) {
      infix(" " + word.toLowerCase(java.util.Locale.ROOT) + " ", word.length());
    } else if (word.equalsIgnoreCase("or")) {
      throw or(2);
    } else if (!word.isEmpty() || "\"`“({".indexOf(text.charAt(at)) >= 0) {
      Word before = words.getLast();
      throw fault(
          Math.max(1, word.length()),
          Sentence.of(
              "formula.operator-missing",
              before.text(),
              word.isEmpty() ? text.substring(at, at + 1) : word),
          Sentence.of("formula.multiply-or-quote"));
    } else {
      int c = text.codePointAt(at);
      throw fault(
          Character.charCount(c),
          Sentence.of("formula.no-operator", Character.toString(c)),
          c == '%'
              ? Sentence.of("formula.share")
              : c == '!' || c == '&' || c == '|'
                  ? Sentence.of("formula.between-conditions")
                  : Sentence.of("formula.operators"));
    }
  }

  private FormulaException or(int length) {
    return fault(length, Sentence.of("formula.or"), Sentence.of("formula.instead-of-or"));
  }

  private void infix(String operator, int length) {
    emit(operator, at);
    at += length;
    operandNext = true;
  }

  private void comma() throws FormulaException {
    if (open.isEmpty() || open.peek().kind == '(') {
      throw fault(1, Sentence.of("formula.comma-outside"), Sentence.of("formula.dot-and-own"));
    }
    infix(",", 1);
  }

  private void close(char c) throws FormulaException {
    if (open.isEmpty() || (open.peek().kind == '{') != (c == '}')) {
      throw fault(
          1, Sentence.of("formula.closes-nothing", c), Sentence.of("formula.leave-or-open"));
    }
    open.pop();
    emit(")", at);
    at++;
    operandDone();
  }

  private void emit(String written, int position) {
    out.append(written);
    for (int i = 0; i < written.length(); i++) {
      origin.add(position);
    }
  }

  private FormulaException fault(int length, Sentence what, Sentence advice) {
    return new FormulaException(at, length, what, advice);
  }
}
