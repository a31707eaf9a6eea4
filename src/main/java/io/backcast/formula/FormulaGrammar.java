package io.backcast.formula;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.FunctionIfc;
import com.ezylang.evalex.functions.FunctionParameterDefinition;
import com.ezylang.evalex.operators.AbstractOperator;
import com.ezylang.evalex.operators.InfixOperator;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.operators.PrefixOperator;
import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;
import com.ezylang.evalex.parser.Token;
import java.util.List;
import java.util.Map;

/**
 * The operators and functions of formulas as EvalEx parses them. Only its tree is used: it
 * calculates in decimal numbers of 68 digits and knows no slopes.
 */
final class FormulaGrammar {
  private static final int TOGETHER = 5;
  private static final int COMPARISON = OperatorIfc.OPERATOR_PRECEDENCE_COMPARISON;
  private static final int BETWEEN = 15;

  /** A minus binds weaker than a power and stronger than a product: −a² is −(a²). */
  private static final int SIGN = 35;

  private static final ExpressionConfiguration GRAMMAR =
      ExpressionConfiguration.builder()
          .arraysAllowed(false)
          .structuresAllowed(false)
          .implicitMultiplicationAllowed(false)
          .defaultConstants(Map.of())
          .operatorDictionary(operators())
          .functionDictionary(functions())
          .build();

  private FormulaGrammar() {}

  /** The tree of a formula that was taken apart. */
  static ASTNode tree(String text) throws ParseException {
    return new Expression(text, GRAMMAR).getAbstractSyntaxTree();
  }

  private static MapBasedOperatorDictionary operators() {
    MapBasedOperatorDictionary operators = new MapBasedOperatorDictionary();
    for (String sign : List.of("+", "-")) {
      operators.addOperator(sign, new Sum());
      operators.addOperator(sign, new Sign());
    }
    operators.addOperator("*", new Product());
    operators.addOperator("/", new Product());
    operators.addOperator("^", new Power());
    for (String comparison : List.of("<", "<=", "=", ">=", ">", "!=", "in")) {
      operators.addOperator(comparison, new Comparison());
    }
    operators.addOperator(FormulaScanner.RANGE, new Range());
    operators.addOperator("and", new Together());
    return operators;
  }

  private static MapBasedFunctionDictionary functions() {
    MapBasedFunctionDictionary functions = new MapBasedFunctionDictionary();
    functions.addFunction(FormulaScanner.SET, new Call());
    Operation.functions().forEach(name -> functions.addFunction(name, new Call()));
    return functions;
  }

  /** An operator that is parsed and not evaluated. */
  private abstract static class Parsed extends AbstractOperator {
    @Override
    public EvaluationValue evaluate(
        Expression expression, Token token, EvaluationValue... operands) {
      throw new UnsupportedOperationException("formulas are evaluated elsewhere");
    }
  }

  @InfixOperator(precedence = OperatorIfc.OPERATOR_PRECEDENCE_ADDITIVE)
  private static final class Sum extends Parsed {}

  @InfixOperator(precedence = OperatorIfc.OPERATOR_PRECEDENCE_MULTIPLICATIVE)
  private static final class Product extends Parsed {}

  @InfixOperator(precedence = OperatorIfc.OPERATOR_PRECEDENCE_POWER, leftAssociative = false)
  private static final class Power extends Parsed {}

  @PrefixOperator(precedence = SIGN, leftAssociative = false)
  private static final class Sign extends Parsed {}

  @InfixOperator(precedence = COMPARISON)
  private static final class Comparison extends Parsed {}

  @InfixOperator(precedence = BETWEEN)
  private static final class Range extends Parsed {}

  @InfixOperator(precedence = TOGETHER)
  private static final class Together extends Parsed {}

  /** A function of any number of arguments; how many it needs is told with its place elsewhere. */
  private static final class Call implements FunctionIfc {
    @Override
    public List<FunctionParameterDefinition> getFunctionParameterDefinitions() {
      return List.of(FunctionParameterDefinition.builder().name("x").isVarArg(true).build());
    }

    @Override
    public EvaluationValue evaluate(
        Expression expression, Token token, EvaluationValue... parameters) {
      throw new UnsupportedOperationException("formulas are evaluated elsewhere");
    }

    @Override
    public void validatePreEvaluation(Token token, EvaluationValue... parameters)
        throws EvaluationException {
      // never evaluated
    }

    @Override
    public boolean hasVarArgs() {
      return true;
    }
  }
}
