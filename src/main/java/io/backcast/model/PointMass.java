package io.backcast.model;

/**
 * A value that a property takes so often that it is a class of its own, such as a band gap of
 * exactly zero.
 *
 * @param value the value, in the property's unit; every other value lies above it
 * @param name what it is called, for example {@code metal}
 */
public record PointMass(double value, String name) {}
