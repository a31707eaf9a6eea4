package io.backcast.ui.learn;

import io.backcast.model.Kind;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.train.Column;
import io.backcast.ui.common.ColumnBounds;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What a user makes of a column: what it is for, its unit and its bounds. */
public final class ColumnChoice extends ColumnBounds {
  /** What a column is for. */
  public enum Use {
    VARIABLE,
    PROPERTY,
    IGNORE
  }

  private final Column column;
  private final ObjectProperty<Use> use;
  private final ObjectProperty<@Nullable Kind> kind;

  ColumnChoice(Column column, Use use) {
    super(column.lower(), column.upper());
    this.column = column;
    this.use = new SimpleObjectProperty<>(use);
    this.kind = new SimpleObjectProperty<>(column.kind());
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
    double middle = (lower() + upper()) / 2;
    return new Variable(
        column.name(),
        column.name(),
        unit(),
        lower(),
        upper(),
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
        unit(),
        p.lower(),
        p.upper(),
        p.decimals(),
        p.tolerance(),
        p.pointMass());
  }
}
