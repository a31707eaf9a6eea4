package io.backcast.design;

import io.backcast.model.DesignSet;

/**
 * Designs of a request that the ensemble has judged ahead of all others, as most of them will be
 * kept: each is what the complete answer makes of that sample.
 *
 * @param designs ranked
 * @param indices of their samples, {@code [designs]}
 */
public record Advance(DesignSet designs, long[] indices) {}
