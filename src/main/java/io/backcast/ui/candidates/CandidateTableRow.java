package io.backcast.ui.candidates;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TableRow;

/**
 * A row of the table as it is drawn. JavaFX takes it for unchanged where its index and its {@link
 * CandidateRow} are, whatever that lists by now.
 */
final class CandidateTableRow extends TableRow<CandidateRow> {
  /** A row that only the surrogate has seen. */
  private static final PseudoClass SKETCH = PseudoClass.getPseudoClass("sketch");

  /** Shows what it lists now, without a layout of the table. */
  void showInPlace() {
    CandidateRow row = getItem();
    pseudoClassStateChanged(SKETCH, row != null && !row.isJudged());
    for (Node child : getChildrenUnmodifiable()) {
      if (child instanceof InPlaceCell cell) {
        cell.showInPlace();
      }
    }
  }

  /** Also of a row that had been scrolled out of sight and comes back as it was. */
  @Override
  public void updateIndex(int index) {
    super.updateIndex(index);
    showInPlace();
  }
}
