package io.backcast.model;

/**
 * A single value that many designs share and that forms a class of its own, such as a band gap of
 * exactly zero.
 *
 * @param value the value, in the property's unit; every other value lies above it
 * @param name of the class, for example {@code metal}
 */
public record PointMass(double value, String name) {}
