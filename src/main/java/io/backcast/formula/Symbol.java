package io.backcast.formula;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name that a formula may use.
 *
 * @param name the column's
 * @param symbol another spelling, as on the screen
 * @param unit of its values, empty where there is none
 * @param column of a design; −1 for a property, which formulas may not use
 * @param whole whether only whole values are valid
 * @param lower smallest value
 * @param upper largest value
 * @param categories names of the codes 0, 1, 2 …; null for a number
 */
public record Symbol(
    String name,
    String symbol,
    String unit,
    int column,
    boolean whole,
    double lower,
    double upper,
    @Nullable List<String> categories) {}
