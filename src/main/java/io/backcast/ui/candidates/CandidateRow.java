package io.backcast.ui.candidates;

import io.backcast.design.Predictions;
import io.backcast.model.Status;
import io.backcast.ui.workbench.ExplorerModel.Candidate;

/**
 * A line of the table.
 *
 * @param number from 1
 * @param row of the result's designs
 * @param x {@code [dx]}
 * @param signed {@code [dy]}
 * @param std {@code [dy]}
 * @param family 0 for the largest
 */
public record CandidateRow(
    int number, int row, float[] x, float[] signed, float[] std, Status status, int family) {
  /** The same as the other views know it. */
  public Candidate candidate() {
    return new Candidate(number, x, new Predictions(signed, std));
  }
}
