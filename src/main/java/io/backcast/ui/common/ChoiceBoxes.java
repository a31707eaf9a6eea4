package io.backcast.ui.common;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Fills combo boxes. */
public final class ChoiceBoxes {
  private static final Object STATE = new Object();

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

  /**
   * Sets what takes back a choice from which more follows than the value of the box.
   *
   * @param state asked when the list opens, for what brings the present state back
   */
  public static void takesBack(ComboBox<?> box, Supplier<Runnable> state) {
    box.getProperties().put(STATE, state);
  }

  /** What brings the present choice back, unless it is no longer offered by then. */
  static <T extends Object> Runnable restoring(ComboBox<T> box) {
    if (box.getProperties().get(STATE) instanceof Supplier<?> state
        && state.get() instanceof Runnable restoring) {
      return restoring;
    }
    T value = box.getValue();
    return () -> {
      if (box.getItems().contains(value)) {
        box.setValue(value);
      }
    };
  }
}
