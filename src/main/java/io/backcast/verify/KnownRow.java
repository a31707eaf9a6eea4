package io.backcast.verify;

/**
 * A structure whose value is known and that was calculated.
 *
 * @param row in its table, from 1
 * @param known the property's value
 * @param calculated gap, eV
 * @param strain largest change of an edge, as a share of its reference
 * @param turn largest change of an angle, degrees
 * @param field size of the field, V/Å
 */
public record KnownRow(
    int row, double known, double calculated, double strain, double turn, double field) {}
