package io.backcast.design;

import io.backcast.formula.Interval;
import io.backcast.formula.Levels;
import io.backcast.formula.Term;
import io.backcast.model.Conditions;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The part of bounds in which conditions may hold, as boxes: halved again and again, boxes in which
 * interval arithmetic proves a condition violated are left out, and those in which it proves all of
 * them satisfied are kept whole (set inversion, Jaulin and Walter, Automatica 29, 1993). Points
 * drawn in the boxes and checked are uniform where the conditions hold, and few are drawn in vain.
 * In scaled coordinates. Safe for use by several threads.
 */
final class Paving {
  /** Boxes at most; each is looked at once. */
  private static final int MOST_BOXES = 1_024;

  /** Boxes smaller than this share of the bounds are not halved. */
  private static final double SMALLEST = 1e-7;

  private final DesignSpace space;
  private final DesignBounds bounds;
  private final Conditions conditions;
  private final Ranges ranges;
  private final int[] split;
  private final List<Box> boxes = new ArrayList<>();
  private final double[] sums;
  private final double[] low;
  private final double[] high;

  /** A box, and whether all conditions hold everywhere in it. */
  private record Box(double[] low, double[] high, double share, boolean inside) {}

  /** What the terms must be in: as stated, or wider for those that must have one value. */
  record Ranges(List<Term> terms, double[] low, double[] high) {
    /** As stated. */
    static Ranges of(Conditions conditions) {
      List<Term> terms = conditions.nonlinear();
      return new Ranges(
          terms,
          terms.stream().mapToDouble(Term::low).toArray(),
          terms.stream().mapToDouble(Term::high).toArray());
    }

    boolean hold(double[] x) {
      for (int k = 0; k < low.length; k++) {
        double value = terms.get(k).value().value(x);
        if (!(value >= low[k] && value <= high[k])) {
          return false;
        }
      }
      return true;
    }
  }

  Paving(DesignSpace space, DesignBounds bounds, Ranges ranges) {
    this.space = space;
    this.bounds = bounds;
    this.conditions = bounds.conditions();
    this.ranges = ranges;
    int dx = space.dx();
    this.low = new double[dx];
    this.high = new double[dx];
    for (int j = 0; j < dx; j++) {
      Variable v = space.variables().get(j);
      double margin = bounds.isLocked(j) ? 0 : v.margin();
      low[j] = v.scale(bounds.lower()[j] - margin);
      high[j] = v.scale(bounds.upper()[j] + margin);
    }
    this.split =
        IntStream.range(0, dx).filter(j -> conditions.involves(j) && !bounds.isLocked(j)).toArray();
    pave();
    this.sums = new double[boxes.size()];
    double sum = 0;
    for (int b = 0; b < sums.length; b++) {
      sum += boxes.get(b).share;
      sums[b] = sum;
    }
  }

  private void pave() {
    PriorityQueue<Box> open = new PriorityQueue<>(Comparator.comparingDouble((Box b) -> -b.share));
    add(open, low.clone(), high.clone(), 1);
    while (!open.isEmpty() && open.size() + boxes.size() < MOST_BOXES) {
      Box box = open.remove();
      int axis = axis(box);
      if (axis < 0 || box.share < SMALLEST) {
        boxes.add(box);
        continue;
      }
      double middle = (box.low[axis] + box.high[axis]) / 2;
      double[] below = box.high.clone();
      double[] above = box.low.clone();
      below[axis] = middle;
      above[axis] = middle;
      add(open, box.low, below, box.share / 2);
      add(open, above, box.high, box.share / 2);
    }
    boxes.addAll(open);
    // in an order that does not depend on the queue's
    boxes.sort(
        Comparator.comparingDouble((Box b) -> -b.share)
            .thenComparing((a, b) -> Arrays.compare(a.low, b.low)));
  }

  /** The variable whose range is the largest part of what it was; −1 for none. */
  private int axis(Box box) {
    int best = -1;
    double most = 0;
    for (int j : split) {
      double part = (box.high[j] - box.low[j]) / (high[j] - low[j]);
      // half a unit tells nothing about a whole value
      boolean fine = space.variables().get(j).whole() && width(box, j) < 1;
      if (part > most && !fine) {
        most = part;
        best = j;
      }
    }
    return best;
  }

  private double width(Box box, int j) {
    Variable v = space.variables().get(j);
    return v.unscale(box.high[j]) - v.unscale(box.low[j]);
  }

  private void add(PriorityQueue<Box> open, double[] from, double[] to, double share) {
    Interval[] x = new Interval[from.length];
    for (int j = 0; j < x.length; j++) {
      Variable v = space.variables().get(j);
      double least = Math.max(bounds.lower()[j], v.valid(v.unscale(from[j])));
      double most = Math.min(bounds.upper()[j], v.valid(v.unscale(to[j])));
      x[j] = new Interval(Math.min(least, most), Math.max(least, most));
    }
    boolean inside = true;
    for (Levels level : conditions.levels()) {
      if (!level.mayHold(x[level.column()])) {
        return;
      }
      inside &= level.mustHold(x[level.column()]);
    }
    for (int k = 0; k < ranges.low.length; k++) {
      Interval range = ranges.terms.get(k).value().range(x);
      if (range.isEmpty() || range.high() < ranges.low[k] || range.low() > ranges.high[k]) {
        return;
      }
      inside &= range.low() >= ranges.low[k] && range.high() <= ranges.high[k];
    }
    Box box = new Box(from, to, share, inside);
    if (inside) {
      boxes.add(box);
    } else {
      open.add(box);
    }
  }

  /** Whether no box is left: no design inside the bounds satisfies the conditions. */
  boolean isEmpty() {
    return boxes.isEmpty();
  }

  /** The share of the bounds that the boxes are. */
  double share() {
    return isEmpty() ? 0 : sums[sums.length - 1];
  }

  /**
   * One point of the boxes, as a valid design.
   *
   * @param x written, {@code [dx]}
   * @return whether the conditions hold there
   */
  boolean draw(RandomGenerator random, double[] x) {
    int at = Arrays.binarySearch(sums, random.nextDouble() * share());
    Box box = boxes.get(Math.min(sums.length - 1, at < 0 ? -at - 1 : at));
    for (int j = 0; j < x.length; j++) {
      Variable v = space.variables().get(j);
      double value = v.unscale(box.low[j] + random.nextDouble() * (box.high[j] - box.low[j]));
      x[j] = Math.max(bounds.lower()[j], Math.min(bounds.upper()[j], v.valid(value)));
    }
    return box.inside || (levelsHold(x) && ranges.hold(x));
  }

  private boolean levelsHold(double[] x) {
    for (Levels level : conditions.levels()) {
      if (!level.allows(x[level.column()])) {
        return false;
      }
    }
    return true;
  }
}
