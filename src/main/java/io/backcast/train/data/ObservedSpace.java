package io.backcast.train.data;

import io.backcast.io.Table;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import java.util.Arrays;

/** A recipe's design space with the ranges of properties that a table shows. */
public final class ObservedSpace {
  private ObservedSpace() {}

  /**
   * The space with every property's range as in the table.
   *
   * @throws BackcastException if a variable is not valid, or the table lacks a column
   */
  public static DesignSpace of(DesignSpace space, Table table) throws BackcastException {
    for (Variable v : space.variables()) {
      String problem = v.problem();
      if (problem != null) {
        throw new BackcastException(ErrorCode.BAD_JSON, "In the recipe " + problem + ".");
      }
      requireColumn(table, "variable", v.name());
    }
    for (Property p : space.properties()) {
      requireColumn(table, "property", p.name());
    }
    return new DesignSpace(
        space.variables(),
        space.properties().stream().map(p -> observed(p, table)).toList(),
        space.symmetries(),
        space.paths());
  }

  private static void requireColumn(Table table, String what, String name)
      throws BackcastException {
    if (table.index(name) < 0) {
      throw new BackcastException(
          ErrorCode.BAD_JSON,
          "The recipe's %s %s is no column of the table.".formatted(what, name));
    }
  }

  private static Property observed(Property p, Table table) {
    double[] values = table.column(p.name());
    return new Property(
        p.name(),
        p.symbol(),
        p.label(),
        p.unit(),
        Arrays.stream(values).min().orElse(0),
        Arrays.stream(values).max().orElse(1),
        p.decimals(),
        p.tolerance(),
        p.pointMass());
  }
}
