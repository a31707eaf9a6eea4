package io.backcast.formula;

/**
 * An expression with its unit and its place in the text.
 *
 * @param from first character
 * @param to one past the last one
 */
record Quantity(Expression value, Dimension unit, int from, int to) {}
