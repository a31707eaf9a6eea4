package io.backcast.model;

import io.backcast.sentence.Sentence;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the relations of a design space. */
public final class RelationCheck {
  /** Error that comes from the rounding of numbers in a file. */
  private static final double ROUNDING = 1e-6;

  private RelationCheck() {}

  /** What is wrong with the relations of a space, as a clause; null if nothing is. */
  public static @Nullable Sentence problem(DesignSpace space) {
    for (Relation relation : space.relations()) {
      Sentence problem = problem(relation, space);
      if (problem != null) {
        return Sentence.of("relation.wrong", relation.text(), problem);
      }
    }
    if (space.relations().isEmpty()) {
      return null;
    }
    Relations relations = Relations.of(space);
    RelationBasis basis = relations.basis();
    if (!basis.consistent()) {
      return Sentence.of("relation.contradiction");
    }
    if (basis.free().length == 0) {
      return Sentence.of("relation.none-free");
    }
    try {
      relations.reach(DesignBounds.of(space));
    } catch (BackcastException e) {
      return Sentence.of("relation.no-design");
    }
    Sentence reference = referenceProblem(space, relations);
    return reference == null ? symmetryProblem(space, relations, basis) : reference;
  }

  /** What is wrong with one relation, as a clause; null if nothing is. */
  static @Nullable Sentence problem(Relation relation, DesignSpace space) {
    if (relation.terms().size() < 2 || !Double.isFinite(relation.total())) {
      return Sentence.of("relation.two");
    }
    Set<Boolean> whole = new HashSet<>();
    boolean exact = relation.total() == Math.rint(relation.total());
    for (Map.Entry<String, Double> term : relation.terms().entrySet()) {
      int j = space.variableIndex(term.getKey());
      if (j < 0) {
        return Sentence.of("relation.no-variable", term.getKey());
      }
      double factor = term.getValue();
      if (factor == 0 || !Double.isFinite(factor)) {
        return Sentence.of("relation.factor", term.getKey());
      }
      Variable v = space.variables().get(j);
      if (v.kind() == VariableKind.CATEGORICAL) {
        return Sentence.of("relation.categorical", v.name());
      }
      if (v.isLog()) {
        return Sentence.of("relation.log-scale", v.name());
      }
      whole.add(v.whole());
      exact &= factor == Math.rint(factor);
    }
    if (whole.size() > 1) {
      return Sentence.of("relation.kinds");
    }
    return whole.contains(true) && !exact ? Sentence.of("relation.whole") : null;
  }

  private static @Nullable Sentence referenceProblem(DesignSpace space, Relations relations) {
    double[] x = space.variables().stream().mapToDouble(Variable::reference).toArray();
    for (int k = 0; k < space.relations().size(); k++) {
      double sum = 0;
      double allowed = 0;
      for (int j = 0; j < x.length; j++) {
        double a = relations.factors()[k][j];
        Variable v = space.variables().get(j);
        sum += a * x[j];
        allowed += Math.abs(a) * (0.51 * Math.pow(10, -v.decimals()) + ROUNDING * Math.abs(x[j]));
      }
      if (Math.abs(sum - relations.totals()[k]) > allowed) {
        return Sentence.of(
            "relation.reference",
            space.relations().get(k).text(),
            Sentence.figure(Relation.number(sum)),
            nearest(space, relations, k));
      }
    }
    return null;
  }

  /** A reference that would do. */
  private static List<String> nearest(DesignSpace space, Relations relations, int k) {
    double[] x = space.variables().stream().mapToDouble(Variable::reference).toArray();
    relations.project(x, DesignBounds.of(space));
    return space.relations().get(k).terms().keySet().stream()
        .map(name -> name + " = " + Relation.number(x[space.variableIndex(name)]))
        .toList();
  }

  /** Symmetric copies of a design on the relations must be on them too. */
  private static @Nullable Sentence symmetryProblem(
      DesignSpace space, Relations relations, RelationBasis basis) {
    SymmetryGroup group;
    try {
      group = space.group();
    } catch (BackcastException e) {
      // reported where symmetries are checked
      return null;
    }
    for (Symmetry symmetry : group.elements()) {
      for (int k = 0; k < space.relations().size(); k++) {
        if (!keeps(space, relations, basis, symmetry, k)) {
          return Sentence.of("relation.symmetry", space.relations().get(k).text());
        }
      }
    }
    return null;
  }

  /** Whether the image of a relation follows from all relations. */
  private static boolean keeps(
      DesignSpace space, Relations relations, RelationBasis basis, Symmetry symmetry, int k) {
    double[] image = new double[space.dx()];
    double rest = -relations.totals()[k];
    double size = 0;
    for (int j = 0; j < image.length; j++) {
      Variable v = space.variables().get(j);
      double a = relations.factors()[k][j];
      image[symmetry.source()[j]] += a * v.halfRange() * symmetry.sign()[j];
      rest += a * v.centre();
      size = Math.max(size, Math.abs(a * v.halfRange()));
    }
    for (int r = 0; r < basis.dependent().length; r++) {
      double through = image[basis.dependent()[r]];
      rest += through * basis.constants()[r];
      for (int i = 0; i < basis.free().length; i++) {
        image[basis.free()[i]] -= through * basis.factors()[r][i];
      }
    }
    boolean same = Math.abs(rest) <= ROUNDING * size;
    for (int i : basis.free()) {
      same &= Math.abs(image[i]) <= ROUNDING * size;
    }
    return same;
  }
}
