package io.backcast.train.report;

/**
 * Who scored what a figure or a table shows. Every one of them has to say so: what a network says
 * of its own work is no evidence.
 *
 * @param sentence in English; empty where nothing is scored
 */
record Judge(String sentence) {
  /** Rows of the data, which the networks that predicted them had not seen. */
  static final Judge HELD_OUT =
      new Judge(
          "Truth: rows of the data that were held back; predicted by the audit ensemble, which was"
              + " trained without them.");

  /** The hold-out ensemble. */
  static final Judge AUDIT =
      new Judge(
          "Judged by the audit ensemble, which had no part in drawing or refining the designs.");

  /** The ensemble that ships, about what was made with its help. */
  static final Judge SHIPPED =
      new Judge(
          "Judged by the model's own ensemble, which the generator learned from and which refines"
              + " the designs; not an independent opinion.");

  /** A prediction, which nothing is compared with. */
  static final Judge PREDICTION =
      new Judge("Predicted by the model's own ensemble; nothing here is compared with data.");

  /** Losses. */
  static final Judge TRAINING =
      new Judge("Losses of the networks in training; they judge nothing but the training.");

  /** Facts that nobody has to score. */
  static final Judge NONE = new Judge("");

  Judge {
    sentence = PlainText.line(sentence);
  }
}
