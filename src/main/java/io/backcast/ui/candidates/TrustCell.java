package io.backcast.ui.candidates;

import io.backcast.model.TrustLevel;
import io.backcast.ui.common.Texts;
import java.util.Arrays;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A word on a coloured ground, with the reason behind it. */
final class TrustCell extends TableCell<CandidateRow, CandidateRow> {
  /** Letters of a badge beside those of a cell, and the room around them, in ems. */
  private static final double LETTERS = 0.88;

  private static final double ROOM = 1.6;

  private final CandidatesViewModel model;
  private final Texts texts;
  private final Label badge = new Label();
  private final Tooltip tip = new Tooltip();

  TrustCell(CandidatesViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    badge.setTooltip(tip);
  }

  /** How wide the column is for the longest of the words. */
  static double ems(Texts texts) {
    return ROOM
        + LETTERS
            * Arrays.stream(TrustLevel.values())
                .mapToDouble(s -> CandidateColumns.ems(texts.of("status", s)))
                .max()
                .orElse(0);
  }

  @Override
  protected void updateItem(@Nullable CandidateRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      return;
    }
    String word = row.status().key();
    badge.setText(texts.of("status", row.status()));
    badge.getStyleClass().setAll("badge", "badge-" + word);
    tip.setText(model.reason(row));
    badge.setAccessibleText(badge.getText() + ": " + tip.getText());
    setGraphic(badge);
  }
}
