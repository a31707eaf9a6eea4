package io.backcast.design;

import io.backcast.model.Box;
import io.backcast.model.Target;

/**
 * What a draw of designs is asked to do.
 *
 * @param target what to reach
 * @param box where designs may lie
 * @param seed together with a sample's index it decides the sample
 * @param first index of the first sample
 * @param samples how many to draw
 * @param keep how many to keep at most
 * @param refine whether to bring samples onto the target
 * @param everything whether to keep what misses the target too
 * @param ranking which of the designs on target to keep and in which order
 */
public record DesignRequest(
    Target target,
    Box box,
    long seed,
    long first,
    int samples,
    int keep,
    boolean refine,
    boolean everything,
    Ranking ranking) {}
