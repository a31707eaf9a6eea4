package io.backcast.train.data;

import io.backcast.io.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table and the contents of its columns.
 *
 * @param table as text
 * @param columns profiles, in file order
 */
public record TableProfile(TextTable table, List<ColumnProfile> columns) {

  /** Profiles every column. */
  public static TableProfile of(TextTable table) {
    return new TableProfile(
        table, table.columns().stream().map(c -> ColumnProfile.of(table, c)).toList());
  }

  /**
   * A column by name.
   *
   * @throws BackcastException if there is none
   */
  public ColumnProfile column(String name) throws BackcastException {
    return columns.stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BackcastException(
                    ErrorCode.BAD_CSV,
                    "%s has no column %s. The columns are %s."
                        .formatted(table.name(), name, String.join(", ", table.columns()))));
  }

  /**
   * All issues of columns, and of rows as far as columns in use are concerned.
   *
   * @param used columns that are variables or properties
   * @param properties those among them that are properties
   */
  public List<DataIssue> issues(Set<String> used, Set<String> properties) {
    List<DataIssue> issues = new ArrayList<>();
    for (ColumnProfile c : columns) {
      if (c.kind() == null) {
        issues.add(new DataIssue(DataIssue.Kind.TEXT, c.name(), table.rows().size()));
      } else if (c.constant()) {
        issues.add(new DataIssue(DataIssue.Kind.CONSTANT, c.name(), table.rows().size()));
      } else if (used.contains(c.name())) {
        add(issues, DataIssue.Kind.MISSING, c.name(), c.missing());
        add(issues, DataIssue.Kind.ODD, c.name(), c.odd());
        double[] limits = c.limits();
        long far = Arrays.stream(c.numbers()).filter(v -> v < limits[0] || v > limits[1]).count();
        add(issues, DataIssue.Kind.OUTLIER, c.name(), (int) far);
      }
    }
    Map<List<String>, Integer> designs = new HashMap<>();
    Set<List<String>> rows = new HashSet<>();
    int copies = 0;
    for (String[] row : table.rows()) {
      boolean first = rows.add(pick(row, used, Set.of()));
      copies += first ? 0 : 1;
      if (first) {
        designs.merge(pick(row, used, properties), 1, Integer::sum);
      }
    }
    add(issues, DataIssue.Kind.DUPLICATE, "", copies);
    int repeated = (int) designs.values().stream().filter(n -> n > 1).count();
    add(issues, DataIssue.Kind.REPEATED, "", repeated);
    return issues;
  }

  private static void add(List<DataIssue> issues, DataIssue.Kind kind, String column, int rows) {
    if (rows > 0) {
      issues.add(new DataIssue(kind, column, rows));
    }
  }

  private List<String> pick(String[] row, Set<String> used, Set<String> without) {
    List<String> fields = new ArrayList<>();
    for (int k = 0; k < row.length; k++) {
      String name = table.columns().get(k);
      if (used.contains(name) && !without.contains(name)) {
        fields.add(row[k]);
      }
    }
    return fields;
  }

  /**
   * A recipe in which every usable column that is no property is a variable between its extremes.
   *
   * @param name of the model
   * @param properties names of columns; if empty, the last usable column
   * @throws BackcastException if a column cannot be a property, or too few can be variables
   */
  public Recipe propose(String name, List<String> properties) throws BackcastException {
    List<ColumnProfile> usable =
        columns.stream().filter(c -> c.kind() != null && !c.constant()).toList();
    List<ColumnProfile> targets = new ArrayList<>();
    for (String property : properties) {
      targets.add(column(property));
    }
    if (targets.isEmpty()) {
      usable.stream()
          .filter(c -> c.categories().isEmpty())
          .reduce((a, b) -> b)
          .ifPresent(targets::add);
    }
    for (ColumnProfile c : targets) {
      if (!c.categories().isEmpty() || c.constant()) {
        throw new BackcastException(
            ErrorCode.BAD_CSV,
            "Column %s of %s cannot be the property: it needs numbers that differ."
                .formatted(c.name(), table.name()));
      }
    }
    List<ColumnProfile> variables = usable.stream().filter(c -> !targets.contains(c)).toList();
    if (targets.isEmpty() || variables.size() < 2) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          "%s has %s columns that can be variables and %s that can be properties; at least two and one are needed."
              .formatted(table.name(), variables.size(), targets.size()));
    }
    DesignSpace space =
        new DesignSpace(
            variables.stream().map(ColumnProfile::variable).toList(),
            targets.stream().map(ColumnProfile::property).toList(),
            List.of(),
            List.of());
    DesignSpace related = TableRelations.of(table, variables).applyTo(space);
    return new Recipe(name, name, null, null, related, null, null, null);
  }
}
