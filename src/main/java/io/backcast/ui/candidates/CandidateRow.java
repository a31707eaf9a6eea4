package io.backcast.ui.candidates;

import io.backcast.design.Predictions;
import io.backcast.model.PredictedIntervals;
import io.backcast.model.TrustLevel;
import io.backcast.ui.state.ExplorerState.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table.
 *
 * @param number rank, from 1
 * @param row index of the design in the result, from 0
 * @param x {@code [dx]}, physical units
 * @param unclamped predictions {@code [dy]}, below a point mass where the design is in it
 * @param std standard deviation of the ensemble {@code [dy]}
 * @param intervals of the predictions, one row; null where the model states none
 * @param cluster index, 0 for the largest
 */
public record CandidateRow(
    int number,
    int row,
    float[] x,
    float[] unclamped,
    float[] std,
    TrustLevel status,
    @Nullable PredictedIntervals intervals,
    int cluster) {
  /** Whether the model could predict it; without a prediction its trust level says nothing. */
  boolean evaluated() {
    return !Float.isNaN(unclamped[0]);
  }

  /** The design as the other views take it. */
  public Candidate candidate() {
    return new Candidate(number, x, new Predictions(unclamped, std, unclamped.length));
  }
}
