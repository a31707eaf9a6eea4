package io.backcast.design;

import io.backcast.model.Target;

/**
 * What was reached of the properties that were asked for as much or as little of as can be trusted.
 *
 * @param best the most or least found, {@code [dy]}, in the properties' units; NaN for other
 *     properties
 * @param reached the target that is the same with these in the place of the extremes: for one
 *     extreme the range from a tolerance short of the best on, for several each left free; the
 *     designs on target are those that count as good
 * @param judged how many designs the ensemble judged
 * @param front whether the designs are a trade-off: none has more of one property without less of
 *     another; they are in order, from the best of the first property on
 */
public record Extremes(double[] best, Target reached, int judged, boolean front) {}
