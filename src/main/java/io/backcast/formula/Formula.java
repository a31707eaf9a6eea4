package io.backcast.formula;

import java.util.List;

/**
 * A condition on the variables of a design that was read from a text: all of its parts hold
 * together.
 *
 * @param text as written
 * @param terms expressions that must be in a range
 * @param levels categories and whole values that variables may have
 * @param notes what its writer should know: units that do not fit, angles, a condition that every
 *     design satisfies
 */
public record Formula(
    String text, List<Term> terms, List<Levels> levels, List<FormulaFault> notes) {
  public Formula {
    terms = List.copyOf(terms);
    levels = List.copyOf(levels);
    notes = List.copyOf(notes);
  }
}
