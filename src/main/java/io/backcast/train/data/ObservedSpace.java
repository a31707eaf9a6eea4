package io.backcast.train.data;

import io.backcast.io.table.Table;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignPath;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Numbers;
import io.backcast.model.Property;
import io.backcast.model.Quantiles;
import io.backcast.model.Relation;
import io.backcast.model.RelationCheck;
import io.backcast.model.Variable;
import io.backcast.sentence.Sentence;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A recipe's design space with the ranges of properties that a table shows. */
public final class ObservedSpace {
  /** Points of a path that are tried. */
  private static final int STEPS = 200;

  /** Median error of a relation in the table, as a share of the ranges of its terms. */
  private static final double MAX_ERROR = 0.05;

  private ObservedSpace() {}

  /**
   * The space with every property's range as in the table.
   *
   * @throws BackcastException if a variable is not valid, the table lacks a column, a property has
   *     one value only, a column's range is beyond single precision, or a path leads nowhere
   */
  public static DesignSpace of(DesignSpace space, Table table) throws BackcastException {
    for (Variable v : space.variables()) {
      Sentence problem = v.problem();
      if (problem != null) {
        throw new BackcastException(ErrorCode.BAD_JSON, Sentence.of("training.in-recipe", problem));
      }
      Sentence variable = Sentence.of("training.variable");
      requireColumn(table, variable, v.name());
      requirePositive(table, variable, v.name(), v.isLog());
    }
    for (Property p : space.properties()) {
      Sentence property = Sentence.of("training.property");
      requireColumn(table, property, p.name());
      requirePositive(table, property, p.name(), p.isLog());
      double[] values = table.known(p.name());
      if (Arrays.stream(values).allMatch(value -> value == values[0])) {
        throw new BackcastException(
            ErrorCode.BAD_CSV, Sentence.of("training.constant-property", p.name()));
      }
    }
    for (DesignPath path : space.paths()) {
      checkPath(path, space);
    }
    checkRelations(space, table);
    List<Property> properties = space.properties().stream().map(p -> observed(p, table)).toList();
    for (Property p : properties) {
      Sentence problem = p.problem();
      if (problem != null) {
        throw new BackcastException(ErrorCode.BAD_JSON, Sentence.of("training.in-recipe", problem));
      }
    }
    DesignSpace observed =
        new DesignSpace(
            space.variables(), properties, space.symmetries(), space.paths(), space.relations());
    SinglePrecision.check(observed);
    return observed;
  }

  /** Relations must be valid, and hold in the table. */
  private static void checkRelations(DesignSpace space, Table table) throws BackcastException {
    Sentence problem = RelationCheck.problem(space);
    if (problem != null) {
      throw new BackcastException(ErrorCode.BAD_JSON, Sentence.of("training.in-recipe", problem));
    }
    for (Relation relation : space.relations()) {
      double[] sums = new double[table.rows()];
      double size = 0;
      for (var term : relation.terms().entrySet()) {
        double[] values = table.column(term.getKey());
        Arrays.setAll(sums, i -> sums[i] + term.getValue() * values[i]);
        Variable v = space.variables().get(space.variableIndex(term.getKey()));
        size += Math.abs(term.getValue()) * (v.upper() - v.lower());
      }
      double median = Quantiles.of(sums, 0.5);
      double off =
          Quantiles.of(Arrays.stream(sums).map(s -> Math.abs(s - relation.total())).toArray(), 0.5);
      if (off > MAX_ERROR * size) {
        throw new BackcastException(
            ErrorCode.BAD_JSON,
            Sentence.of(
                "training.relation-off",
                relation.text(),
                Sentence.figure(Numbers.significant(off, 3)),
                Sentence.figure(Numbers.significant(median, 4))));
      }
    }
  }

  private static void requireColumn(Table table, Sentence what, String name)
      throws BackcastException {
    if (table.index(name) < 0) {
      throw new BackcastException(
          ErrorCode.BAD_JSON, Sentence.of("training.recipe-column", what, name));
    }
  }

  /** One row at or below zero would otherwise be learned as the smallest number there is. */
  private static void requirePositive(Table table, Sentence what, String name, boolean log)
      throws BackcastException {
    double least = Arrays.stream(table.known(name)).min().orElse(1);
    if (log && !(least > 0)) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          Sentence.of("training.log-scale", what, name, Sentence.figure(Numbers.text(least))));
    }
  }

  /** A path that only the report would trip over would cost the whole training. */
  private static void checkPath(DesignPath path, DesignSpace space) throws BackcastException {
    for (String name : path.weights().keySet()) {
      if (space.variableIndex(name) < 0) {
        throw new BackcastException(
            ErrorCode.BAD_JSON, Sentence.of("training.path-variable", path.name(), name));
      }
    }
    boolean inside =
        IntStream.rangeClosed(0, STEPS)
            .mapToDouble(s -> path.from() + (path.to() - path.from()) * s / STEPS)
            .anyMatch(t -> space.variables().stream().allMatch(v -> contains(v, path, t)));
    if (!inside) {
      throw new BackcastException(
          ErrorCode.BAD_JSON, Sentence.of("training.path-outside", path.name()));
    }
  }

  private static boolean contains(Variable v, DesignPath path, double coordinate) {
    double value = path.valueAt(v, v.reference(), coordinate);
    return value >= v.lower() && value <= v.upper();
  }

  private static Property observed(Property p, Table table) {
    double[] values = table.known(p.name());
    return new Property(
        p.name(),
        p.symbol(),
        p.label(),
        p.unit(),
        Arrays.stream(values).min().orElse(0),
        Arrays.stream(values).max().orElse(1),
        p.decimals(),
        p.tolerance(),
        p.pointMass(),
        p.scale());
  }
}
