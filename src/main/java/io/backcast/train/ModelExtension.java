package io.backcast.train;

import org.jspecify.annotations.Nullable;

/**
 * The file {@value #FILE} of a model that has learned from new answers.
 *
 * @param from identity of the model before
 * @param answers name of the table of answers
 * @param sha256 of that table
 * @param learned number of answers learned from
 * @param heldBack number of answers held back, to compare on
 * @param rows where the model's own rows came from: its table, or designs that it labelled itself
 * @param convention how the answers became the model's values, in words; null if they were such
 * @param comparison old errors beside new ones
 */
public record ModelExtension(
    String from,
    String answers,
    String sha256,
    int learned,
    int heldBack,
    String rows,
    @Nullable String convention,
    ExtensionComparison comparison) {
  /** Name of the file in the model's folder. */
  public static final String FILE = "extension.json";
}
