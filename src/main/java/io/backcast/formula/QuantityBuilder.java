package io.backcast.formula;

import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.Token;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes expressions of parsed trees, and notes what is odd about their units. */
final class QuantityBuilder {
  private static final double DEGREE = Math.PI / 180;

  private final FormulaScanner.Scanned scanned;
  private final Symbols symbols;
  private final int dx;
  private final boolean degrees;
  private final List<FormulaFault> notes = new ArrayList<>();

  QuantityBuilder(FormulaScanner.Scanned scanned, Symbols symbols) {
    this.scanned = scanned;
    this.symbols = symbols;
    this.dx = symbols.all().stream().mapToInt(s -> s.column() + 1).max().orElse(0);
    this.degrees = symbols.all().stream().anyMatch(s -> Dimension.of(s.unit()).isDegrees());
  }

  /** What was noted so far. */
  List<FormulaFault> notes() {
    return notes;
  }

  void note(int from, int to, Sentence what, Sentence advice) {
    notes.add(new FormulaFault(from, Math.max(1, to - from), what, advice));
  }

  /** The name or number that a node is; null if it is neither. */
  @Nullable Word word(ASTNode node) {
    return node.getToken().getType() == Token.TokenType.VARIABLE_OR_CONSTANT
        ? scanned.words().get(Integer.parseInt(node.getToken().getValue().substring(1)))
        : null;
  }

  /** Where a node's own sign or name stands in the text. */
  int place(ASTNode node) {
    int at = node.getToken().getStartPosition() - 1;
    return scanned.origin()[Math.clamp(at, 0, scanned.origin().length - 1)];
  }

  Quantity quantity(ASTNode node) throws FormulaException {
    Word word = word(node);
    if (word != null) {
      return word.isNumber() ? number(word) : name(word);
    }
    String sign = node.getToken().getValue();
    int at = place(node);
    List<ASTNode> operands = node.getParameters();
    switch (node.getToken().getType()) {
      case PREFIX_OPERATOR -> {
        Quantity one = quantity(operands.getFirst());
        return new Quantity(
            sign.equals("-") ? new Expression.Applied(Operation.NEGATE, one.value()) : one.value(),
            one.unit(),
            at,
            one.to());
      }
      case FUNCTION -> {
        Operation function = Operation.function(sign);
        if (function != null) {
          return call(function, at, operands);
        }
      }
      default -> {
        Operation operation = operation(sign);
        if (operation != null && operands.size() == 2) {
          return applied(operation, at, operands);
        }
      }
    }
    throw new FormulaException(
        at, 1, Sentence.of("formula.inside-calculation"), Sentence.of("formula.compare-result"));
  }

  private static @Nullable Operation operation(String sign) {
    return switch (sign) {
      case "+" -> Operation.ADD;
      case "-" -> Operation.SUBTRACT;
      case "*" -> Operation.MULTIPLY;
      case "/" -> Operation.DIVIDE;
      case "^" -> Operation.POWER;
      default -> null;
    };
  }

  private Quantity number(Word word) {
    String unit = word.unit();
    return new Quantity(
        new Expression.Constant(word.number()),
        unit == null ? Dimension.ANY : Dimension.of(unit),
        word.position(),
        word.position() + word.length());
  }

  private Quantity name(Word word) throws FormulaException {
    int from = word.position();
    int to = from + word.length();
    Symbol symbol = symbols.find(word.text());
    if (symbol == null) {
      double constant =
          switch (word.text()) {
            case "pi", "π" -> Math.PI;
            case "e" -> Math.E;
            default -> Double.NaN;
          };
      if (!Double.isNaN(constant)) {
        return new Quantity(new Expression.Constant(constant), Dimension.ANY, from, to);
      }
      throw unknown(word);
    }
    if (symbol.column() < 0) {
      throw new FormulaException(
          from,
          word.length(),
          Sentence.of("formula.property", symbol.name()),
          Sentence.of("formula.ask-as-target"));
    }
    if (symbol.categories() != null) {
      throw new FormulaException(
          from,
          word.length(),
          Sentence.of("formula.category-calculated", symbol.name()),
          Sentence.of(
              "formula.compare-it",
              Symbols.quoted(symbol.name()),
              Symbols.quoted(symbol.categories().getFirst())));
    }
    return new Quantity(
        new Expression.Column(symbol.column()), Dimension.of(symbol.unit()), from, to);
  }

