package io.backcast.train.evaluate.check;

/** Where pairs of a design and its properties come from. */
public enum PairSource {
  /** Designs of the model's prior, labelled by the ensemble that had no part in making designs. */
  AUDITED(
      "designs of the model's prior, labelled by an ensemble that had no part in making the generator"),
  /** The same, labelled by the ensemble that the generator learned from. */
  PREDICTED(
      "designs of the model's prior, labelled by the model's own predictor: this tests the generator, not the predictor"),
  /** Rows of a table as they are. */
  HELD("held-back rows, whose designs are distributed like the model's prior"),
  /** Rows of a table, with importance weights. */
  WEIGHTED(
      "held-back rows, weighted because their designs are not distributed like the model's prior");

  private final String words;

  PairSource(String words) {
    this.words = words;
  }

  /** The pairs in words, without a capital. */
  public String words() {
    return words;
  }
}
