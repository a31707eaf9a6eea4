package io.backcast.ui.variables;

import io.backcast.model.Variable;

/**
 * Maps values of a variable to pixels. A whole value is one unit wide, so bounds of whole variables
 * have their edges half a unit outside.
 *
 * @param left pixel of the lower end
 * @param right pixel of the upper end
 */
record RowAxis(Variable variable, double left, double right) {
  double xOf(double value) {
    return left + variable.axis().share(low(), high(), value) * (right - left);
  }

  /** Pixel of the edge of a lower bound. */
  double lowerEdge(double bound) {
    return xOf(bound - variable.margin());
  }

  /** Pixel of the edge of an upper bound. */
  double upperEdge(double bound) {
    return xOf(bound + variable.margin());
  }

  /** The valid value nearest to a pixel. */
  double valueAt(double x) {
    return variable.snap(raw(x));
  }

  /** The valid lower bound whose edge is nearest to a pixel. */
  double lowerAt(double x) {
    return variable.snap(raw(x) + variable.margin());
  }

  /** The valid upper bound whose edge is nearest to a pixel. */
  double upperAt(double x) {
    return variable.snap(raw(x) - variable.margin());
  }

  private double raw(double x) {
    double share = Math.clamp((x - left) / (right - left), 0, 1);
    return variable.axis().between(low(), high(), share);
  }

  private double low() {
    return variable.lower() - variable.margin();
  }

  private double high() {
    return variable.upper() + variable.margin();
  }
}
