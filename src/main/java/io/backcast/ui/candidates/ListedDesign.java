package io.backcast.ui.candidates;

import io.backcast.design.Predictions;
import io.backcast.model.PredictedIntervals;
import io.backcast.model.TrustLevel;
import io.backcast.ui.state.ExplorerState.Candidate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A design as the table lists it: one that the ensemble has judged, if there is one, or one of a
 * sketch, which only the surrogate has seen.
 *
 * @param number rank, from 1; 0 for a design of a sketch, which has none
 * @param sample number of the sample that it was made from
 * @param x {@code [dx]}, physical units
 * @param unclamped predictions {@code [dy]}, below a point mass where the design is in it
 * @param std standard deviation of the ensemble {@code [dy]}; NaN for a design of a sketch
 * @param intervals of the predictions, one row; null where the model states none
 * @param cluster index, 0 for the largest
 */
public record ListedDesign(
    int number,
    long sample,
    float[] x,
    float[] unclamped,
    float[] std,
    TrustLevel status,
    @Nullable PredictedIntervals intervals,
    int cluster) {

  /** A design by the surrogate's word alone. */
  static ListedDesign sketched(long sample, float[] x, float[] unclamped) {
    float[] std = new float[unclamped.length];
    Arrays.fill(std, Float.NaN);
    return new ListedDesign(0, sample, x, unclamped, std, TrustLevel.NOT_JUDGED, null, 0);
  }

  /** Whether the ensemble has judged it, if there is one. */
  public boolean isJudged() {
    return number > 0;
  }

  /** Whether the model could predict it; without a prediction its trust level says nothing. */
  boolean evaluated() {
    return !Float.isNaN(unclamped[0]);
  }

  /** Index of a judged design in the result, from 0. */
  int index() {
    return number - 1;
  }

  /** The design as the other views take it. */
  Candidate candidate() {
    return new Candidate(
        isJudged() ? number : Candidate.SKETCHED,
        x,
        new Predictions(unclamped, std, unclamped.length));
  }
}
