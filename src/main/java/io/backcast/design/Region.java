package io.backcast.design;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Numbers;
import io.backcast.model.Units;
import io.backcast.model.Variable;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.List;

/**
 * Values of one variable or two, about which somebody asks.
 *
 * @param ranges at least one
 */
public record Region(List<Range> ranges) {
  /**
   * Values of a variable.
   *
   * @param variable its column
   * @param low smallest value
   * @param high largest value, the same for a single one
   */
  public record Range(int variable, double low, double high) {}

  public Region {
    ranges = List.copyOf(ranges);
  }

  /** One value of a variable. */
  public static Region of(int variable, double value) {
    return of(variable, value, value);
  }

  /** Values of a variable between two. */
  public static Region of(int variable, double low, double high) {
    return new Region(List.of(new Range(variable, low, high)));
  }

  /**
   * Bounds narrowed to the region.
   *
   * @throws BackcastException if the region is outside them
   */
  DesignBounds in(DesignBounds bounds, DesignSpace space) throws BackcastException {
    DesignBounds narrowed = bounds;
    for (Range r : ranges) {
      double low = Math.max(r.low, bounds.lower()[r.variable]);
      double high = Math.min(r.high, bounds.upper()[r.variable]);
      if (low > high) {
        throw new BackcastException(
            ErrorCode.BAD_BOUNDS,
            Sentence.of("bounds.region", space.variables().get(r.variable).name()));
      }
      narrowed = narrowed.with(r.variable, low, high);
    }
    return narrowed;
  }

  /** How far design {@code x [dx]} is from the region, scaled: 2 is the whole of a variable. */
  double distance(float[] x, DesignSpace space) {
    double sum = 0;
    for (Range r : ranges) {
      Variable v = space.variables().get(r.variable);
      double nearest = Math.max(r.low, Math.min(r.high, x[r.variable]));
      double off =
          v.isLog()
              ? v.scaledDifference(x[r.variable], Math.max(nearest, v.lower()))
              : (x[r.variable] - nearest) / v.halfRange();
      sum += off * off;
    }
    return Math.sqrt(sum);
  }

  /** {@code alpha = 80°}, {@code a = 2.9 to 3 Å and b = 3 Å}. */
  public String text(DesignSpace space) {
    List<String> parts = new ArrayList<>();
    for (Range r : ranges) {
      Variable v = space.variables().get(r.variable);
      String low = shown(v, r.low);
      parts.add(
          v.name()
              + " = "
              + (r.low == r.high
                  ? low
                  : Numbers.significant(r.low, 6) + " to " + shown(v, r.high)));
    }
    return String.join(" and ", parts);
  }

  /** A value with its unit, or a category by name. */
  static String shown(Variable v, double value) {
    String category = v.categories() == null ? null : v.category(value);
    return category == null ? Units.plain(Numbers.significant(value, 5), v.unit()) : category;
  }
}
