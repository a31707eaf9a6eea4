package io.backcast.ui.common;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Skin;

/** A choice among few values, as wide as the longest of them in the present size of text. */
public final class ShortChoice<T extends Object> extends ComboBox<T> {
  @Override
  protected Skin<?> createDefaultSkin() {
    return new ChoiceSkin<>(this);
  }
}
