package io.backcast.ui.state;

import io.backcast.design.DesignClusters;
import io.backcast.model.DesignSet;

/**
 * Candidates that the ensemble has judged, best first.
 *
 * @param designs with everything that is known of them
 * @param samples number of the sample that each was made from, {@code [designs]}
 * @param clusters of them
 */
public record RankedDesigns(DesignSet designs, long[] samples, DesignClusters clusters) {}
