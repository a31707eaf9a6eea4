package io.backcast.io;

import io.backcast.model.PointMass;
import io.backcast.model.PredictedIntervals;
import io.backcast.model.Property;
import io.backcast.model.Rows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an interval: {@code <property>_low}, {@code <property>_high}, and with a point
 * mass the probability of it, such as {@code gap_metal_probability}.
 */
public final class IntervalColumns {
  /** A probability of 0.9999 is not one of 1. */
  private static final int PROBABILITY_DECIMALS = 4;

  private IntervalColumns() {}

  /**
   * The columns of property k; none where the model states no intervals.
   *
   * @param dy number of properties
   * @param decimals of the property in files
   */
  public static List<TypedTable.Column> of(
      Property p, int k, int dy, @Nullable PredictedIntervals intervals, int decimals) {
    List<TypedTable.Column> columns = new ArrayList<>();
    if (intervals != null) {
      columns.add(new TypedTable.Real(low(p), Rows.column(intervals.low(), dy, k), decimals, true));
      columns.add(
          new TypedTable.Real(high(p), Rows.column(intervals.high(), dy, k), decimals, true));
      PointMass mass = p.pointMass();
      if (mass != null) {
        columns.add(
            new TypedTable.Real(
                probability(p, mass),
                Rows.column(intervals.massProbability(), dy, k),
                PROBABILITY_DECIMALS,
                true));
      }
    }
    return columns;
  }

  /** Name of the column of lower ends. */
  public static String low(Property p) {
    return p.name() + "_low";
  }

  /** Name of the column of upper ends. */
  public static String high(Property p) {
    return p.name() + "_high";
  }

  /** Name of the column of the probability of a point mass. */
  public static String probability(Property p, PointMass mass) {
    return p.name() + "_" + mass.name().replaceAll("\\s+", "_") + "_probability";
  }
}
