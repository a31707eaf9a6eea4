package io.backcast.ui.candidates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/**
 * Where a table is scrolled to and what is selected in it, kept while its rows take up other
 * designs: a design that is still there stays in sight and selected, and a sketch, which is short,
 * changes no place.
 */
final class TablePlace implements RowKeeper {
  private final TableView<CandidateRow> table;
  private final TableFilter filter;
  private final CandidatesViewModel model;

  /** The uppermost row in sight before a sketch took the place of judged rows. */
  private int judgedTop;

  private @Nullable VirtualFlow<?> flow;
  private float @Nullable [] top;
  private int topIndex;
  private boolean sketched;
  private boolean changing;

  /** The selected designs, last the one that the model knows. */
  private final List<float[]> selected = new ArrayList<>();

  TablePlace(TableView<CandidateRow> table, TableFilter filter, CandidatesViewModel model) {
    this.table = table;
    this.filter = filter;
    this.model = model;
  }

  /** Whether rows take up other designs just now, so that what is selected means nothing. */
  boolean isChanging() {
    return changing;
  }

  @Override
  public void before() {
    changing = true;
    sketched = model.isSketching();
    topIndex = uppermost();
    top =
        topIndex < 0 || topIndex >= table.getItems().size()
            ? null
            : table.getItems().get(topIndex).x();
    selected.clear();
    CandidateRow lead = table.getSelectionModel().getSelectedItem();
    for (CandidateRow row : table.getSelectionModel().getSelectedItems()) {
      if (row != lead) {
        selected.add(row.x());
      }
    }
    if (lead != null) {
      selected.add(lead.x());
    }
    if (!sketched) {
      judgedTop = Math.max(0, topIndex);
    }
  }

  @Override
  public void after() {
    try {
      filter.again();
      select();
    } finally {
      changing = false;
    }
    model.mark(table.getSelectionModel().getSelectedItems());
    if (table.getSelectionModel().getSelectedItem() == null) {
      model.select(null);
    }
    showInPlace();
    float[] before = top;
    if (model.isSketching()) {
      return;
    }
    if (sketched) {
      scroll(judgedTop);
    } else if (before != null && topIndex > 0) {
      scroll(indexOf(before));
    }
  }

  /** Selects the designs that were, wherever they are by now. */
  private void select() {
    TableView.TableViewSelectionModel<CandidateRow> selection = table.getSelectionModel();
    List<Integer> now = selection.getSelectedIndices();
    int[] again = selected.stream().mapToInt(this::indexOf).filter(i -> i >= 0).toArray();
    int lead = again.length == 0 ? -1 : again[again.length - 1];
    if (now.size() == again.length
        && selection.getSelectedIndex() == lead
        && Arrays.stream(again).allMatch(now::contains)) {
      return;
    }
    selection.clearSelection();
    if (again.length > 0) {
      selection.selectIndices(again[0], again);
    }
  }

  private void showInPlace() {
    for (int i = Math.max(0, uppermost()); i < table.getItems().size(); i++) {
      VirtualFlow<?> shownIn = flow();
      if (shownIn == null || !(shownIn.getVisibleCell(i) instanceof CandidateTableRow row)) {
        return;
      }
      row.showInPlace();
      if (model.isSketching() != sketched) {
        // here: the flow would apply the style sheet to rows that it has to lay out, twice
        row.layout();
      }
    }
  }

  private void scroll(int index) {
    if (index > 0 && index != uppermost() && index < table.getItems().size()) {
      table.scrollTo(index);
    }
  }

  /** Index of the row that lists a design; -1 for none. */
  private int indexOf(float[] x) {
    List<CandidateRow> rows = table.getItems();
    for (int i = 0; i < rows.size(); i++) {
      if (Arrays.equals(rows.get(i).x(), x)) {
        return i;
      }
    }
    return -1;
  }

  /** Index of the uppermost row in sight; −1 before the table is shown. */
  private int uppermost() {
    VirtualFlow<?> flow = flow();
    IndexedCell<?> cell = flow == null ? null : flow.getFirstVisibleCell();
    return cell == null ? -1 : cell.getIndex();
  }

  private @Nullable VirtualFlow<?> flow() {
    if (flow == null && table.lookup(".virtual-flow") instanceof VirtualFlow<?> found) {
      flow = found;
    }
    return flow;
  }
}
