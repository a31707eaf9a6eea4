package io.backcast.cli;

import io.backcast.design.RequestParser;
import io.backcast.formula.Formula;
import io.backcast.formula.FormulaFault;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Which designs are allowed: locked and narrowed variables, and constraints as formulas. */
final class ConstraintOptions {
  @Option(names = "--fix", paramLabel = "NAME=VALUE", description = "Lock a variable.")
  private List<String> fixes = new ArrayList<>();

  @Option(names = "--bound", paramLabel = "NAME=LOW..HIGH", description = "Narrow a variable.")
  private List<String> bounds = new ArrayList<>();

  @Option(
      names = "--where",
      paramLabel = "FORMULA",
      description =
          "A constraint that every design satisfies: \"abs(a-b) <= 0.02\", \"a*b*sin(gamma) in"
              + " 8..9\", \"x1 + x2 + x3 = 1\", \"wire in {steel, bronze}\"; any number of them,"
              + " which hold together.")
  private List<String> formulas = new ArrayList<>();

  List<String> fixes() {
    return fixes;
  }

  List<String> ranges() {
    return bounds;
  }

  List<String> formulas() {
    return formulas;
  }

  /**
   * The bounds and conditions that were asked for; what is odd about a formula is said on standard
   * error.
   *
   * @throws BackcastException with the first fault
   */
  DesignBounds bounds(RequestParser parser) throws BackcastException {
    DesignBounds allowed = parser.bounds(fixes, bounds, formulas);
    for (Formula formula : allowed.conditions().formulas()) {
      for (FormulaFault note : formula.notes()) {
        if (formulas.contains(formula.text())) {
          System.err.printf(
              Locale.ROOT,
              "backcast: %s: %s: %s%n",
              note.advice().isEmpty() ? "note" : "warning",
              formula.text(),
              note.said());
        }
      }
    }
    return allowed;
  }
}
