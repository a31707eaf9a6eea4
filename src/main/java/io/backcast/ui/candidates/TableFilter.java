package io.backcast.ui.candidates;

import io.backcast.model.TrustLevel;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Bubble;
import io.backcast.ui.common.Texts;
import java.util.Arrays;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import org.controlsfx.control.PopOver;

/** Filters a table by its columns, and the bubble that sets how. */
final class TableFilter {
  private final CandidateFilter filter = new CandidateFilter();
  private final FilteredList<CandidateRow> rows;
  private final CandidateColumns columns;
  private final FilterPanel panel;
  private final PopOver bubble;

  /**
   * A filter that lets everything through.
   *
   * @param rows all of them
   * @param predicts whether designs are judged at all
   * @param showAll ends what else leaves designs out of the rows
   */
  TableFilter(
      ObservableList<CandidateRow> rows,
      CandidateColumns columns,
      boolean predicts,
      Runnable showAll,
      Appearance appearance,
      Texts texts) {
    this.rows = new FilteredList<>(rows);
    this.columns = columns;
    panel =
        new FilterPanel(
            filter,
            columns.filterable(),
            Arrays.stream(TrustLevel.values())
                .filter(level -> predicts == (level != TrustLevel.NOT_JUDGED))
                .toList(),
            () -> {
              filter.clear();
              showAll.run();
            },
            texts);
    bubble = Bubble.of(appearance, texts.get("filter.title"), panel);
    bubble.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
    bubble.setAutoHide(true);
    filter.changesProperty().subscribe((before, now) -> apply());
  }

  /** The rows that pass, for a table. */
  ObservableList<CandidateRow> rows() {
    return rows;
  }

  /** Runs an action after every change of the filter. */
  void onChange(Runnable action) {
    filter.changesProperty().subscribe((before, now) -> action.run());
  }

  /** Shows the bubble beside a control, or hides it. */
  void toggle(Node beside) {
    if (bubble.isShowing()) {
      bubble.hide();
    } else if (beside.getScene() != null && beside.getScene().getWindow() != null) {
      // once it is hidden, keys are for the table's button and not for what was in use before
      beside.requestFocus();
      bubble.show(beside);
    }
  }

  boolean isEmpty() {
    return filter.isEmpty();
  }

  /** Says in the bubble how many rows pass. */
  void count(int passing, int all) {
    panel.count(passing, all);
  }

  String text() {
    return filter.text();
  }

  /** Takes up what {@link #text} gave. */
  void read(String text) {
    if (!text.equals(filter.text())) {
      filter.read(text);
    }
  }

  /** Filters again, as it does not know that rows have taken up other designs. */
  void again() {
    if (!filter.isEmpty()) {
      apply();
    }
  }

  private void apply() {
    rows.setPredicate(filter.isEmpty() ? null : row -> passes(row.design()));
  }

  private boolean passes(ListedDesign design) {
    return (!design.isJudged() || filter.shows(design.status())) && columns.pass(filter, design);
  }
}
