package io.backcast.model;

import java.util.Map;

/**
 * The facts about the training data that histograms and trust levels need, without its rows.
 *
 * @param histograms by the name of a variable or property
 * @param centres cluster centres in scaled coordinates, {@code [k][dx]}, k at most 1,000
 * @param radii mean distance of each cluster's rows from its centre, {@code [k]}
 */
public record DataSummary(Map<String, Histogram> histograms, float[][] centres, float[] radii) {
  /** Most cluster centres that a card holds. */
  public static final int MOST_CENTRES = 1_000;
}
