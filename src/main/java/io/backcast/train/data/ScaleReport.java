package io.backcast.train.data;

import io.backcast.io.table.Table;
import io.backcast.model.DesignSpace;
import io.backcast.model.Numbers;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Says which columns are learned on a log scale. */
public final class ScaleReport {
  private ScaleReport() {}

  /** A line for every variable and property on a log scale, with its range. */
  public static List<String> lines(DesignSpace space, Table table) {
    List<String> lines = new ArrayList<>();
    for (Variable v : space.variables()) {
      if (v.isLog()) {
        lines.add(line(v.name(), v.lower(), v.upper()));
      }
    }
    for (Property p : space.properties()) {
      if (p.isLog()) {
        double[] values = table.known(p.name());
        lines.add(
            line(
                    p.name(),
                    Arrays.stream(values).min().orElse(p.lower()),
                    Arrays.stream(values).max().orElse(p.upper()))
                + ", tolerance ±"
                + Numbers.significant(100 * p.tolerance(), 3)
                + " %");
      }
    }
    return lines;
  }

  private static String line(String name, double lower, double upper) {
    return "%s: log scale (%s … %s)"
        .formatted(name, Numbers.significant(lower, 3), Numbers.significant(upper, 3));
  }
}
