package io.backcast.io;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Designs as rows of text: variables, predictions with their deviation, and the verdict. */
public final class DesignTable {
  /** Digits beyond those on the screen, so that a file says what was computed. */
  private static final int MORE = 3;

  /** The last column: how far to believe a design. */
  static final String STATUS = "status";

  private DesignTable() {}

  /** Designs of a table by the names of a model's variables, {@code [n, dx]}, physical units. */
  public static float[] read(Path file, DesignSpace space) throws BackcastException {
    Table table =
        new TableReader()
            .read(file, space.variables().stream().map(Variable::name).toList(), space);
    float[] x = new float[table.rows() * space.dx()];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) table.values()[i / space.dx()][i % space.dx()];
    }
    return x;
  }

  public static List<String> header(DesignSpace space) {
    List<String> header = new ArrayList<>();
    space.variables().forEach(v -> header.add(v.name()));
    for (Property p : space.properties()) {
      header.add(p.name());
      header.add(p.name() + "_std");
    }
    header.addAll(List.of("distance", "log_density", STATUS));
    return header;
  }

  public static List<List<String>> rows(DesignSpace space, DesignSet designs) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < designs.size(); i++) {
      List<String> row = new ArrayList<>();
      for (int j = 0; j < space.dx(); j++) {
        Variable v = space.variables().get(j);
        row.add(value(v, designs.x()[i * space.dx() + j]));
      }
      for (int k = 0; k < space.dy(); k++) {
        Property p = space.properties().get(k);
        int at = i * space.dy() + k;
        row.add(number(p.physical(designs.signed()[at]), p.decimals() + MORE));
        row.add(number(designs.std()[at], p.decimals() + MORE));
      }
      row.add(number(designs.distance()[i], 4));
      // further digits are roundings, which change with the number of rows that come along
      row.add(number(designs.logDensity()[i], 2));
      row.add(designs.status()[i].word());
      rows.add(row);
    }
    return rows;
  }

  /** A variable's value: a category by name, a whole number without decimals. */
  public static String value(Variable v, double value) {
    String category = v.category(value);
    return category != null ? category : number(value, v.whole() ? 0 : v.decimals() + MORE);
  }

  /** A number with a dot, empty where it is unknown. */
  public static String number(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return "";
    }
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    // −0.000 reads like a mistake
    return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
  }
}
