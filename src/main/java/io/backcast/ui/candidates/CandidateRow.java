package io.backcast.ui.candidates;

import io.backcast.ui.state.ExplorerState.Candidate;

/**
 * A row of the table, which takes up another design where it can: replacing rows costs the table
 * more than a picture may take.
 */
public final class CandidateRow {
  private ListedDesign design;

  CandidateRow(ListedDesign design) {
    this.design = design;
  }

  /** What is listed in it now. */
  public ListedDesign design() {
    return design;
  }

  /** Takes up another design; the cells that show it do not know of that. */
  void become(ListedDesign other) {
    design = other;
  }

  /** Rank, from 1; 0 for a design of a sketch. */
  public int number() {
    return design.number();
  }

  /** The design, {@code [dx]}, physical units. */
  public float[] x() {
    return design.x();
  }

  /** Whether the ensemble has judged the design, if there is one. */
  public boolean isJudged() {
    return design.isJudged();
  }

  /** The design as the other views take it. */
  public Candidate candidate() {
    return design.candidate();
  }
}
