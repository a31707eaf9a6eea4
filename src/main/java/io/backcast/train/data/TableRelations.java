package io.backcast.train.data;

import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Relation;
import io.backcast.model.RelationCheck;
import io.backcast.model.Relations;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Linear relations that the rows of a table keep to.
 *
 * @param relations to which designs must keep too
 * @param copies columns that repeat another one in other units, and are best left out
 */
public record TableRelations(List<Relation> relations, List<Copy> copies) {
  /** A table without relations. */
  public static final TableRelations NONE = new TableRelations(List.of(), List.of());

  /** Parts of this total are percentages, which need not be whole. */
  private static final double PERCENT = 100;

  /**
   * A column that says nothing new.
   *
   * @param column its name
   * @param relation with the column that it repeats
   */
  public record Copy(String column, Relation relation) {
    /** The column as a function of the other: {@code T_K = T_C + 273.15}. */
    public String text() {
      double factor = relation.factor(column);
      String other =
          relation.terms().keySet().stream().filter(n -> !n.equals(column)).findFirst().orElse("");
      double slope = -relation.factor(other) / factor;
      double constant = relation.total() / factor;
      Relation right = new Relation(Map.of(other, slope), 0);
      return column
          + " = "
          + right.sum()
          + (constant == 0
              ? ""
              : (constant < 0 ? " − " : " + ") + Relation.number(Math.abs(constant)));
    }
  }

  public TableRelations {
    relations = List.copyOf(relations);
    copies = List.copyOf(copies);
  }

  /**
   * Searches the columns that would be variables.
   *
   * @param columns categories among them are passed over
   */
  public static TableRelations of(TextTable table, List<ColumnProfile> columns) {
    List<RelationColumn> numbers = numbers(table, columns);
    List<Copy> copies = new ArrayList<>();
    Set<String> without = new HashSet<>();
    for (Relation relation : new RelationFinder(numbers).pairs()) {
      if (!isSum(relation)) {
        String later = List.copyOf(relation.terms().keySet()).get(1);
        without.add(later);
        copies.add(new Copy(later, relation));
      }
    }
    List<RelationColumn> rest = numbers.stream().filter(c -> !without.contains(c.name())).toList();
    List<Relation> relations =
        new RelationFinder(rest)
            .find().stream().filter(r -> r.terms().size() > 2 || isSum(r)).toList();
    return new TableRelations(relations, copies);
  }

  /** Searches all columns that are not properties of a design space. */
  public static TableRelations of(TextTable table, DesignSpace space) {
    return of(
        table,
        TableProfile.of(table).columns().stream()
            .filter(c -> space.propertyIndex(c.name()) < 0)
            .toList());
  }

  /** Whether two columns are parts of a whole, not one quantity in two units. */
  private static boolean isSum(Relation relation) {
    return relation.total() > 0 && relation.terms().values().stream().distinct().count() == 1;
  }

  /** The columns of numbers in the rows in which all of them have one. */
  private static List<RelationColumn> numbers(TextTable table, List<ColumnProfile> columns) {
    int rows = table.rows().size();
    // a column that is mostly empty must not hide the relations of the others
    List<ColumnProfile> used =
        columns.stream()
            .filter(c -> c.kind() == VariableKind.CONTINUOUS || c.kind() == VariableKind.INTEGER)
            .filter(c -> !c.constant() && c.numbers().length > 0.8 * rows)
            .toList();
    List<double[]> values =
        used.stream()
            .map(c -> table.column(c.name()).stream().mapToDouble(TextTable::numberOrNaN).toArray())
            .toList();
    int[] complete =
        IntStream.range(0, rows)
            .filter(i -> values.stream().noneMatch(v -> Double.isNaN(v[i])))
            .toArray();
    List<RelationColumn> out = new ArrayList<>();
    for (int k = 0; k < used.size(); k++) {
      double[] column = values.get(k);
      double[] picked = Arrays.stream(complete).mapToDouble(i -> column[i]).toArray();
      RelationColumn known = RelationColumn.of(used.get(k), picked);
      if (known.deviation() > 0) {
        out.add(known);
      }
    }
    return out;
  }

