package io.backcast.ui.candidates;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the table, which take up other designs where they are: the list itself changes at its end
 * alone, if it can, since replacing rows costs the table more than a picture may take.
 */
final class CandidateRows {
  private final ObservableList<CandidateRow> rows = FXCollections.observableArrayList();

  /** The rows, for a table; nobody else changes them. */
  ObservableList<CandidateRow> list() {
    return rows;
  }

  /** Lists designs in their order. */
  void show(List<ListedDesign> designs) {
    int n = designs.size();
    int both = Math.min(n, rows.size());
    for (int i = 0; i < both; i++) {
      rows.get(i).become(designs.get(i));
    }
    if (rows.size() > n) {
      rows.remove(n, rows.size());
    } else if (n > both) {
      // one change, since the table works for each
      rows.addAll(designs.subList(both, n).stream().map(CandidateRow::new).toList());
    }
  }

  /**
   * Lists the designs of a sketch without letting rows jump: rows that stay keep their place, a
   * sample that is listed keeps its own, and only the other places are filled anew.
   *
   * @param sketch the designs to show, best first
   * @param stays which of the present rows keep their design
   */
  void sketch(List<ListedDesign> sketch, Predicate<CandidateRow> stays) {
    List<CandidateRow> kept = rows.stream().filter(stays).toList();
    List<ListedDesign> left = new ArrayList<>(sketch);
    for (CandidateRow row : kept) {
      left.removeIf(s -> !row.isJudged() && row.design().sample() == s.sample());
    }
    int n = left.size() + kept.size();
    @Nullable ListedDesign[] places = new @Nullable ListedDesign[n];
    for (CandidateRow row : kept) {
      places[free(places, Math.min(rows.indexOf(row), n - 1))] = row.design();
    }
    for (int i = 0; i < Math.min(n, rows.size()); i++) {
      if (places[i] == null) {
        places[i] = taken(left, rows.get(i).design().sample());
      }
    }
    List<ListedDesign> designs = new ArrayList<>(n);
    int next = 0;
    for (int i = 0; i < n; i++) {
      ListedDesign design = places[i];
      designs.add(design == null ? left.get(next++) : design);
    }
    show(designs);
  }

  private static @Nullable ListedDesign taken(List<ListedDesign> left, long sample) {
    for (int i = 0; i < left.size(); i++) {
      if (left.get(i).sample() == sample) {
        return left.remove(i);
      }
    }
    return null;
  }

  /** The free place nearest above the wanted one; below, if there is none. */
  private static int free(@Nullable ListedDesign[] places, int wanted) {
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
