package io.backcast.ui.learn;

import io.backcast.model.Kind;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.train.Column;
import java.util.Objects;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What a user makes of a column: what it is for, its unit and its bounds. */
public final class ColumnChoice {
  /** What a column is for. */
  public enum Use {
    VARIABLE,
    PROPERTY,
    IGNORE
  }

  private final Column column;
  private final ObjectProperty<Use> use;
  private final ObjectProperty<@Nullable Kind> kind;
  private final StringProperty unit = new SimpleStringProperty("");
  private final DoubleProperty lower;
  private final DoubleProperty upper;

  ColumnChoice(Column column, Use use) {
    this.column = column;
    this.use = new SimpleObjectProperty<>(use);
    this.kind = new SimpleObjectProperty<>(column.kind());
    this.lower = new SimpleDoubleProperty(column.lower());
    this.upper = new SimpleDoubleProperty(column.upper());
  }

  public Column column() {
    return column;
  }

  public ObjectProperty<Use> useProperty() {
    return use;
  }

  /** Of the values: whole numbers may also be taken for continuous ones. */
  public ObjectProperty<@Nullable Kind> kindProperty() {
    return kind;
  }

  public StringProperty unitProperty() {
    return unit;
  }

  public DoubleProperty lowerProperty() {
    return lower;
  }

  public DoubleProperty upperProperty() {
    return upper;
  }

  /** Whether it can be anything but ignored. */
  public boolean usable() {
    return column.kind() != null && !column.constant();
  }

  /** Whether a design can be asked for it: numbers only. */
  public boolean canBeProperty() {
    return usable() && column.categories().isEmpty();
  }

  /** Digits after the point that tell values apart. */
  int decimals() {
    return column.as(Objects.requireNonNullElse(kind.get(), Kind.CONTINUOUS)).decimals();
  }

  Variable variable() {
    Kind now = Objects.requireNonNullElse(kind.get(), Kind.CONTINUOUS);
    double middle = (lower.get() + upper.get()) / 2;
    return new Variable(
        column.name(),
        column.name(),
        unit.get().strip(),
        lower.get(),
        upper.get(),
        now == Kind.CONTINUOUS ? middle : Math.floor(middle),
        now,
        decimals(),
        now == Kind.CATEGORICAL ? column.categories() : null);
  }

  Property property() {
    Property p = column.property();
    return new Property(
        p.name(),
        p.symbol(),
        p.label(),
        unit.get().strip(),
        p.lower(),
        p.upper(),
        p.decimals(),
        p.tolerance(),
        p.pointMass());
  }
}
