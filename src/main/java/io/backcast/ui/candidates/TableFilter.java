package io.backcast.ui.candidates;

import io.backcast.model.TrustLevel;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Bubble;
import io.backcast.ui.common.Texts;
import java.util.Arrays;
import javafx.scene.Node;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.tableview2.FilteredTableColumn;
import org.controlsfx.control.tableview2.FilteredTableView;

/** Filters a table by its columns, and the bubble that sets how. */
final class TableFilter {
  private final CandidateFilter filter = new CandidateFilter();
  private final FilteredTableView<CandidateRow> table;
  private final CandidateColumns columns;
  private final FilteredTableColumn<CandidateRow, CandidateRow> trust;
  private final FilterPanel panel;
  private final PopOver bubble;

  /**
   * A filter that lets everything through.
   *
   * @param trust column of levels
   * @param predicts whether designs are judged at all
   */
  TableFilter(
      FilteredTableView<CandidateRow> table,
      CandidateColumns columns,
      FilteredTableColumn<CandidateRow, CandidateRow> trust,
      boolean predicts,
      Appearance appearance,
      Texts texts) {
    this.table = table;
    this.columns = columns;
    this.trust = trust;
    panel =
        new FilterPanel(
            filter,
            columns.filterable(),
            Arrays.stream(TrustLevel.values())
                .filter(level -> predicts == (level != TrustLevel.NOT_JUDGED))
                .toList(),
            texts);
    bubble = Bubble.of(appearance, texts.get("filter.title"), panel);
    bubble.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
    bubble.setAutoHide(true);
    filter.changesProperty().subscribe((before, now) -> apply());
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

  /** Filters again, as rows have changed. */
  void again() {
    apply();
  }

  private void apply() {
    trust.setPredicate(
        filter.hidesAny() ? row -> !row.isJudged() || filter.shows(row.status()) : null);
    columns.filter(table, filter);
  }
}
