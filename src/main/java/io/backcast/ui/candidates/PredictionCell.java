package io.backcast.ui.candidates;

import java.util.function.Function;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A predicted value; the tooltip has it with its deviation and unit. */
final class PredictionCell extends ValueCell {
  private final Function<CandidateRow, String> whole;
  private final Tooltip tip = new Tooltip();

  PredictionCell(Function<CandidateRow, CellValue> value, Function<CandidateRow, String> whole) {
    super(value);
    this.whole = whole;
  }

  @Override
  boolean shows(CellValue now) {
    // the tooltip has more digits
    return now.equals(getItem());
  }

  @Override
  protected void updateItem(@Nullable CellValue value, boolean empty) {
    super.updateItem(value, empty);
    CandidateRow row = empty || getTableRow() == null ? null : getTableRow().getItem();
    tip.setText(row == null ? "" : whole.apply(row));
    setTooltip(row == null ? null : tip);
    setAccessibleText(row == null ? null : tip.getText());
  }
}
