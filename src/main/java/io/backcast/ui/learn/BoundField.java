package io.backcast.ui.learn;

import io.backcast.io.TextTable;
import io.backcast.ui.common.Texts;
import io.backcast.ui.learn.ColumnChoice.Use;
import javafx.beans.property.DoubleProperty;
import javafx.scene.control.TextField;

/** A bound of a column, typed; what is no number goes back to what it was. */
final class BoundField extends TextField {
  private final DoubleProperty bound;
  private final Texts texts;
  private final int decimals;

  BoundField(DoubleProperty bound, ColumnChoice choice, boolean lower, Texts texts) {
    this.bound = bound;
    this.texts = texts;
    this.decimals = choice.column().decimals();
    String name = choice.column().name();
    setId((lower ? "lower-" : "upper-") + name);
    setPrefColumnCount(6);
    setAccessibleText(texts.get(lower ? "learn.lower.accessible" : "learn.upper.accessible", name));
    bound.subscribe(now -> write());
    setOnAction(e -> read());
    focusedProperty()
        .subscribe(
            (was, is) -> {
              if (!is) {
                read();
              }
            });
    // a property's range is what the table has
    choice.useProperty().subscribe(use -> setDisable(use != Use.VARIABLE));
  }

  private void write() {
    setText(texts.number(bound.get(), decimals));
  }

  private void read() {
    double value = TextTable.numberOrNaN(getText().strip().replace(',', '.').replace('−', '-'));
    if (!Double.isNaN(value) && !getText().equals(texts.number(bound.get(), decimals))) {
      bound.set(value);
    }
    write();
  }
}
