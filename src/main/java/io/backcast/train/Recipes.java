package io.backcast.train;

import io.backcast.io.Table;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Kind;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Recipe;
import io.backcast.model.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Completes a recipe with what the table itself says. */
public final class Recipes {
  /** A value that this share of the rows takes, at the lower end, is a class of its own. */
  private static final double MASS_SHARE = 0.2;

  private static final double TOLERANCE = 0.02;

  private Recipes() {}

  /** A recipe for a table without one: every other column is a variable between its extremes. */
  public static Recipe propose(String name, Table table, List<String> properties)
      throws BackcastException {
    List<Variable> variables = new ArrayList<>();
    for (String column : table.columns()) {
      if (!properties.contains(column)) {
        variables.add(variable(column, table.column(column)));
      }
    }
    List<Property> found = new ArrayList<>();
    for (String property : properties) {
      if (table.index(property) < 0) {
        throw new BackcastException(
            ErrorCode.BAD_CSV,
            "There is no column %s to be the property. The columns are %s."
                .formatted(property, String.join(", ", table.columns())));
      }
      found.add(property(property, table.column(property)));
    }
    DesignSpace space = new DesignSpace(variables, found, List.of(), List.of());
    return new Recipe(name, name, null, null, space, null, null);
  }

  private static Variable variable(String column, double[] values) throws BackcastException {
    double low = Arrays.stream(values).min().orElse(0);
    double high = Arrays.stream(values).max().orElse(0);
    if (low == high) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          "Column %s is constant (%s). Leave it out of the table.".formatted(column, low));
    }
    boolean whole = Arrays.stream(values).allMatch(v -> v == Math.rint(v)) && high - low < 1_000;
    int decimals =
        whole ? 0 : (int) Math.max(0, Math.min(6, 3 - Math.floor(Math.log10(high - low))));
    return new Variable(
        column,
        column,
        "",
        low,
        high,
        whole ? Math.rint((low + high) / 2) : (low + high) / 2,
        whole ? Kind.INTEGER : Kind.CONTINUOUS,
        decimals);
  }

  private static Property property(String column, double[] values) {
    double low = Arrays.stream(values).min().orElse(0);
    double high = Arrays.stream(values).max().orElse(1);
    double share = Arrays.stream(values).filter(v -> v == low).count() / (double) values.length;
    @Nullable PointMass mass = share >= MASS_SHARE ? new PointMass(low, "none") : null;
    double range = Math.max(1e-12, high - low);
    int decimals = (int) Math.max(0, Math.min(6, 2 - Math.floor(Math.log10(range))));
    return new Property(column, column, column, "", low, high, decimals, TOLERANCE * range, mass);
  }
}
