package io.backcast.model;

/**
 * The variable that is an electric field along the normal of a layer.
 *
 * @param variable its name
 * @param voltsPerAngstrom what one unit of the variable is in V/Å
 */
public record CellField(String variable, double voltsPerAngstrom) {}
