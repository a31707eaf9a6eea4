package io.backcast.ui.training;

import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import io.backcast.train.data.ColumnProfile;
import io.backcast.ui.common.ColumnBounds;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The settings of a column: its role, type, unit and bounds. */
public final class ColumnChoice extends ColumnBounds {
  /** Role of a column. */
  public enum Use {
    VARIABLE,
    PROPERTY,
    /** Rows with the same value are held out together. */
    GROUP,
    IGNORE
  }

  private final ColumnProfile column;
  private final ObjectProperty<Use> use;
  private final ObjectProperty<@Nullable VariableKind> kind;

  ColumnChoice(ColumnProfile column, Use use) {
    super(column.lower(), column.upper());
    this.column = column;
    this.use = new SimpleObjectProperty<>(use);
    this.kind = new SimpleObjectProperty<>(column.kind());
  }

  public ColumnProfile column() {
    return column;
  }

  public ObjectProperty<Use> useProperty() {
    return use;
  }

  /** Kind of the values; whole numbers may also be treated as continuous. */
  public ObjectProperty<@Nullable VariableKind> kindProperty() {
    return kind;
  }

  /** Whether it can be used at all: not constant, and no free text. */
  public boolean usable() {
    return column.kind() != null && !column.constant();
  }

  /** Whether it can be a property: numbers only. */
  public boolean canBeProperty() {
    return usable() && column.categories().isEmpty();
  }

  /** Whether rows can be grouped by it: not the same in all of them. */
  boolean canGroup() {
    return !column.constant();
  }

  /** Decimal places that distinguish the values. */
  int decimals() {
    return column.as(Objects.requireNonNullElse(kind.get(), VariableKind.CONTINUOUS)).decimals();
  }

  Variable variable() {
    VariableKind now = Objects.requireNonNullElse(kind.get(), VariableKind.CONTINUOUS);
    double middle = (lower() + upper()) / 2;
    return new Variable(
        column.name(),
        column.name(),
        unit(),
        lower(),
        upper(),
        now == VariableKind.CONTINUOUS ? middle : Math.floor(middle),
        now,
        decimals(),
        now == VariableKind.CATEGORICAL ? column.categories() : null);
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
