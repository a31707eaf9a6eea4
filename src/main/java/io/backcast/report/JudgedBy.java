package io.backcast.report;

/**
 * Who scored what a figure or a table shows. Every one of them has to say so: what a network says
 * of its own work is no evidence.
 *
 * @param sentence in English; empty where nothing is scored
 */
public record JudgedBy(String sentence) {
  /** Rows of the data, which the networks that predicted them had not seen. */
  public static final JudgedBy HELD_OUT =
      new JudgedBy(
          "Truth: rows of the data that were held back; predicted by the audit ensemble, which was"
              + " trained without them.");

  /** The same where the ensemble that ships predicted them, having been trained on them. */
  public static final JudgedBy HELD_OUT_BY_OWN =
      new JudgedBy(
          "Truth: rows of the data that were held back; predicted by the model's own ensemble,"
              + " which was trained on them too: the errors flatter it.");

  /** The same where every row was left out once. */
  public static final JudgedBy FOLDS =
      new JudgedBy("Truth: all rows of the data; each predicted by networks trained without it.");

  /** Rows that were given, which nobody can know the model has not seen. */
  public static final JudgedBy GIVEN_ROWS =
      new JudgedBy(
          "Truth: the rows given; predicted by the model's own ensemble, taken not to have seen"
              + " them, which nobody can check.");

  /** The audit ensemble. */
  public static final JudgedBy AUDIT =
      new JudgedBy(
          "Judged by the audit ensemble, which had no part in drawing or refining the designs.");

  /** The audit ensemble, about what it had a part in calling strong. */
  public static final JudgedBy AUDIT_OF_STRONG =
      new JudgedBy(
          "Judged by the audit ensemble, on other draws than those by which it found where designs"
              + " are called less than strong.");

  /** The ensemble that ships, about what was made with its help. */
  public static final JudgedBy SHIPPED =
      new JudgedBy(
          "Judged by the model's own ensemble, which the generator learned from and which refines"
              + " the designs; not an independent opinion.");

  /** A prediction, which nothing is compared with. */
  public static final JudgedBy PREDICTION =
      new JudgedBy("Predicted by the model's own ensemble; nothing here is compared with data.");

  /** Losses. */
  public static final JudgedBy TRAINING =
      new JudgedBy("Losses of the networks in training; they judge nothing but the training.");

  /** Facts that nobody has to score. */
  public static final JudgedBy NONE = new JudgedBy("");

  public JudgedBy {
    sentence = PlainText.line(sentence);
  }
}
