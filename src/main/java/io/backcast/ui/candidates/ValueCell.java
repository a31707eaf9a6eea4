package io.backcast.ui.candidates;

import java.util.function.Function;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/**
 * A value as text. It can change where it is, in the time of a picture: a cell whose text changes
 * otherwise has its row and then all rows of the table laid out and styled again.
 */
class ValueCell extends TableCell<CandidateRow, CellValue> {
  private final Function<CandidateRow, CellValue> value;
  private boolean inPlace;

  /** A cell for what a column holds of a row. */
  ValueCell(Function<CandidateRow, CellValue> value) {
    this.value = value;
  }

  @Override
  protected void updateItem(@Nullable CellValue value, boolean empty) {
    super.updateItem(value, empty);
    setText(empty || value == null ? null : value.text());
  }

  /** Shows the value that the row has now, without a layout of the table. */
  final void showInPlace() {
    CandidateRow row = getTableRow() == null ? null : getTableRow().getItem();
    CellValue now = row == null ? null : value.apply(row);
    if (now == null || shows(now)) {
      return;
    }
    inPlace = true;
    updateItem(now, false);
    layoutChildren();
    inPlace = false;
  }

  /** Whether another value would look the same. */
  boolean shows(CellValue now) {
    CellValue shown = getItem();
    return shown != null && shown.text().equals(now.text());
  }

  @Override
  public void requestLayout() {
    if (!inPlace) {
      super.requestLayout();
    }
  }
}
