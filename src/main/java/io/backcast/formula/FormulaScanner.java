package io.backcast.formula;

import io.backcast.sentence.Sentence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Takes a formula apart and writes it so that the expression library reads it: every name and
 * number as a word of its own, ranges and sets as operators, with the place where each came from.
 * What stands where it cannot is found here, while its place is known. What a name, a number or an
 * operator is, {@link WordReader} and {@link InfixSign} know.
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

  private final String text;
  private final Symbols symbols;
  private final WordReader reader;
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
    this.reader = new WordReader(text, symbols);
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
      word(reader.quoted(at, c == '“' ? '”' : c));
    } else if (reader.startsNumber(at)) {
      word(reader.number(at, open.isEmpty() || open.peek().kind == '('));
    } else if (c == '(') {
      push('(', 1);
    } else if (c == '{') {
      set();
    } else if (c == '√') {
      root();
    } else if (c == '-' || c == '−' || c == '+') {
      sign(c == '+' ? '+' : '-');
    } else if (WordReader.isStart(c1)) {
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

  private void name() throws FormulaException {
    int start = at;
    String name = reader.name(start);
    int end = start + name.length();
    at = end;
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
    word(Word.name(name, start, name.length()));
  }

  private void word(Word word) {
    at = word.position() + word.length();
    emit(WORD + "" + words.size(), word.position());
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
                || reader.startsSuperscript(at));
    while (!power && !signedPowers.isEmpty() && signedPowers.peek() == open.size()) {
      emit(")", Math.max(0, at - 1));
      signedPowers.pop();
    }
  }

  private void operator() throws FormulaException {
    char c = text.charAt(at);
    InfixSign infix = InfixSign.at(text, at);
    if (c == ')' || c == '}') {
      close(c);
    } else if (c == ',') {
      comma();
    } else if (text.startsWith("||", at)) {
      throw or();
    } else if (infix != null) {
      infix(infix.operator(), infix.sign().length());
    } else if (reader.startsSuperscript(at)) {
      emit("^", at);
      word(reader.superscript(at));
    } else {
      named();
    }
  }

  private void named() throws FormulaException {
    String word = reader.plainName(at);
    if (word.equalsIgnoreCase("in") || word.equalsIgnoreCase("and")) {
      infix(" " + word.toLowerCase(java.util.Locale.ROOT) + " ", word.length());
    } else if (word.equalsIgnoreCase("or")) {
      throw or();
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

  private FormulaException or() {
    return fault(2, Sentence.of("formula.or"), Sentence.of("formula.instead-of-or"));
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
