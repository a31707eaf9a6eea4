package io.backcast.design;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;

/**
 * Says without the ensemble which designs a ranking will keep: a score for each, the smallest for
 * those that come first.
 */
@FunctionalInterface
interface Screen {
  /**
   * The scores of designs, {@code [n]}.
   *
   * @param x {@code [n, dx]}
   * @param y the surrogate's predictions, which a screen asks for only if it needs them
   * @param drawn number of each among all samples, {@code [n]}
   * @param below scores from here on need not be told apart; they may be infinite
   */
  double[] scores(DesignMatrix x, SurrogateValues y, long[] drawn, double below)
      throws BackcastException;

  /** What becomes of scores that a screen gave. */
  @FunctionalInterface
  interface Correction {
    /**
     * The scores of designs as they are now, {@code [n]}.
     *
     * @param scores as the screen gave them, {@code [n]}
     * @param x the designs, {@code [n, dx]}
     */
    double[] of(double[] scores, DesignMatrix x);
  }

  /**
   * How scores of this screen change now that the ensemble has predicted some designs.
   *
   * @param seen those, {@code [m, dx]}
   * @param predicted of them
   */
  default Correction correction(DesignMatrix seen, Predictions predicted) {
    return (scores, x) -> scores;
  }
}
