package io.backcast.ui.common;

import java.util.function.IntSupplier;
import javafx.beans.property.DoubleProperty;
import javafx.scene.control.TextField;

/** A text field for a number; invalid text is replaced by the present value. */
public final class NumberField extends TextField {
  private final DoubleProperty value;
  private final IntSupplier decimals;
  private final Texts texts;

  /**
   * Shows a value and sets it to what is typed.
   *
   * @param decimals to show; asked at every change
   */
  public NumberField(DoubleProperty value, IntSupplier decimals, Texts texts) {
    this.value = value;
    this.decimals = decimals;
    this.texts = texts;
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

  private void write() {
    setText(texts.number(value.get(), decimals.getAsInt()));
  }

  private void read() {
    double typed = Texts.parse(getText());
    // the text is rounded; leaving it unchanged must not round the value
    boolean changed = !getText().equals(texts.number(value.get(), decimals.getAsInt()));
    if (changed && !Double.isNaN(typed)) {
      value.set(typed);
    }
    write();
  }
}
