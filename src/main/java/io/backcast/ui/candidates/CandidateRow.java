package io.backcast.ui.candidates;

import io.backcast.design.Predictions;
import io.backcast.model.TrustLevel;
import io.backcast.ui.state.ExplorerState.Candidate;

/**
 * A row of the table.
 *
 * @param number rank, from 1
 * @param row index of the design in the result, from 0
 * @param x {@code [dx]}, physical units
 * @param unclamped predictions {@code [dy]}, below a point mass where the design is in it
 * @param std standard deviation of the ensemble {@code [dy]}
 * @param cluster index, 0 for the largest
 */
public record CandidateRow(
    int number,
    int row,
    float[] x,
    float[] unclamped,
    float[] std,
    TrustLevel status,
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
