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

  private final String text;
  private final Symbols symbols;
  private final QuantityBuilder quantities;
  private final AllowedValues allowed;
  private final int dx;
  private final boolean anywhere;
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

  /**
   * A builder.
   *
   * @param anywhere whether values outside the space may satisfy the condition
   */
  ConditionBuilder(String text, FormulaScanner.Scanned scanned, Symbols symbols, boolean anywhere) {
    this.text = text;
    this.symbols = symbols;
    this.quantities = new QuantityBuilder(scanned, symbols);
    this.dx = symbols.all().stream().mapToInt(s -> s.column() + 1).max().orElse(0);
    this.anywhere = anywhere;
    this.allowed = new AllowedValues(quantities, dx, anywhere);
  }

  Formula build(ASTNode tree) throws FormulaException {
    condition(tree, 0, text.length());
    ConditionCheck check = new ConditionCheck(terms, levels, space());
    if (!anywhere) {
      check.requirePossible(text);
    }
    if (!check.saysSomething()) {
      quantities.note(0, text.length(), Sentence.of("formula.always"), Sentence.NONE);
    }
    return new Formula(text, terms, levels, quantities.notes());
  }

  /** The range of every variable. */
  private Interval[] space() {
    Interval[] space = new Interval[dx];
    symbols.all().stream()
        .filter(symbol -> symbol.column() >= 0)
        .forEach(symbol -> space[symbol.column()] = new Interval(symbol.lower(), symbol.upper()));
    return space;
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
        sign.equals("in") && AllowedValues.isSet(right.node)
            || sign.equals("=") && allowed.isWhole(one, right.node);
    if (one != null && one.categories() != null) {
      levels.add(allowed.categories(one, sign, at, right.node));
    } else if (other != null && other.categories() != null && !sign.equals("in")) {
      levels.add(allowed.categories(other, sign, at, left.node));
    } else if (listed || sign.equals("!=")) {
      levels.add(allowed.whole(one, sign, at, left.node, right.node));
    } else if (sign.equals("in")) {
      range(left, at, right);
    } else {
      numbers(left, sign, at, right);
    }
  }

  private Compared compared(Side side) throws FormulaException {
    return new Compared(quantities.quantity(side.node), side.text);
  }

  /** The variable that a node names; null if it is none. */
  private @Nullable Symbol column(ASTNode node) {
    Word word = quantities.word(node);
    Symbol symbol = word == null || word.isNumber() ? null : symbols.find(word.text());
    return symbol == null || symbol.column() < 0 ? null : symbol;
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
}
