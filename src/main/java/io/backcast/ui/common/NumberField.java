package io.backcast.ui.common;

import java.util.function.DoubleFunction;
import java.util.function.IntSupplier;
import javafx.beans.property.DoubleProperty;
import javafx.scene.control.TextField;

/** A text field for a number; invalid text is replaced by the present value. */
public final class NumberField extends TextField {
  private final DoubleProperty value;
  private final DoubleFunction<String> text;

  /**
   * Shows a value and sets it to what is typed.
   *
   * @param decimals to show; asked at every change
   */
  public NumberField(DoubleProperty value, IntSupplier decimals, Texts texts) {
    this(value, shown -> texts.number(shown, decimals.getAsInt()));
  }

  /**
   * Shows a value and sets it to what is typed.
   *
   * @param text of a value; asked at every change
   */
  public NumberField(DoubleProperty value, DoubleFunction<String> text) {
    this.value = value;
    this.text = text;
    setPrefColumnCount(6);
    value.subscribe(now -> write());
    setOnAction(e -> read());
    focusedProperty()
        .subscribe(
            (was, is) -> {
              if (!is) {
                read();
              }
            });
  }

  /** Writes the value anew, after a change of how it is to be written. */
  public void write() {
    setText(text.apply(value.get()));
  }

  private void read() {
    double typed = Texts.parse(getText());
    // the text is rounded; leaving it unchanged must not round the value
    boolean changed = !getText().equals(text.apply(value.get()));
    if (changed && !Double.isNaN(typed)) {
      value.set(typed);
    }
    write();
  }
}
