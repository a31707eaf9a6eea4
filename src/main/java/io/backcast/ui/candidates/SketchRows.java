package io.backcast.ui.candidates;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Puts the designs of a sketch into a table whose rows must not jump: rows that stay keep their
 * place, a sample that was shown keeps its own, and only the other places are filled anew.
 */
final class SketchRows {
  private SketchRows() {}

  /**
   * Changes as few rows as possible.
   *
   * @param rows of the table, of an earlier sketch or judged
   * @param sketch the designs to show, best first
   * @param stays which of the present rows stay as they are
   */
  static void show(
      ObservableList<CandidateRow> rows, List<CandidateRow> sketch, Predicate<CandidateRow> stays) {
    List<CandidateRow> before = List.copyOf(rows);
    List<CandidateRow> kept = before.stream().filter(stays).toList();
    List<CandidateRow> left =
        new ArrayList<>(
            sketch.stream().filter(s -> kept.stream().noneMatch(k -> k.isSameSketch(s))).toList());
    int n = left.size() + kept.size();
    @Nullable CandidateRow[] places = new @Nullable CandidateRow[n];
    for (CandidateRow row : kept) {
      places[free(places, Math.min(before.indexOf(row), n - 1))] = row;
    }
    for (int i = 0; i < Math.min(n, before.size()); i++) {
      CandidateRow same = places[i] == null ? ofSample(left, before.get(i).sample()) : null;
      if (same != null) {
        places[i] = same;
        left.remove(same);
      }
    }
    int next = 0;
    for (int i = 0; i < n; i++) {
      CandidateRow row = places[i] == null ? left.get(next++) : places[i];
      if (i >= rows.size()) {
        rows.add(row);
      } else if (rows.get(i) != row) {
        rows.set(i, row);
      }
    }
    if (rows.size() > n) {
      rows.remove(n, rows.size());
    }
  }

  private static @Nullable CandidateRow ofSample(List<CandidateRow> rows, long sample) {
    for (CandidateRow row : rows) {
      if (row.sample() == sample) {
        return row;
      }
    }
    return null;
  }

  /** The free place nearest above the wanted one; below, if there is none. */
  private static int free(@Nullable CandidateRow[] places, int wanted) {
    int at = wanted;
    while (at > 0 && places[at] != null) {
      at--;
    }
    while (places[at] != null) {
      at++;
    }
    return at;
  }
}
