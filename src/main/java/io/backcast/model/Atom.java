package io.backcast.model;

/**
 * An atom of a unit cell.
 *
 * @param element symbol of the element, for example {@code Mo}
 * @param place fractional coordinates, {@code [3]}
 * @param radius as drawn, in the unit of the cell's lengths
 */
public record Atom(String element, double[] place, double radius) {}
