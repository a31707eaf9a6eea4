package io.backcast.model;

/**
 * An atom of a crystal's cell.
 *
 * @param element its symbol, for example {@code Mo}
 * @param place {@code [3]}, in fractions of the cell's three edges
 * @param radius as drawn, in the unit of the cell's lengths
 */
public record Atom(String element, double[] place, double radius) {}
