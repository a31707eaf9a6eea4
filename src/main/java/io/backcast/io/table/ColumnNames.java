package io.backcast.io.table;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives every column a name of its own, and leaves out those that only count or are empty. */
final class ColumnNames {
  private ColumnNames() {}

  /**
   * The layout without columns that hold nothing or pandas' index, with all columns named.
   *
   * @throws BackcastException if two columns have one name
   */
  static TableLayout named(String file, TableLayout layout, List<Sentence> notes)
      throws BackcastException {
    List<Integer> kept = new ArrayList<>();
    List<Integer> empty = new ArrayList<>();
    String[] names = layout.names().clone();
    for (int k = 0; k < names.length; k++) {
      names[k] = names[k].replaceAll("\\s*[\\r\\n]+\\s*", " ");
      boolean nameless = names[k].isEmpty() || names[k].matches("Unnamed: \\d+(_level_\\d+)?");
      if (nameless && empty(layout.rows(), k)) {
        empty.add(k);
      } else if (names[k].equals("__index_level_0__")
          || (nameless && kept.isEmpty() && counts(layout.rows(), k))) {
        notes.add(Sentence.of("table.counter-left-out"));
      } else {
        if (names[k].isEmpty()) {
          names[k] = "column " + (k + 1);
          notes.add(Sentence.of("table.nameless", k + 1, names[k]));
        }
        kept.add(k);
      }
    }
    if (!empty.isEmpty()) {
      notes.add(
          empty.size() == 1
              ? Sentence.of("table.empty-left-out", empty.getFirst() + 1)
              : Sentence.of("table.empties-left-out", empty.size()));
    }
    if (kept.isEmpty()) {
      throw new BackcastException(ErrorCode.BAD_CSV, Sentence.of("table.no-columns", file));
    }
    refuseDoubled(file, names, kept);
    return kept.size() == names.length
        ? new TableLayout(names, layout.units(), layout.rows())
        : new TableLayout(
            pick(names, kept),
            pick(layout.units(), kept),
            layout.rows().stream()
                .map(r -> new TableRecord(r.line(), pick(r.fields(), kept)))
                .toList());
  }

  private static void refuseDoubled(String file, String[] names, List<Integer> kept)
      throws BackcastException {
    Map<String, List<String>> places = new HashMap<>();
    for (int k : kept) {
      places.computeIfAbsent(names[k], n -> new ArrayList<>()).add(Integer.toString(k + 1));
    }
    List<Sentence> doubled = new ArrayList<>();
    for (int k : kept) {
      List<String> at = places.get(names[k]);
      if (at != null && at.size() > 1) {
        doubled.add(Sentence.of("table.name-at", names[k], at));
        places.remove(names[k]);
      }
    }
    if (!doubled.isEmpty()) {
      throw new BackcastException(ErrorCode.BAD_CSV, Sentence.of("table.doubled", file, doubled));
    }
  }

  private static boolean empty(List<TableRecord> rows, int k) {
    return rows.stream().allMatch(r -> r.fields()[k].isEmpty());
  }

  /** Whether a column has whole numbers that are all different, as an index has. */
  private static boolean counts(List<TableRecord> rows, int k) {
    Set<String> seen = new HashSet<>();
    return rows.stream()
        .map(r -> r.fields()[k])
        .allMatch(f -> (f.matches("\\d{1,9}(\\.0)?") && seen.add(f)) || f.isEmpty());
  }

  private static String[] pick(String[] fields, List<Integer> kept) {
    String[] picked = new String[kept.size()];
    for (int k = 0; k < picked.length; k++) {
      picked[k] = fields[kept.get(k)];
    }
    return picked;
  }
}
