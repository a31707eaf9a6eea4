package io.backcast.formula;

import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.Token;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a condition of a parsed tree: comparisons, ranges, sets and what joins them. */
final class ConditionBuilder {
  private static final Set<String> COMPARISONS = Set.of("<", "<=", "=", ">=", ">", "!=", "in");

  /** A variable with more whole values than this has ranges and no sets. */
  private static final int MOST_VALUES = 100_000;

  /** Points of the space in which a condition is looked at, in each variable's range. */
  private static final int POINTS = 64;

  private final String text;
  private final Symbols symbols;
  private final QuantityBuilder quantities;
  private final int dx;
  private final List<Term> terms = new ArrayList<>();
  private final List<Levels> levels = new ArrayList<>();

  /** What stands on one side of a comparison, and how it is written. */
  private record Side(ASTNode node, String text) {}

  /** Its value. */
  private record Compared(Quantity quantity, String text) {
    Expression value() {
      return quantity.value();
    }
  }

  ConditionBuilder(String text, FormulaScanner.Scanned scanned, Symbols symbols) {
    this.text = text;
    this.symbols = symbols;
    this.quantities = new QuantityBuilder(scanned, symbols);
    this.dx = symbols.all().stream().mapToInt(s -> s.column() + 1).max().orElse(0);
  }

  Formula build(ASTNode tree) throws FormulaException {
    condition(tree, 0, text.length());
    check();
    return new Formula(text, terms, levels, quantities.notes());
  }

  /** A condition that is written between two places. */
  private void condition(ASTNode node, int from, int to) throws FormulaException {
    String sign = node.getToken().getValue();
    if (isOperator(node) && sign.equals("and")) {
      int at = quantities.place(node);
      condition(node.getParameters().get(0), from, at);
      condition(node.getParameters().get(1), behind(at), to);
      return;
    }
    if (!isComparison(node)) {
      // names and units are told first, since those are what is being typed
      quantities.quantity(node);
      throw new FormulaException(
          from,
          Math.max(1, to - from),
          Sentence.of("formula.number-no-condition"),
          Sentence.of("formula.compare-number"));
    }
    List<ASTNode> operands = new ArrayList<>();
    List<ASTNode> operators = new ArrayList<>();
    ASTNode left = node;
    while (isComparison(left)) {
      operands.addFirst(left.getParameters().get(1));
      operators.addFirst(left);
      left = left.getParameters().get(0);
    }
    operands.addFirst(left);
    int start = from;
    for (int i = 0; i < operators.size(); i++) {
      int at = quantities.place(operators.get(i));
      int end = i + 1 < operators.size() ? quantities.place(operators.get(i + 1)) : to;
      compare(
          new Side(operands.get(i), written(start, at)),
          operators.get(i),
          new Side(operands.get(i + 1), written(behind(at), end)));
      start = behind(at);
    }
  }

  /** What stands between two places, without brackets whose other half is elsewhere. */
  private String written(int from, int to) {
    String part = text.substring(Math.min(from, to), to).strip();
    int open = 0;
    int lowest = 0;
    for (int i = 0; i < part.length(); i++) {
      open += part.charAt(i) == '(' ? 1 : part.charAt(i) == ')' ? -1 : 0;
      lowest = Math.min(lowest, open);
    }
    for (; open - lowest > 0 && part.startsWith("("); open--) {
      part = part.substring(1).strip();
    }
    for (; lowest < 0 && part.endsWith(")"); lowest++) {
      part = part.substring(0, part.length() - 1).strip();
    }
    return part;
  }

  /** One past the operator at a place. */
  private int behind(int at) {
    for (String sign : List.of("and", "<=", "=<", ">=", "=>", "!=", "<>", "==", "in", "&&")) {
      if (text.regionMatches(true, at, sign, 0, sign.length())) {
        return at + sign.length();
      }
    }
    return at + 1;
  }

  private static boolean isOperator(ASTNode node) {
    return node.getToken().getType() == Token.TokenType.INFIX_OPERATOR;
  }

  private static boolean isComparison(ASTNode node) {
    return isOperator(node) && COMPARISONS.contains(node.getToken().getValue());
  }

  private void compare(Side left, ASTNode operator, Side right) throws FormulaException {
    String sign = operator.getToken().getValue();
    int at = quantities.place(operator);
    Symbol one = column(left.node);
    Symbol other = column(right.node);
    boolean listed =
        sign.equals("in") && isSet(right.node) || sign.equals("=") && isWhole(one, right.node);
    if (one != null && one.categories() != null) {
      levels(one, sign, at, right.node);
    } else if (other != null && other.categories() != null && !sign.equals("in")) {
      levels(other, sign, at, left.node);
    } else if (listed || sign.equals("!=")) {
      whole(one, sign, at, left.node, right.node);
    } else if (sign.equals("in")) {
      range(left, at, right);
    } else {
      numbers(left, sign, at, right);
    }
  }

