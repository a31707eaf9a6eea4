package io.backcast.ui.candidates;

import io.backcast.design.Predictions;
import io.backcast.model.PredictedIntervals;
import io.backcast.model.TrustLevel;
import io.backcast.ui.state.ExplorerState.Candidate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table. One that was judged never changes; one that only the surrogate has seen takes
 * up another design with every picture, since replacing rows costs the table more than a picture
 * may take.
 */
public final class CandidateRow {
  private final int number;
  private final int row;
  private final TrustLevel status;
  private final @Nullable PredictedIntervals intervals;
  private final int cluster;
  private final float[] std;
  private long sample;
  private float[] x;
  private float[] unclamped;

  private CandidateRow(
      int number,
      int row,
      Sketched design,
      float[] std,
      TrustLevel status,
      @Nullable PredictedIntervals intervals,
      int cluster) {
    this.number = number;
    this.row = row;
    this.sample = design.sample;
    this.x = design.x;
    this.unclamped = design.unclamped;
    this.std = std;
    this.status = status;
    this.intervals = intervals;
    this.cluster = cluster;
  }

  /**
   * A design and its prediction.
   *
   * @param sample number of the sample that it was made from
   * @param x {@code [dx]}, physical units
   * @param unclamped predictions {@code [dy]}, below a point mass where the design is in it
   */
  record Sketched(long sample, float[] x, float[] unclamped) {}

  /**
   * A design that the ensemble has judged, or that nothing can judge.
   *
   * @param row index of the design in the result, from 0
   * @param std standard deviation of the ensemble {@code [dy]}
   * @param intervals of the predictions, one row; null where the model states none
   * @param cluster index, 0 for the largest
   */
  static CandidateRow judged(
      int row,
      Sketched design,
      float[] std,
      TrustLevel status,
      @Nullable PredictedIntervals intervals,
      int cluster) {
    return new CandidateRow(row + 1, row, design, std, status, intervals, cluster);
  }

  /** A design by the surrogate's word alone. */
  static CandidateRow sketched(Sketched design) {
    float[] std = new float[design.unclamped.length];
    Arrays.fill(std, Float.NaN);
    return new CandidateRow(0, -1, design, std, TrustLevel.NOT_JUDGED, null, 0);
  }

  /** Takes up another design; of sketched rows alone. */
  void become(Sketched design) {
    sample = design.sample;
    x = design.x;
    unclamped = design.unclamped;
  }

  /** Rank, from 1; 0 for a design that only the surrogate has seen, which has none. */
  public int number() {
    return number;
  }

  /** Index of the design in the result, from 0; of no meaning without a rank. */
  public int row() {
    return row;
  }

  /** Number of the sample that it was made from. */
  long sample() {
    return sample;
  }

  /** The design, {@code [dx]}, physical units. */
  public float[] x() {
    return x;
  }

  /** Predictions {@code [dy]}, below a point mass where the design is in it. */
  public float[] unclamped() {
    return unclamped;
  }

  /** Standard deviation of the ensemble {@code [dy]}. */
  public float[] std() {
    return std;
  }

  public TrustLevel status() {
    return status;
  }

  /** Of the predictions, one row; null where the model states none. */
  public @Nullable PredictedIntervals intervals() {
    return intervals;
  }

  /** Index of the cluster, 0 for the largest. */
  public int cluster() {
    return cluster;
  }

  /** Whether the ensemble has judged it, if there is one. */
  public boolean isJudged() {
    return number > 0;
  }

  /** Whether the model could predict it; without a prediction its trust level says nothing. */
  boolean evaluated() {
    return !Float.isNaN(unclamped[0]);
  }

  /** The design as the other views take it. */
  public Candidate candidate() {
    return new Candidate(
        isJudged() ? number : Candidate.SKETCHED,
        x,
        new Predictions(unclamped, std, unclamped.length));
  }
}
