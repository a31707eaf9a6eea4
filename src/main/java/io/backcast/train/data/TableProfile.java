package io.backcast.train.data;

import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DataCleaning;
import io.backcast.model.ErrorCode;
import io.backcast.model.Recipe;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
                    Sentence.of("training.no-column", table.name(), name, table.columns())));
  }

  /**
   * All issues of columns, and of rows as far as columns in use are concerned.
   *
   * @param used columns that are variables or properties
   * @param properties those among them that are properties
   */
  public List<DataIssue> issues(Set<String> used, Set<String> properties) {
    List<DataIssue> issues = new ArrayList<>();
    ColumnGuess guess = ColumnGuess.of(this);
    for (ColumnProfile c : columns) {
      DataIssue.Kind unused = used.contains(c.name()) ? null : unused(guess.against(c));
      if (unused != null) {
        issues.add(new DataIssue(unused, c.name(), table.rows().size()));
        continue;
      }
      if (c.kind() == null) {
        issues.add(new DataIssue(unusable(guess.against(c)), c.name(), table.rows().size()));
      } else if (c.constant()) {
        issues.add(new DataIssue(DataIssue.Kind.CONSTANT, c.name(), table.rows().size()));
      } else if (used.contains(c.name())) {
        if (c.categories().size() > ColumnProfile.MANY_CATEGORIES && !c.chemical()) {
          add(issues, DataIssue.Kind.MANY_CATEGORIES, c.name(), c.categories().size());
        }
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

  private static DataIssue.Kind unusable(ColumnRoles.@Nullable Reason against) {
    if (against == ColumnRoles.Reason.DATE) {
      return DataIssue.Kind.DATE;
    }
    return against == ColumnRoles.Reason.RANGE ? DataIssue.Kind.RANGE : DataIssue.Kind.TEXT;
  }

  private static DataIssue.@Nullable Kind unused(ColumnRoles.@Nullable Reason against) {
    if (against == ColumnRoles.Reason.ROW_NUMBER) {
      return DataIssue.Kind.ROW_NUMBER;
    }
    return against == ColumnRoles.Reason.BESIDE_RESULT ? DataIssue.Kind.BESIDE_RESULT : null;
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
   * A recipe by the roles that {@link ColumnRoles} assigns where only the properties are named.
   *
   * @param name of the model
   * @param properties names of columns; if empty, the last column
   * @throws BackcastException if a column cannot be a property, or too few can be variables
   */
  public Recipe propose(String name, List<String> properties) throws BackcastException {
    return propose(name, properties, DataCleaning.NONE);
  }

  /**
   * The same after a cleaning.
   *
   * @param cleaning which rows to leave out
   */
  public Recipe propose(String name, List<String> properties, DataCleaning cleaning)
      throws BackcastException {
    return ColumnRoles.of(this, ColumnRoles.Request.properties(properties)).recipe(name, cleaning);
  }
}