  /** Whether a node is a value that a variable with whole values may have. */
  private boolean isWhole(@Nullable Symbol symbol, ASTNode node) {
    FormulaScanner.Word word = quantities.word(node);
    return symbol != null
        && symbol.whole()
        && symbol.upper() - symbol.lower() < MOST_VALUES
        && word != null
        && word.isNumber();
  }

  private Compared compared(Side side) throws FormulaException {
    return new Compared(quantities.quantity(side.node), side.text);
  }

  /** The variable that a node names; null if it is none. */
  private @Nullable Symbol column(ASTNode node) {
    FormulaScanner.Word word = quantities.word(node);
    Symbol symbol = word == null || word.isNumber() ? null : symbols.find(word.text());
    return symbol == null || symbol.column() < 0 ? null : symbol;
  }

  private static boolean isSet(ASTNode node) {
    return node.getToken().getType() == Token.TokenType.FUNCTION
        && node.getToken().getValue().equals(FormulaScanner.SET);
  }

  /** Categories that a variable may have. */
  private void levels(Symbol symbol, String sign, int at, ASTNode node) throws FormulaException {
    List<String> categories = symbol.categories() == null ? List.of() : symbol.categories();
    if (!Set.of("=", "!=", "in").contains(sign)) {
      throw new FormulaException(
          at,
          sign.length(),
          Sentence.of("formula.category-no-order", symbol.name()),
          Sentence.of("formula.category-write"));
    }
    List<ASTNode> named = isSet(node) ? node.getParameters() : List.of(node);
    if (isSet(node) != sign.equals("in")) {
      throw new FormulaException(
          at,
          sign.length(),
          isSet(node) ? Sentence.of("formula.set-by-in") : Sentence.of("formula.in-needs-set"),
          Sentence.of(
              "formula.write-set",
              Symbols.quoted(symbol.name()),
              categories.stream().limit(2).map(Symbols::quoted).toList()));
    }
    boolean[] allowed = new boolean[categories.size()];
    for (ASTNode one : named) {
      FormulaScanner.Word word = quantities.word(one);
      int code = word == null ? -1 : categories.indexOf(word.text());
      if (word == null || code < 0) {
        String near = word == null ? null : Symbols.nearest(word.text(), categories);
        throw new FormulaException(
            word == null ? quantities.place(one) : word.position(),
            word == null ? 1 : word.length(),
            word == null
                ? Sentence.of("formula.category-names", symbol.name())
                : Sentence.of("formula.none-of-categories", word.text(), symbol.name()),
            near != null
                ? Sentence.of("formula.did-you-mean", Symbols.quoted(near))
                : Sentence.of(
                    "formula.they-are", categories.stream().map(Symbols::quoted).toList()));
      }
      allowed[code] = true;
    }
    add(symbol, allowed, 0, sign.equals("!="), at);
  }

  private void add(Symbol symbol, boolean[] allowed, int first, boolean others, int at)
      throws FormulaException {
    boolean any = false;
    for (int i = 0; i < allowed.length; i++) {
      allowed[i] ^= others;
      any |= allowed[i];
    }
    if (!any) {
      throw new FormulaException(
          at,
          1,
          Sentence.of("formula.no-value-left", symbol.name()),
          Sentence.of("formula.allow-one"));
    }
    levels.add(new Levels(symbol.column(), first, allowed));
  }

  /** Whole values that a variable may have, or may not have. */
  private void whole(@Nullable Symbol symbol, String sign, int at, ASTNode left, ASTNode right)
      throws FormulaException {
    boolean others = sign.equals("!=");
    if (symbol == null || !symbol.whole()) {
      // a fault in the parts comes first
      quantities.quantity(left);
      if (!isSet(right)) {
        quantities.quantity(right);
      }
      throw new FormulaException(
          at,
          sign.length(),
          others ? Sentence.of("formula.not-equal") : Sentence.of("formula.set-for"),
          others ? Sentence.of("formula.write-distance") : Sentence.of("formula.write-range"));
    }
    if (symbol.upper() - symbol.lower() >= MOST_VALUES) {
      throw new FormulaException(
          at,
          sign.length(),
          Sentence.of("formula.too-many-values", symbol.name()),
          Sentence.of("formula.write-range"));
    }
    int first = (int) symbol.lower();
    boolean[] allowed = new boolean[(int) (symbol.upper() - symbol.lower()) + 1];
    for (ASTNode one : isSet(right) ? right.getParameters() : List.of(right)) {
      Quantity value = quantities.quantity(one);
      double number = value.value().constant(dx);
      if (number != Math.rint(number)) {
        throw new FormulaException(
            value.from(),
            value.to() - value.from(),
            Sentence.of("formula.whole-values", symbol.name()),
            Sentence.of("formula.write-whole"));
      }
      if (number >= symbol.lower() && number <= symbol.upper()) {
        allowed[(int) number - first] = true;
      }
    }
    add(symbol, allowed, first, others, at);
  }

