package io.backcast.ui.candidates;

import io.backcast.model.Status;

/**
 * A line of the table.
 *
 * @param number from 1
 * @param row of the result's designs
 * @param x {@code [dx]}
 * @param signed {@code [dy]}
 * @param std {@code [dy]}
 */
public record CandidateRow(
    int number, int row, float[] x, float[] signed, float[] std, Status status) {}
