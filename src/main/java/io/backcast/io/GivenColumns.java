package io.backcast.io;

import io.backcast.io.table.TextTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Joins what is computed for the rows of a table with the columns that the table has already. */
public final class GivenColumns {
  /** Ending of a given column, such as a measured value, whose name a computed one takes. */
  private static final String GIVEN = "_given";

  private GivenColumns() {}

  /**
   * All columns of the given table, their text unchanged, then the computed ones that it lacks. In
   * a table that holds all computed columns, which is an earlier result, the new values take the
   * place of the old; else a given column of such a name is kept under another.
   *
   * @param given table
   * @param inputs names of columns that were read and stay as they are
   * @param computed table with a row for each of the given ones
   */
  public static TypedTable with(TextTable given, Set<String> inputs, TypedTable computed) {
    Map<String, TypedTable.Column> results = new LinkedHashMap<>();
    computed.columns().stream()
        .filter(c -> !inputs.contains(c.name()))
        .forEach(c -> results.put(c.name(), c));
    boolean earlier = given.columns().containsAll(results.keySet());
    Set<String> taken = new HashSet<>(given.columns());
    taken.addAll(results.keySet());
    List<TypedTable.Column> joined = new ArrayList<>();
    for (String name : given.columns()) {
      TypedTable.Column replaced = earlier ? results.remove(name) : null;
      joined.add(
          replaced != null
              ? replaced
              : TypedTable.Verbatim.of(
                  results.containsKey(name) ? free(name + GIVEN, taken) : name,
                  given.column(name)));
    }
    joined.addAll(results.values());
    return new TypedTable(joined);
  }

  private static String free(String wanted, Set<String> taken) {
    String name = wanted;
    while (!taken.add(name)) {
      name += "_";
    }
    return name;
  }
}
