package io.backcast.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many raw samples of a backward network lie outside the bounds of the space.
 *
 * @param drawn samples, before any was drawn again
 * @param outside samples with at least one coordinate outside
 * @param byVariable samples outside in each variable, {@code [dx]}
 * @param refused samples that stayed outside however often they were drawn again
 */
public record OutsideCount(int drawn, int outside, int[] byVariable, int refused) {
  /** Rounding of float networks that end on a bound, in half-ranges. */
  private static final double ROUNDING = 1e-5;

  /** No sample was compared with the bounds. */
  public static OutsideCount none(int dx) {
    return new OutsideCount(0, 0, new int[dx], 0);
  }

  /** Counts the rows of {@code x [n, dx]}, none refused. */
  public static OutsideCount of(DesignSpace space, DesignMatrix x) {
    Counter counter = new Counter(space);
    RowBlocks.run(x.rows(), (from, to) -> counter.on(from, to, x.array()));
    return counter.counted();
  }

  /** Counts rows as they come. */
  public static final class Counter implements RowCheck {
    private final DesignSpace space;
    private final LongAdder drawn = new LongAdder();
    private final LongAdder outside = new LongAdder();
    private final AtomicIntegerArray byVariable;

    /** Counts samples of a space from none. */
    public Counter(DesignSpace space) {
      this.space = space;
      byVariable = new AtomicIntegerArray(space.dx());
    }

    @Override
    public void on(int from, int to, float[] values) {
      DesignMatrix x = DesignMatrix.of(values, space.dx());
      boolean[] any = new boolean[to - from];
      for (int j = 0; j < space.dx(); j++) {
        Variable v = space.variables().get(j);
        int beyond = 0;
        for (int i = from; i < to; i++) {
          if (!isInside(v, x.get(i, j))) {
            any[i - from] = true;
            beyond++;
          }
        }
        byVariable.addAndGet(j, beyond);
      }
      int count = 0;
      for (boolean one : any) {
        count += one ? 1 : 0;
      }
      outside.add(count);
      drawn.add(to - from);
    }

    /** The count of the rows that have come, none refused. */
    public OutsideCount counted() {
      int[] counts = new int[space.dx()];
      Arrays.setAll(counts, byVariable::get);
      return new OutsideCount(drawn.intValue(), outside.intValue(), counts, 0);
    }
  }

  /** Whether row {@code row} of {@code x [n, dx]} lies inside the bounds, up to rounding. */
  public static boolean isInside(DesignSpace space, DesignMatrix x, int row) {
    for (int j = 0; j < space.dx(); j++) {
      if (!isInside(space.variables().get(j), x.get(row, j))) {
        return false;
      }
    }
    return true;
  }

  /** A whole value reaches half a unit beyond its bounds; what is not a number is outside. */
  private static boolean isInside(Variable v, double value) {
    return Math.abs(v.scale(value)) <= 1 + ROUNDING;
  }

  /** A copy with the number of refused samples. */
  public OutsideCount withRefused(int samples) {
    return new OutsideCount(drawn, outside, byVariable, samples);
  }

  /** The count of these samples and of others. */
  public OutsideCount plus(OutsideCount other) {
    int[] sums = byVariable.clone();
    Arrays.setAll(sums, j -> sums[j] + other.byVariable[j]);
    return new OutsideCount(
        drawn + other.drawn, outside + other.outside, sums, refused + other.refused);
  }

  /** Samples outside as a share of all, 0 … 1. */
  public double share() {
    return drawn == 0 ? 0 : (double) outside / drawn;
  }

  /** The share of samples outside by variable, for those that have any, in the space's order. */
  public Map<String, Double> shares(DesignSpace space) {
    Map<String, Double> shares = new LinkedHashMap<>();
    for (int j = 0; j < byVariable.length; j++) {
      if (byVariable[j] > 0) {
        shares.put(space.variables().get(j).name(), (double) byVariable[j] / drawn);
      }
    }
    return shares;
  }

  /** “9.1 % of the raw samples lie outside the bounds (speed 4.0 %, gravity 6.2 %)”. */
  public String clause(DesignSpace space) {
    if (outside == 0) {
      return "all raw samples lie inside the bounds";
    }
    StringJoiner parts = new StringJoiner(", ");
    shares(space).forEach((name, share) -> parts.add(name + " " + percent(share)));
    return "%s of the raw samples lie outside the bounds (%s)".formatted(percent(share()), parts);
  }

  private static String percent(double share) {
    return share < 0.001 ? "< 0.1 %" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OutsideCount c
        && drawn == c.drawn
        && outside == c.outside
        && refused == c.refused
        && Arrays.equals(byVariable, c.byVariable);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * drawn + outside) + Arrays.hashCode(byVariable);
  }
}
