package io.backcast.ui.candidates;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A value as text. */
class ValueCell extends InPlaceCell {
  private final Function<ListedDesign, String> text;

  ValueCell(Function<ListedDesign, String> text) {
    this.text = text;
  }

  @Override
  protected void updateItem(@Nullable ListedDesign design, boolean empty) {
    super.updateItem(design, empty);
    setText(empty || design == null ? null : text.apply(design));
  }

  @Override
  boolean shows(ListedDesign now) {
    return text.apply(now).equals(getText());
  }
}
