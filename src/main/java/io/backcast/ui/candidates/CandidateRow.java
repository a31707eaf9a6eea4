package io.backcast.ui.candidates;

import io.backcast.design.Predictions;
import io.backcast.model.TrustLevel;
import io.backcast.ui.state.ExplorerState.Candidate;

/**
 * A line of the table.
 *
 * @param number from 1
 * @param row of the result's designs
 * @param x {@code [dx]}
 * @param unclamped {@code [dy]}
 * @param std {@code [dy]}
 * @param cluster 0 for the largest
 */
public record CandidateRow(
    int number,
    int row,
    float[] x,
    float[] unclamped,
    float[] std,
    TrustLevel status,
    int cluster) {
  /** The same as the other views know it. */
  public Candidate candidate() {
    return new Candidate(number, x, new Predictions(unclamped, std, unclamped.length));
  }
}
