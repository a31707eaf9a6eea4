package io.backcast.engine.importing;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import org.jspecify.annotations.Nullable;

/**
 * How many variables and properties there are, as far as the card or a predictor tells.
 *
 * @param dx number of variables, or {@link PortProposal#UNKNOWN}
 * @param dy number of properties, or {@link PortProposal#UNKNOWN}
 */
record Widths(int dx, int dy) {
  static Widths of(@Nullable DesignSpace space, @Nullable Predictors predictors)
      throws BackcastException {
    if (space != null) {
      return new Widths(space.dx(), space.dy());
    }
    return predictors == null
        ? new Widths(PortProposal.UNKNOWN, PortProposal.UNKNOWN)
        : new Widths(predictors.dx(), predictors.dy());
  }

  /**
   * Whether a table goes into a backward network by its one input and designs come out: properties
   * alone, or with a latent beside them in a table that is no table of designs.
   */
  boolean fit(int input, int output) {
    return dx > 0 && dy > 0 && output == dx && (input == dy || input > dy && input != dx);
  }
}
