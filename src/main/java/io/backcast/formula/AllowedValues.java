package io.backcast.formula;

import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.Token;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Reads which values a category, or a variable with whole values, may have. */
final class AllowedValues {
  /** A variable with more whole values than this has ranges and no sets. */
  private static final int MOST_VALUES = 100_000;

  private final QuantityBuilder quantities;
  private final int dx;
  private final boolean anywhere;

  /**
   * A reader.
   *
   * @param anywhere whether whole values beyond the bounds of a variable are values as others
   */
  AllowedValues(QuantityBuilder quantities, int dx, boolean anywhere) {
    this.quantities = quantities;
    this.dx = dx;
    this.anywhere = anywhere;
  }

  /** Whether a node is a set in braces. */
  static boolean isSet(ASTNode node) {
    return node.getToken().getType() == Token.TokenType.FUNCTION
        && node.getToken().getValue().equals(FormulaScanner.SET);
  }

  /** Whether a node is a value that a variable with whole values may have. */
  boolean isWhole(@Nullable Symbol symbol, ASTNode node) {
    Word word = quantities.word(node);
    return symbol != null
        && symbol.whole()
        && symbol.upper() - symbol.lower() < MOST_VALUES
        && word != null
        && word.isNumber();
  }

  /** Categories that a variable may have. */
  Levels categories(Symbol symbol, String sign, int at, ASTNode node) throws FormulaException {
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
      Word word = quantities.word(one);
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
    return levels(symbol, allowed, 0, sign.equals("!="), false, at);
  }

  /**
   * The values that are left.
   *
   * @param first that the array begins with
   * @param others whether all but these are allowed
   * @param beyond whether others beyond the array are
   */
  private static Levels levels(
      Symbol symbol, boolean[] allowed, int first, boolean others, boolean beyond, int at)
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
    return new Levels(symbol.column(), first, allowed, others && beyond);
  }

  /** Whole values that a variable may have, or may not have. */
  Levels whole(@Nullable Symbol symbol, String sign, int at, ASTNode left, ASTNode right)
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
    List<Double> named = new ArrayList<>();
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
      if (anywhere || number >= symbol.lower() && number <= symbol.upper()) {
        named.add(number);
      }
    }
    DoubleSummaryStatistics values =
        DoubleStream.concat(
                DoubleStream.of(symbol.lower(), symbol.upper()),
                named.stream().mapToDouble(Double::doubleValue))
            .summaryStatistics();
    double lowest = values.getMin();
    double most = values.getMax() - lowest;
    if (most >= MOST_VALUES) {
      throw new FormulaException(
          at,
          sign.length(),
          Sentence.of("formula.too-many-values", symbol.name()),
          Sentence.of("formula.write-range"));
    }
    boolean[] allowed = new boolean[(int) most + 1];
    for (double number : named) {
      allowed[(int) (number - lowest)] = true;
    }
    return levels(symbol, allowed, (int) lowest, others, anywhere, at);
  }
}
