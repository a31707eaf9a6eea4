package io.backcast.ui.common;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Fills combo boxes. */
public final class ChoiceBoxes {
  private ChoiceBoxes() {}

  /** Offers values with the texts of {@code label}. */
  public static <T extends Object> void fill(
      ComboBox<T> box, List<T> values, Function<T, String> label) {
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable T value) {
            return value == null ? "" : label.apply(value);
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException("values are chosen, not typed");
          }
        });
    box.getItems().setAll(values);
  }
}
