package io.backcast.ui.variables;

import io.backcast.model.Variable;

/** Where values of a variable lie on the screen; whole values are as wide as their unit. */
record RowAxis(Variable variable, double left, double right) {
  double xOf(double value) {
    double low = variable.lower() - variable.margin();
    return left + (value - low) / (2 * variable.halfRange()) * (right - left);
  }

  /** Where a lower bound ends. */
  double lowerEdge(double bound) {
    return xOf(bound - variable.margin());
  }

  /** Where an upper bound ends. */
  double upperEdge(double bound) {
    return xOf(bound + variable.margin());
  }

  /** The valid value nearest to a place. */
  double valueAt(double x) {
    return variable.snap(raw(x));
  }

  /** The valid lower bound whose edge is nearest to a place. */
  double lowerAt(double x) {
    return variable.snap(raw(x) + variable.margin());
  }

  /** The valid upper bound whose edge is nearest to a place. */
  double upperAt(double x) {
    return variable.snap(raw(x) - variable.margin());
  }

  private double raw(double x) {
    double share = Math.clamp((x - left) / (right - left), 0, 1);
    return variable.lower() - variable.margin() + share * 2 * variable.halfRange();
  }
}
