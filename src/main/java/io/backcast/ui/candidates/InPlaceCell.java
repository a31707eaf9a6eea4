package io.backcast.ui.candidates;

import javafx.scene.Parent;
import javafx.scene.control.TableCell;

/**
 * A cell that can show another design where it is, in the time of a picture: one that changes
 * otherwise has its row and then all rows of the table laid out and styled again.
 */
abstract class InPlaceCell extends TableCell<CandidateRow, ListedDesign> {
  private boolean inPlace;

  InPlaceCell() {
    tableRowProperty()
        .addListener(
            (o, before, row) -> {
              if (row instanceof CandidateTableRow candidate) {
                textFillProperty().bind(candidate.cellTextFill());
              }
            });
  }

  /** Shows what its row lists now, without a layout of the table. */
  final void showInPlace() {
    CandidateRow row = getTableRow() == null ? null : getTableRow().getItem();
    if (row == null || shows(row.design())) {
      return;
    }
    inPlace = true;
    try {
      updateItem(row.design(), false);
      layoutChildren();
      if (getGraphic() instanceof Parent graphic) {
        // what it asked for ended at this cell
        graphic.layout();
      }
    } finally {
      inPlace = false;
    }
  }

  /** Whether a design would look the same as what it shows. */
  abstract boolean shows(ListedDesign now);

  @Override
  public void requestLayout() {
    if (!inPlace) {
      super.requestLayout();
    }
  }
}
