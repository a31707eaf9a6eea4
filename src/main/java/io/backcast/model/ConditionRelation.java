package io.backcast.model;

import io.backcast.formula.Term;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A condition as the relation that it is, if it is one. */
final class ConditionRelation {
  private ConditionRelation() {}

  /** The relation that a term asks for; null if it is no linear equation of valid variables. */
  static @Nullable Relation of(Term term, DesignSpace space) {
    double[] factors = term.isEquality() ? term.value().linear(space.dx()) : null;
    if (factors == null) {
      return null;
    }
    Map<String, Double> terms = new LinkedHashMap<>();
    for (int j = 0; j < space.dx(); j++) {
      if (factors[j] != 0) {
        terms.put(space.variables().get(j).name(), factors[j]);
      }
    }
    Relation relation = new Relation(terms, term.low() - factors[space.dx()]);
    return RelationCheck.problem(relation, space) == null ? relation : null;
  }
}
