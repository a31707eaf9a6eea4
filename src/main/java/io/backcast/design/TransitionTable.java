package io.backcast.design;

import io.backcast.io.IntervalColumns;
import io.backcast.io.TypedTable;
import io.backcast.model.DesignPath;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Rows;
import io.backcast.model.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A transition curve as a table: coordinate, unless it is a variable's value, design, predictions.
 */
public final class TransitionTable {
  private static final int DECIMALS = 6;

  /** What these decimals must resolve, as a share of the range; else all digits are written. */
  private static final double RESOLUTION = 1e-4;

  private TransitionTable() {}

  /** One row a step. */
  public static TypedTable of(DesignSpace space, Transition curve) {
    List<TypedTable.Column> columns = new ArrayList<>();
    if (curve.path().coordinate() != DesignPath.Coordinate.VALUE) {
      columns.add(
          new TypedTable.Real(
              coordinate(space, curve),
              curve.coordinates(),
              decimals(curve.path().to() - curve.path().from(), false),
              true));
    }
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      columns.add(
          TypedTable.of(v, curve.designs().column(j), decimals(v.upper() - v.lower(), v.isLog())));
    }
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      int decimals = decimals(p.upper() - p.lower(), p.isLog());
      double[] unclamped = Rows.column(curve.predictions().unclamped(), space.dy(), k);
      double[] physical = Arrays.stream(unclamped).map(p::physical).toArray();
      double[] std = Rows.column(curve.predictions().std(), space.dy(), k);
      columns.add(new TypedTable.Real(p.name(), physical, decimals, true));
      columns.add(new TypedTable.Real(p.name() + "_std", std, decimals, true));
      columns.addAll(IntervalColumns.of(p, k, space.dy(), curve.intervals(), decimals));
      columns.add(new TypedTable.Real(p.name() + "_signed", unclamped, decimals, true));
    }
    return new TypedTable(columns);
  }

  private static int decimals(double range, boolean log) {
    return log || Math.abs(range) * RESOLUTION < Math.pow(10, -DECIMALS)
        ? TypedTable.Real.SHORTEST
        : DECIMALS;
  }

  /** The path's name, unless a variable or property has a column of that name. */
  private static String coordinate(DesignSpace space, Transition curve) {
    String name = curve.path().name();
    return space.variableIndex(name) < 0 && space.propertyIndex(name) < 0 ? name : name + "_change";
  }
}
