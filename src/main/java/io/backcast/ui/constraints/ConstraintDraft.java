package io.backcast.ui.constraints;

import io.backcast.formula.FormulaFault;
import io.backcast.formula.FormulaReader;
import io.backcast.formula.FormulaReading;
import io.backcast.model.Constraint;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * A constraint while it is typed. What can be read holds at once; while it cannot be, the last text
 * that could holds on.
 */
final class ConstraintDraft {
  private final FormulaReader reader;
  private final StringProperty text = new SimpleStringProperty("");
  private final BooleanProperty enabled = new SimpleBooleanProperty(true);
  private final DoubleProperty kept = new SimpleDoubleProperty(Double.NaN);
  private final ReadOnlyObjectWrapper<FormulaReading> reading;
  private String applied = "";

  ConstraintDraft(FormulaReader reader) {
    this.reader = reader;
    reading = new ReadOnlyObjectWrapper<>(reader.read(""));
    text.subscribe(
        now -> {
          FormulaReading latest = reader.read(now);
          if (latest.formula() != null) {
            applied = now.strip();
          }
          reading.set(latest);
        });
  }

  StringProperty textProperty() {
    return text;
  }

  BooleanProperty enabledProperty() {
    return enabled;
  }

  /** How much of the box it keeps, 0 to 1; NaN while that is not known. */
  DoubleProperty keptProperty() {
    return kept;
  }

  ReadOnlyObjectProperty<FormulaReading> readingProperty() {
    return reading.getReadOnlyProperty();
  }

  /** What is wrong with a text; null for a valid one and for none at all. */
  @Nullable FormulaFault fault(String typed) {
    return typed.isBlank() ? null : reader.read(typed).fault();
  }

  /** The text that holds; empty for none yet. */
  String applied() {
    return applied;
  }

  /** The constraint that holds. */
  Constraint constraint() {
    return new Constraint(applied, enabled.get());
  }

  /** Shows a constraint of the state, unless it is the one that holds anyway. */
  void show(Constraint constraint) {
    if (!constraint.text().equals(applied)) {
      text.set(constraint.text());
      applied = constraint.text();
    }
    enabled.set(constraint.enabled());
  }

  /** Shows the text that holds again. */
  void revert() {
    text.set(applied);
  }
}
