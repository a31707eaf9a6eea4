package io.backcast.ui.candidates;

import java.util.function.Function;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A predicted value; the tooltip has it with its deviation and unit. */
final class PredictionCell extends ValueCell {
  private final Function<ListedDesign, String> whole;
  private final Tooltip tip = new Tooltip();

  PredictionCell(Function<ListedDesign, String> text, Function<ListedDesign, String> whole) {
    super(text);
    this.whole = whole;
  }

  @Override
  boolean shows(ListedDesign now) {
    // the tooltip has more digits
    return now == getItem();
  }

  @Override
  protected void updateItem(@Nullable ListedDesign design, boolean empty) {
    super.updateItem(design, empty);
    boolean none = empty || design == null;
    tip.setText(none ? "" : whole.apply(design));
    setTooltip(none ? null : tip);
    setAccessibleText(none ? null : tip.getText());
  }
}
