package io.backcast.train.report;

/**
 * Who scored what a figure or a table shows. Every one of them has to say so: what a network says
 * of its own work is no evidence.
 *
 * @param sentence in English; empty where nothing is scored
 */
record JudgedBy(String sentence) {
  /** Rows of the data, which the networks that predicted them had not seen. */
  static final JudgedBy HELD_OUT =
      new JudgedBy(
          "Truth: rows of the data that were held back; predicted by the audit ensemble, which was"
              + " trained without them.");

  /** The hold-out ensemble. */
  static final JudgedBy AUDIT =
      new JudgedBy(
          "Judged by the audit ensemble, which had no part in drawing or refining the designs.");

  /** The ensemble that ships, about what was made with its help. */
  static final JudgedBy SHIPPED =
      new JudgedBy(
          "Judged by the model's own ensemble, which the generator learned from and which refines"
              + " the designs; not an independent opinion.");

  /** A prediction, which nothing is compared with. */
  static final JudgedBy PREDICTION =
      new JudgedBy("Predicted by the model's own ensemble; nothing here is compared with data.");

  /** Losses. */
  static final JudgedBy TRAINING =
      new JudgedBy("Losses of the networks in training; they judge nothing but the training.");

  /** Facts that nobody has to score. */
  static final JudgedBy NONE = new JudgedBy("");

  JudgedBy {
    sentence = PlainText.line(sentence);
  }
}
