package io.backcast.ui.candidates;

import io.backcast.ui.candidates.CandidateRow.Sketched;
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
   * Changes as little as possible: rows of an earlier sketch take up other designs, and the list
   * changes only where rows are judged ones, too few or too many.
   *
   * @param rows of the table, of an earlier sketch or judged
   * @param sketch the designs to show, best first
   * @param stays which of the present rows stay as they are
   */
  static void show(
      ObservableList<CandidateRow> rows, List<Sketched> sketch, Predicate<CandidateRow> stays) {
    List<CandidateRow> kept = rows.stream().filter(stays).toList();
    List<Sketched> left = new ArrayList<>(sketch);
    for (CandidateRow row : kept) {
      left.removeIf(s -> !row.isJudged() && row.sample() == s.sample());
    }
    int n = left.size() + kept.size();
    @Nullable CandidateRow[] fixed = new @Nullable CandidateRow[n];
    for (CandidateRow row : kept) {
      fixed[free(fixed, Math.min(rows.indexOf(row), n - 1))] = row;
    }
    @Nullable Sketched[] places = new @Nullable Sketched[n];
    for (int i = 0; i < Math.min(n, rows.size()); i++) {
      if (fixed[i] == null) {
        places[i] = taken(left, rows.get(i).sample());
      }
    }
    int next = 0;
    for (int i = 0; i < n; i++) {
      if (fixed[i] == null && places[i] == null) {
        places[i] = left.get(next++);
      }
    }
    if (rows.stream().allMatch(r -> !r.isJudged() || kept.contains(r)) && inPlace(rows, fixed)) {
      fill(rows, places);
    } else {
      // one change, since the table works for each
      rows.setAll(made(fixed, places));
    }
  }

  private static boolean inPlace(List<CandidateRow> rows, @Nullable CandidateRow[] fixed) {
    for (int i = 0; i < fixed.length; i++) {
      if (fixed[i] != null && (i >= rows.size() || rows.get(i) != fixed[i])) {
        return false;
      }
    }
    return true;
  }

  private static void fill(ObservableList<CandidateRow> rows, @Nullable Sketched[] places) {
    for (int i = 0; i < places.length; i++) {
      Sketched design = places[i];
      if (design != null && i < rows.size()) {
        rows.get(i).become(design);
      } else if (design != null) {
        rows.add(CandidateRow.sketched(design));
      }
    }
    if (rows.size() > places.length) {
      rows.remove(places.length, rows.size());
    }
  }

  private static List<CandidateRow> made(
      @Nullable CandidateRow[] fixed, @Nullable Sketched[] places) {
    List<CandidateRow> made = new ArrayList<>();
    for (int i = 0; i < fixed.length; i++) {
      CandidateRow row = fixed[i];
      Sketched design = places[i];
      if (row != null) {
        made.add(row);
      } else if (design != null) {
        made.add(CandidateRow.sketched(design));
      }
    }
    return made;
  }

  private static @Nullable Sketched taken(List<Sketched> left, long sample) {
    for (int i = 0; i < left.size(); i++) {
      if (left.get(i).sample() == sample) {
        return left.remove(i);
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
