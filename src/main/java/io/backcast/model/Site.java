package io.backcast.model;

/**
 * An atom of a structure.
 *
 * @param element symbol of the element, for example {@code Mo}
 * @param place fractional coordinates, {@code [3]}
 */
public record Site(String element, double[] place) {}
