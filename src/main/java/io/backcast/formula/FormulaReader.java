package io.backcast.formula;

import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;
import io.backcast.sentence.Sentence;

/**
 * Reads conditions such as {@code abs(a - b) <= 0.02}, {@code a*b*sin(gamma) in 8..9}, {@code x1 +
 * x2 + x3 = 1}, {@code 0.1 < a/b < 2} and {@code wire in {steel, bronze}}. EvalEx parses them; the
 * first fault ends the reading. Safe for use by several threads.
 */
public final class FormulaReader {
  private final Symbols symbols;
  private final boolean anywhere;

  public FormulaReader(Symbols symbols) {
    this(symbols, false);
  }

  private FormulaReader(Symbols symbols, boolean anywhere) {
    this.symbols = symbols;
    this.anywhere = anywhere;
  }

  /** One that also takes conditions which no values between the bounds of symbols satisfy. */
  public FormulaReader anywhere() {
    return new FormulaReader(symbols, true);
  }

  /** The names that may be used. */
  public Symbols symbols() {
    return symbols;
  }

  /** Reads a text. */
  public FormulaReading read(String text) {
    try {
      FormulaScanner.Scanned scanned = new FormulaScanner(text, symbols).scan();
      ASTNode tree = FormulaGrammar.tree(scanned.text());
      return new FormulaReading(
          new ConditionBuilder(text, scanned, symbols, anywhere).build(tree), null);
    } catch (FormulaException e) {
      return new FormulaReading(null, e.fault());
    } catch (ParseException e) {
      return new FormulaReading(
          null,
          new FormulaFault(
              0, text.length(), Sentence.of("formula.unreadable"), Sentence.of("formula.simpler")));
    }
  }
}
