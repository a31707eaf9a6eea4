package io.backcast.ui.common;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Unit and bounds of a column of numbers, as the user enters them. */
public abstract class ColumnBounds {
  private final StringProperty unit = new SimpleStringProperty("");
  private final DoubleProperty lower;
  private final DoubleProperty upper;

  public ColumnBounds(double lower, double upper) {
    this.lower = new SimpleDoubleProperty(lower);
    this.upper = new SimpleDoubleProperty(upper);
  }

  public StringProperty unitProperty() {
    return unit;
  }

  /** The unit without spaces around it. */
  public String unit() {
    return unit.get().strip();
  }

  public DoubleProperty lowerProperty() {
    return lower;
  }

  public double lower() {
    return lower.get();
  }

  public DoubleProperty upperProperty() {
    return upper;
  }

  public double upper() {
    return upper.get();
  }
}