  private void range(Side left, int at, Side right) throws FormulaException {
    Compared value = compared(left);
    boolean range =
        isOperator(right.node) && right.node.getToken().getValue().equals(FormulaScanner.RANGE);
    if (!range) {
      quantities.quantity(right.node);
      throw new FormulaException(
          at, 2, Sentence.of("formula.in-needs-range"), Sentence.of("formula.write-in"));
    }
    Compared low = compared(new Side(right.node.getParameters().get(0), right.text));
    Compared high = compared(new Side(right.node.getParameters().get(1), right.text));
    double least = low.value().constant(dx);
    double most = high.value().constant(dx);
    quantities.agree(Sentence.of("formula.comparison"), at, value.quantity, low.quantity);
    quantities.agree(Sentence.of("formula.comparison"), at, value.quantity, high.quantity);
    if (Double.isNaN(least) || Double.isNaN(most)) {
      between(low, value);
      between(value, high);
      return;
    }
    if (least > most) {
      throw new FormulaException(
          low.quantity.from(),
          high.quantity.to() - low.quantity.from(),
          Sentence.of("formula.range-empty"),
          Sentence.of("formula.smaller-first"));
    }
    add(value, least, most);
  }

  private void numbers(Side left, String sign, int at, Side right) throws FormulaException {
    Compared a = compared(left);
    Compared b = compared(right);
    quantities.agree(Sentence.of("formula.comparison"), at, a.quantity, b.quantity);
    switch (sign) {
      case "<", "<=" -> between(a, b);
      case ">", ">=" -> between(b, a);
      default -> {
        double one = a.value().constant(dx);
        double other = b.value().constant(dx);
        if (!Double.isNaN(other)) {
          add(a, other, other);
        } else if (!Double.isNaN(one)) {
          add(b, one, one);
        } else {
          add(difference(a, b), 0, 0);
        }
      }
    }
  }

  /** The first must not be above the second. */
  private void between(Compared low, Compared high) throws FormulaException {
    double least = low.value().constant(dx);
    double most = high.value().constant(dx);
    if (!Double.isNaN(most)) {
      add(low, Double.NEGATIVE_INFINITY, most);
    } else if (!Double.isNaN(least)) {
      add(high, least, Double.POSITIVE_INFINITY);
    } else {
      add(difference(low, high), Double.NEGATIVE_INFINITY, 0);
    }
  }

  private static Compared difference(Compared a, Compared b) {
    return new Compared(
        new Quantity(
            new Expression.Applied(Operation.SUBTRACT, a.value(), b.value()),
            a.quantity.unit().or(b.quantity.unit()),
            a.quantity.from(),
            b.quantity.to()),
        a.text + " − " + (b.text.matches("[\\p{L}\\p{N}_.\"`]+") ? b.text : "(" + b.text + ")"));
  }

  private void add(Compared value, double low, double high) throws FormulaException {
    if (!Double.isNaN(value.value().constant(dx))) {
      throw new FormulaException(
          value.quantity.from(),
          Math.max(1, value.quantity.to() - value.quantity.from()),
          Sentence.of("formula.no-variable"),
          Sentence.of("formula.compare-variable"));
    }
    String unit = value.quantity.unit().text();
    terms.add(new Term(value.value(), low, high, value.text, unit));
  }

  /** Whether the condition can hold, and whether it says anything, in the whole design space. */
  private void check() throws FormulaException {
    Interval[] space = new Interval[dx];
    symbols.all().stream()
        .filter(s -> s.column() >= 0)
        .forEach(s -> space[s.column()] = new Interval(s.lower(), s.upper()));
    boolean says = false;
    for (Term term : terms) {
      Interval range = term.value().range(space);
      if (!term.mayHold(range)) {
        throw new FormulaException(
            0,
            text.length(),
            range.isEmpty()
                ? Sentence.of("formula.no-value", term.text())
                : Sentence.of(
                    "formula.never",
                    term.text(),
                    Sentence.figure(number(range.low())),
                    Sentence.figure(number(range.high()))),
            Sentence.of("formula.change-numbers"));
      }
      // the range says nothing of where the expression has no value
      says |= !term.mustHold(range) || !isDefined(term.value(), space);
    }
    for (Levels level : levels) {
      says |= !level.mustHold(space[level.column()]);
    }
    if (!says) {
      quantities.note(0, text.length(), Sentence.of("formula.always"), Sentence.NONE);
    }
  }

  /** Whether an expression has a value all over the space, as far as some points tell. */
  private static boolean isDefined(Expression value, Interval[] space) {
    double[] x = new double[space.length];
    for (int i = 0; i <= POINTS; i++) {
      for (int j = 0; j < x.length; j++) {
        // other places in each variable, so that not only a diagonal is seen
        double share = (i * (j + 1.0) / POINTS) % 1;
        x[j] = i == POINTS ? space[j].high() : space[j].low() + share * width(space[j]);
      }
      if (Double.isNaN(value.value(x))) {
        return false;
      }
    }
    return true;
  }

  private static double width(Interval range) {
    return range.high() - range.low();
  }

  static String number(double value) {
    return Double.isInfinite(value)
        ? value < 0 ? "−∞" : "∞"
        : String.valueOf(
            new java.math.BigDecimal(value, new java.math.MathContext(4))
                .stripTrailingZeros()
                .toPlainString());
  }
}
