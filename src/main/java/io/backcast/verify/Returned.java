package io.backcast.verify;

/** What came back in a file, or in a row of a table, about one calculation. */
public sealed interface Returned {
  /** Where it was found: a file, with the line for a table. */
  String source();

  /** What became of it, a sentence for the user. */
  String sentence();

  /**
   * An answer that belongs to designs.
   *
   * @param rows of the designs, from 0; several only if these are the same
   * @param answer converged, or not converged, or incomplete
   * @param settingsKey what answers must have in common for one convention to hold for them
   */
  record Matched(String source, int[] rows, Answer answer, String settingsKey, String sentence)
      implements Returned {}

  /** Something that belongs to no design, or could not be read. */
  record Unmatched(String source, String sentence) implements Returned {}
}
