package io.backcast.design;

/**
 * What became of samples.
 *
 * @param drawn samples
 * @param rejected that stayed outside the bounds
 * @param screened not finished, as others come before them among those kept
 * @param onTarget within the tolerance; all designs where none is judged
 * @param extrapolated refused because they are outside the training data
 * @param copies of another design on target
 * @param judged whether the model predicts, so that designs can be on target at all
 */
record DesignCounts(
    int drawn,
    int rejected,
    int screened,
    int onTarget,
    int extrapolated,
    int copies,
    boolean judged) {

  static DesignCounts of(DesignResult result) {
    return new DesignCounts(
        result.drawn(),
        result.rejected(),
        result.screened(),
        result.onTarget(),
        result.extrapolated().refused(),
        result.copies(),
        result.judged());
  }
}
