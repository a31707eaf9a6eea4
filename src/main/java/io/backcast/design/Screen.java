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
}