  private FormulaException unknown(Word word) {
    String near = symbols.similar(word.text());
    return new FormulaException(
        word.position(),
        word.length(),
        Sentence.of("formula.unknown", word.text()),
        near == null
            ? Sentence.of("formula.it-has", symbols.names())
            : Sentence.of("formula.did-you-mean", Symbols.quoted(near)));
  }

  private Quantity applied(Operation operation, int at, List<ASTNode> operands)
      throws FormulaException {
    Quantity left = quantity(operands.get(0));
    Quantity right = quantity(operands.get(1));
    double by = right.value().constant(dx);
    if (operation == Operation.DIVIDE && by == 0) {
      throw new FormulaException(
          at, 1, Sentence.of("formula.by-zero"), Sentence.of("formula.divide-else"));
    }
    Dimension unit =
        switch (operation) {
          case MULTIPLY -> left.unit().times(right.unit(), 1);
          case DIVIDE -> left.unit().times(right.unit(), -1);
          case POWER -> power(left, right, by);
          default -> {
            agree(
                operation == Operation.ADD
                    ? Sentence.of("formula.sum")
                    : Sentence.of("formula.difference"),
                at,
                left,
                right);
            yield left.unit().or(right.unit());
          }
        };
    return new Quantity(
        new Expression.Applied(operation, left.value(), right.value()),
        unit,
        left.from(),
        right.to());
  }

  private Dimension power(Quantity base, Quantity exponent, double by) {
    return Double.isNaN(by) ? Dimension.ANY : base.unit().to(by);
  }

  /** Notes that two things of different units are put together. */
  void agree(Sentence what, int at, Quantity left, Quantity right) {
    if (left.unit().conflicts(right.unit())) {
      note(
          at,
          at + 1,
          Sentence.of("formula.units", what, said(left.unit()), said(right.unit())),
          Sentence.of("formula.units-advice"));
    }
  }

  private static Object said(Dimension unit) {
    return unit.text().isEmpty() ? Sentence.of("formula.plain-number") : unit.text();
  }

  private Quantity call(Operation function, int at, List<ASTNode> operands)
      throws FormulaException {
    int wanted = function.arguments();
    if (wanted >= 0 ? operands.size() != wanted : operands.isEmpty()) {
      throw new FormulaException(
          at,
          function.key().length(),
          Sentence.of("formula.arguments", function.key(), operands.size()),
          wanted < 0
              ? Sentence.of("formula.needs-some")
              : wanted == 1
                  ? Sentence.of("formula.needs-one")
                  : Sentence.of("formula.needs", wanted));
    }
    List<Quantity> parts = new ArrayList<>();
    for (ASTNode operand : operands) {
      parts.add(quantity(operand));
    }
    int to = parts.getLast().to() + 1;
    Dimension unit = Dimension.ANY;
    if (function.keepsUnit()) {
      for (Quantity part : parts) {
        agree(
            Sentence.written(function.key()),
            part.from(),
            new Quantity(part.value(), unit, at, at),
            part);
        unit = unit.or(part.unit());
      }
    } else if (function == Operation.SQRT || function == Operation.CBRT) {
      unit = parts.getFirst().unit().to(function == Operation.SQRT ? 0.5 : 1.0 / 3);
    }
    Expression[] values = parts.stream().map(Quantity::value).toArray(Expression[]::new);
    if (function.takesAngle()) {
      values[0] = angle(function, at, to, parts.getFirst());
    }
    Expression value = new Expression.Applied(function, values);
    if (function.givesAngle() && degrees) {
      note(at, to, Sentence.of("formula.gives-degrees", function.key()), Sentence.NONE);
      value = new Expression.Applied(Operation.DIVIDE, value, new Expression.Constant(DEGREE));
      unit = Dimension.of("°");
    }
    return new Quantity(value, unit, at, to);
  }

  /** The argument of a sine in radians. */
  private Expression angle(Operation function, int at, int to, Quantity argument) {
    if (argument.unit().isDegrees()) {
      note(at, to, Sentence.of("formula.takes-degrees", function.key()), Sentence.NONE);
      return new Expression.Applied(
          Operation.MULTIPLY, argument.value(), new Expression.Constant(DEGREE));
    }
    if (!argument.unit().isAngle()) {
      note(
          at,
          to,
          Sentence.of("formula.no-angle", function.key(), argument.unit().text()),
          Sentence.of("formula.radians-advice"));
    } else if (degrees) {
      note(
          at,
          to,
          Sentence.of("formula.takes-radians", function.key()),
          Sentence.of("formula.for-degrees"));
    }
    return argument.value();
  }
}
