package io.backcast.ui.candidates;

import io.backcast.ui.common.Texts;
import javafx.scene.control.TableCell;
import javafx.scene.control.ToggleButton;
import org.jspecify.annotations.Nullable;

/** A star that pins a design. */
final class PinCell extends TableCell<CandidateRow, CandidateRow> {
  /** Width of the column, in ems. */
  static final double EMS = 1.8;

  private final CandidatesViewModel model;
  private final ToggleButton star = new ToggleButton();

  PinCell(CandidatesViewModel model, Texts texts) {
    this.model = model;
    star.getStyleClass().add("star");
    star.setFocusTraversable(false);
    star.setAccessibleText(texts.get("candidates.pin.accessible"));
    star.setOnAction(
        e -> {
          CandidateRow row = getItem();
          if (row != null) {
            model.togglePin(row);
            updateItem(row, false);
          }
        });
  }

  @Override
  protected void updateItem(@Nullable CandidateRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null || !row.isJudged()) {
      setGraphic(null);
      return;
    }
    boolean pinned = model.isPinned(row);
    star.setSelected(pinned);
    star.setText(pinned ? "★" : "☆");
    setGraphic(star);
  }
}
