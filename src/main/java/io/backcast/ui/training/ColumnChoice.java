package io.backcast.ui.training;

import io.backcast.model.Property;
import io.backcast.model.Scale;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import io.backcast.train.data.ColumnProfile;
import io.backcast.train.data.ColumnRoles;
import io.backcast.ui.common.ColumnBounds;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
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
  private final ObjectProperty<Scale> scale;
  private final ColumnRoles.Reason reason;
  private final Use proposed;
  private final StringProperty shownName;
  private ColumnProfile measured;
  private boolean withoutOutliers;

  ColumnChoice(ColumnProfile column, Use use, ColumnRoles.Reason reason) {
    super(column.lower(), column.upper());
    this.reason = reason;
    this.proposed = use;
    this.shownName = new SimpleStringProperty(column.shownName());
    this.column = column;
    this.use = new SimpleObjectProperty<>(use);
    this.kind = new SimpleObjectProperty<>(column.kind());
    this.scale = new SimpleObjectProperty<>(usual(false));
    this.measured = column;
  }

  /** Scale of the values, as proposed or chosen. */
  public ObjectProperty<Scale> scaleProperty() {
    return scale;
  }

  /** Whether a log scale can be chosen, as things are measured now. */
  boolean canBeLog() {
    return usable() && measured.canBeLog();
  }

  private Scale usual(boolean withoutOutliers) {
    return Objects.requireNonNullElse(column.scale(withoutOutliers), Scale.LINEAR);
  }

  /** Null for a linear scale, as in a recipe. */
  private @Nullable Scale stated() {
    return scale.get() == Scale.LOG ? Scale.LOG : null;
  }

  /** Sets whether outliers are left out; the scale follows unless the user has changed it. */
  void leaveOut(boolean outliers) {
    boolean proposed = scale.get() == usual(withoutOutliers);
    withoutOutliers = outliers;
    if (proposed) {
      scale.set(usual(outliers));
    }
    measure();
  }

  /** Measures the values anew; the bounds follow unless the user has changed them. */
  void measure() {
    ColumnProfile before = measured;
    measured =
        withoutOutliers && column.categories().isEmpty()
            ? column.withoutOutliers(stated())
            : column;
    if (lower() == before.lower()) {
      lowerProperty().set(measured.lower());
    }
    if (upper() == before.upper()) {
      upperProperty().set(measured.upper());
    }
    if (!measured.canBeLog()) {
      scale.set(Scale.LINEAR);
    }
  }

  /** Why its role was proposed. */
  ColumnRoles.Reason reason() {
    return reason;
  }

  /** Whether its role is the one that was proposed. */
  boolean asProposed() {
    return use.get() == proposed;
  }

  /** The name that is shown of it; the header's where it is empty. */
  public StringProperty shownNameProperty() {
    return shownName;
  }

  private String shown() {
    String text = shownName.get().strip();
    return text.isEmpty() ? column.name() : text;
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
    return measured
        .as(Objects.requireNonNullElse(kind.get(), VariableKind.CONTINUOUS))
        .decimals(stated());
  }

  Variable variable() {
    VariableKind now = Objects.requireNonNullElse(kind.get(), VariableKind.CONTINUOUS);
    double middle = scale.get().between(lower(), upper(), 0.5);
    return new Variable(
        column.name(),
        shown(),
        unit(),
        lower(),
        upper(),
        now == VariableKind.CONTINUOUS ? middle : Math.floor(middle),
        now,
        decimals(),
        now == VariableKind.CATEGORICAL ? column.categories() : null,
        now == VariableKind.CONTINUOUS ? stated() : null);
  }

  Property property() {
    Property p = measured.property(stated());
    return new Property(
        p.name(),
        shown(),
        shown(),
        unit(),
        p.lower(),
        p.upper(),
        p.decimals(),
        p.tolerance(),
        p.pointMass(),
        p.scale());
  }
}
