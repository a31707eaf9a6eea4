package io.backcast.ui.candidates;

import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/**
 * Where a table is scrolled to and what is selected in it, kept while its rows are replaced: a
 * design that is still there stays in sight, and a sketch, which is short, changes no place.
 */
final class TablePlace implements RowKeeper {
  private final TableView<CandidateRow> table;
  private final CandidatesViewModel model;

  /** The uppermost row in sight before a sketch took the place of judged rows. */
  private int judgedTop;

  private @Nullable VirtualFlow<?> flow;
  private @Nullable CandidateRow top;
  private int topIndex;
  private boolean sketched;
  private List<CandidateRow> selected = List.of();

  TablePlace(TableView<CandidateRow> table, CandidatesViewModel model) {
    this.table = table;
    this.model = model;
  }

  @Override
  public void before() {
    sketched = model.isSketching();
    topIndex = uppermost();
    top =
        topIndex < 0 || topIndex >= table.getItems().size() ? null : table.getItems().get(topIndex);
    selected = List.copyOf(table.getSelectionModel().getSelectedItems());
    if (!sketched) {
      judgedTop = Math.max(0, topIndex);
    }
  }

  @Override
  public void after() {
    List<CandidateRow> now = table.getItems();
    int[] again = selected.stream().mapToInt(r -> indexOf(now, r)).filter(i -> i >= 0).toArray();
    if (again.length > 0) {
      table.getSelectionModel().selectIndices(again[0], again);
    }
    CandidateRow before = top;
    if (model.isSketching()) {
      return;
    }
    if (sketched) {
      scroll(judgedTop);
    } else if (before != null && topIndex > 0) {
      scroll(indexOf(now, before));
    }
  }

  @Override
  public void changed() {
    for (int i = Math.max(0, uppermost()); i < table.getItems().size(); i++) {
      VirtualFlow<?> shownIn = flow();
      IndexedCell<?> row = shownIn == null ? null : shownIn.getVisibleCell(i);
      if (row == null) {
        return;
      }
      for (Node cell : row.getChildrenUnmodifiable()) {
        if (cell instanceof ValueCell shown) {
          shown.showInPlace();
        }
      }
    }
  }

  private void scroll(int index) {
    if (index > 0 && index != uppermost() && index < table.getItems().size()) {
      table.scrollTo(index);
    }
  }

  private static int indexOf(List<CandidateRow> rows, CandidateRow row) {
    for (int i = 0; i < rows.size(); i++) {
      if (Arrays.equals(rows.get(i).x(), row.x())) {
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
