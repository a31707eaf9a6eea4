package io.backcast.ui.candidates;

import io.backcast.design.Predictions;
import io.backcast.model.PredictedIntervals;
import io.backcast.model.TrustLevel;
import io.backcast.ui.state.ExplorerState.Candidate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table.
 *
 * @param number rank, from 1; 0 for a design that only the surrogate has seen, which has none
 * @param row index of the design in the result, from 0; of no meaning without a rank
 * @param sample number of the sample that it was made from
 * @param x {@code [dx]}, physical units
 * @param unclamped predictions {@code [dy]}, below a point mass where the design is in it
 * @param std standard deviation of the ensemble {@code [dy]}
 * @param intervals of the predictions, one row; null where the model states none
 * @param cluster index, 0 for the largest
 */
public record CandidateRow(
    int number,
    int row,
    long sample,
    float[] x,
    float[] unclamped,
    float[] std,
    TrustLevel status,
    @Nullable PredictedIntervals intervals,
    int cluster) {
  /** A design by the surrogate's word alone. */
  static CandidateRow sketched(long sample, float[] x, float[] unclamped) {
    float[] std = new float[unclamped.length];
    Arrays.fill(std, Float.NaN);
    return new CandidateRow(0, -1, sample, x, unclamped, std, TrustLevel.NOT_JUDGED, null, 0);
  }

  /** Whether the ensemble has judged it, if there is one. */
  boolean isJudged() {
    return number > 0;
  }

  /** Whether both are sketches of the same sample. */
  boolean isSameSketch(CandidateRow other) {
    return !isJudged() && !other.isJudged() && sample == other.sample;
  }

  /** Whether the model could predict it; without a prediction its trust level says nothing. */
  boolean evaluated() {
    return !Float.isNaN(unclamped[0]);
  }

  /** The design as the other views take it. */
  public Candidate candidate() {
    return new Candidate(number, x, new Predictions(unclamped, std, unclamped.length));
  }
}
