package io.backcast.ui.common;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Skin;
import org.controlsfx.control.SearchableComboBox;

/**
 * A choice that may be long, such as that of one among 24 variables: beyond a dozen values a field
 * at the top of the list finds those that contain what is typed.
 */
public final class LongChoice<T extends Object> extends SearchableComboBox<T> {
  /** Fewer values are seen at a glance. */
  private static final int GLANCE = 12;

  @Override
  protected Skin<?> createDefaultSkin() {
    ComboBox<T> plain = this;
    return getItems().size() > GLANCE ? super.createDefaultSkin() : new ChoiceSkin<>(plain);
  }
}
