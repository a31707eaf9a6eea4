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
    }
    return null;
  }
}
