package io.backcast.ui.candidates;

import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/** A row of the table; quiet while only the surrogate has seen its design. */
final class CandidateTableRow extends TableRow<CandidateRow> {
  private static final PseudoClass SKETCH = PseudoClass.getPseudoClass("sketch");

  @Override
  protected void updateItem(@Nullable CandidateRow row, boolean empty) {
    super.updateItem(row, empty);
    pseudoClassStateChanged(SKETCH, row != null && !row.isJudged());
  }
}
