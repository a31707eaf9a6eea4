package io.backcast.ui.candidates;

import io.backcast.ui.common.Texts;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A word on a coloured ground, with the reason behind it. */
final class TrustCell extends TableCell<CandidateRow, CandidateRow> {
  private final CandidatesModel model;
  private final Texts texts;
  private final Label badge = new Label();
  private final Tooltip tip = new Tooltip();

  TrustCell(CandidatesModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    badge.setTooltip(tip);
  }

  @Override
  protected void updateItem(@Nullable CandidateRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      return;
    }
    String word = row.status().word();
    badge.setText(texts.of("status", row.status()));
    badge.getStyleClass().setAll("badge", "badge-" + word);
    tip.setText(model.reason(row));
    badge.setAccessibleText(badge.getText() + ": " + tip.getText());
    setGraphic(badge);
  }
}
