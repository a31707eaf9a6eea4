package io.backcast.ui.candidates;

import io.backcast.ui.common.Texts;
import javafx.scene.control.ToggleButton;
import org.jspecify.annotations.Nullable;

/** A star that pins a design. */
final class PinCell extends InPlaceCell {
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
          ListedDesign design = getItem();
          if (design != null) {
            model.togglePin(design);
            updateItem(design, false);
          }
        });
  }

  @Override
  protected void updateItem(@Nullable ListedDesign design, boolean empty) {
    super.updateItem(design, empty);
    if (empty || design == null) {
      setGraphic(null);
      return;
    }
    boolean pinned = model.isPinned(design);
    star.setSelected(pinned);
    star.setText(pinned ? "★" : "☆");
    star.setVisible(design.isJudged());
    setGraphic(star);
  }

  @Override
  boolean shows(ListedDesign now) {
    ListedDesign shown = getItem();
    return shown == now || shown != null && !shown.isJudged() && !now.isJudged();
  }
}