  /**
   * A space with these relations, without the copies, and with a reference on the relations. What
   * concerns other columns than the space's variables is passed over, and so are relations that
   * leave no design inside the bounds.
   */
  public DesignSpace applyTo(DesignSpace space) {
    Set<String> out = copies.stream().map(Copy::column).collect(Collectors.toSet());
    List<Variable> kept = space.variables().stream().filter(v -> !out.contains(v.name())).toList();
    if (kept.isEmpty()) {
      return space;
    }
    List<Relation> known =
        relations.stream()
            .filter(
                r ->
                    kept.stream().filter(v -> r.terms().containsKey(v.name())).count()
                        == r.terms().size())
            .toList();
    List<Variable> variables = kept.stream().map(v -> ofOneKind(v, kept, known)).toList();
    DesignSpace without =
        new DesignSpace(kept, space.properties(), space.symmetries(), space.paths());
    DesignSpace related =
        new DesignSpace(variables, space.properties(), space.symmetries(), space.paths(), known);
    if (known.isEmpty()) {
      return without;
    }
    try {
      DesignSpace placed = onRelations(related);
      return RelationCheck.problem(placed) == null ? placed : without;
    } catch (BackcastException e) {
      // narrowed bounds may leave no design on them
      return without;
    }
  }

  /**
   * Parts of a sum are on a linear scale; parts in percent, or of a sum with continuous parts, are
   * continuous themselves.
   */
  private static Variable ofOneKind(Variable v, List<Variable> all, List<Relation> relations) {
    boolean added = relations.stream().anyMatch(r -> r.terms().containsKey(v.name()));
    if (added && v.isLog()) {
      // what adds up is a part of a whole, however small
      return new Variable(
          v.name(),
          v.symbol(),
          v.unit(),
          v.lower(),
          v.upper(),
          v.reference(),
          v.kind(),
          v.decimals(),
          null);
    }
    if (v.kind() != VariableKind.INTEGER) {
      return v;
    }
    Set<String> continuous = new HashSet<>();
    all.stream().filter(o -> !o.whole()).forEach(o -> continuous.add(o.name()));
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Relation r : relations) {
        boolean any =
            r.total() == PERCENT || r.terms().keySet().stream().anyMatch(continuous::contains);
        changed |= any && continuous.addAll(r.terms().keySet());
      }
    }
    if (!continuous.contains(v.name())) {
      return v;
    }
    int decimals = (int) Math.clamp(3 - Math.floor(Math.log10(v.upper() - v.lower())), 0, 6);
    return new Variable(
        v.name(),
        v.symbol(),
        v.unit(),
        v.lower(),
        v.upper(),
        v.reference(),
        VariableKind.CONTINUOUS,
        decimals,
        null);
  }

  /** The space with its reference moved onto the relations. */
  private static DesignSpace onRelations(DesignSpace space) throws BackcastException {
    Relations relations = Relations.of(space);
    if (relations.isEmpty()) {
      return space;
    }
    DesignBounds bounds = DesignBounds.of(space);
    DesignMatrix reference = DesignMatrix.of(space.reference(), space.dx());
    relations.settle(reference, relations.reach(bounds));
    List<Variable> variables = new ArrayList<>();
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      variables.add(
          relations.involves(j) ? v.withReference(relations.rounded(j, reference.get(0, j))) : v);
    }
    return new DesignSpace(
        variables, space.properties(), space.symmetries(), space.paths(), space.relations());
  }

  /** What was found and what a design space makes of it, one sentence each. */
  public List<String> told(DesignSpace space) {
    List<String> sentences = new ArrayList<>();
    for (Relation relation : space.relations()) {
      sentences.add("Every design will keep to %s.".formatted(relation.text()));
    }
    for (Relation relation : relations) {
      boolean free =
          space.relations().isEmpty()
              && relation.terms().keySet().stream().allMatch(n -> space.variableIndex(n) >= 0);
      if (free) {
        sentences.add(
            "The rows keep to %s, but designs need not; name it under relations in the recipe."
                .formatted(relation.text()));
      }
    }
    for (Copy copy : copies) {
      sentences.add(
          space.variableIndex(copy.column()) < 0
              ? "%s in all rows; %s is left out.".formatted(copy.text(), copy.column())
              : "%s in all rows, but designs need not keep to it; leave out %s."
                  .formatted(copy.text(), copy.column()));
    }
    return sentences;
  }
}
