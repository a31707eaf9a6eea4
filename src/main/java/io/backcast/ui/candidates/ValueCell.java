package io.backcast.ui.candidates;

import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/**
 * A value as text. It can change where it is, in the time of a picture: a cell whose text changes
 * otherwise has its row and then all rows of the table laid out and styled again.
 */
class ValueCell extends TableCell<CandidateRow, CellValue> {
  private boolean inPlace;

  @Override
  protected void updateItem(@Nullable CellValue value, boolean empty) {
    super.updateItem(value, empty);
    setText(empty || value == null ? null : value.text());
  }

  /** Asks the column for the value again and shows it without a layout of the table. */
  final void showInPlace() {
    inPlace = true;
    updateIndex(getIndex());
    layoutChildren();
    inPlace = false;
  }

  @Override
  public void requestLayout() {
    if (!inPlace) {
      super.requestLayout();
    }
  }
}
