package io.backcast.model;

import org.jspecify.annotations.Nullable;

/**
 * Designs like those of the training data, as a distribution whose density is known: a share of
 * designs that are uniform inside the bounds, and kernels for all others. A kernel is a normal
 * distribution for each variable, independent of the others and cut off at the bounds; a whole
 * value has what a kernel gives to its unit. All in scaled coordinates.
 *
 * @param uniform share of the designs that are uniform, more than 0 and less than 1
 * @param weights of the kernels in relation to each other, {@code [k]}
 * @param centres {@code [k][dx]}
 * @param widths standard deviations before anything is cut off, {@code [k][dx]}
 */
public record DesignMixture(double uniform, float[] weights, float[][] centres, float[][] widths) {
  private static final float MOST_WEIGHT = 1e9f;

  /** Of half-ranges: narrower is a point, wider is uniform. */
  private static final float LEAST_WIDTH = 1e-9f;

  private static final float MOST_WIDTH = 1e3f;

  /** How many kernels there are. */
  public int size() {
    return weights.length;
  }

  /** Whether designs of a space can be drawn from a mixture: kernels know of numbers alone. */
  public static boolean suits(DesignSpace space) {
    return space.relations().isEmpty()
        && space.variables().stream().noneMatch(v -> v.kind() == VariableKind.CATEGORICAL);
  }

  /** What is wrong with this mixture in a design space, as a clause; null if nothing is. */
  public @Nullable String problem(DesignSpace space) {
    if (!suits(space)) {
      return "its mixture knows neither of categories nor of relations";
    }
    if (centres.length != size() || widths.length != size()) {
      return "its mixture has %s weights, %s centres and %s widths"
          .formatted(size(), centres.length, widths.length);
    }
    if (size() == 0 || !(uniform > 0 && uniform < 1)) {
      return "its mixture needs kernels and a uniform share between 0 and 1";
    }
    for (int k = 0; k < size(); k++) {
      if (centres[k].length != space.dx() || widths[k].length != space.dx()) {
        return "a kernel of its mixture has %s centres and %s widths for %s variables"
            .formatted(centres[k].length, widths[k].length, space.dx());
      }
      if (!isKernel(k)) {
        return "a kernel of its mixture has a weight, a centre or a width that cannot be";
      }
    }
    return null;
  }

  /** Numbers that are positive in a file may be 0 or endless where half as many bits hold them. */
  private boolean isKernel(int k) {
    if (!(weights[k] > 0 && weights[k] <= MOST_WEIGHT)) {
      return false;
    }
    for (int j = 0; j < centres[k].length; j++) {
      boolean inside = centres[k][j] >= -1 && centres[k][j] <= 1;
      if (!inside || !(widths[k][j] >= LEAST_WIDTH && widths[k][j] <= MOST_WIDTH)) {
        return false;
      }
    }
    return true;
  }
}
