package io.backcast.train.evaluate;

import io.backcast.model.DesignSpace;
import io.backcast.model.TrustLevel;
import io.backcast.model.TrustRegion;
import io.backcast.model.TrustRule;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds where strong designs are not right as often as they should be, and describes it by few
 * regions of a fixed, readable shape: values above or below a threshold, and one variable off the
 * middle of its range. Such a region has no inner edge that one target or one locked value decided.
 * It is grown greedily: for the worst group of designs the region is taken that loses the fewest
 * right ones for every group that it mends, until all groups are as right as wanted. Thresholds lie
 * half way between the targets and locked values tried, so that they hold in between too.
 */
final class RegionSearch {
  /** A little more than is promised, because it is measured on a sample. */
  private static final double WANTED = 0.92;

  /** A group of fewer strong designs says nothing. */
  private static final int FEWEST = 10;

  private static final int MOST_REGIONS = 12;

  /** How far a variable is off the middle, between the locked values tried. */
  static final double[] OFF = {0.1, 0.35, 0.65};

  private final DesignSpace space;
  private final List<StrongDesigns.Part> candidates = new ArrayList<>();

  /**
   * Prepares a search.
   *
   * @param thresholds of the first property's value, physical
   */
  RegionSearch(DesignSpace space, double[] thresholds) {
    this.space = space;
    for (double t : thresholds) {
      sided(t, Double.POSITIVE_INFINITY);
      sided(Double.NEGATIVE_INFINITY, t);
    }
    sided(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    // the last resort, which mends everything
    candidates.add(
        new StrongDesigns.Part(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, -1, 0));
  }

  private void sided(double from, double to) {
    candidates.add(new StrongDesigns.Part(from, to, -1, 0));
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      for (double off : v.kind() == VariableKind.CATEGORICAL ? new double[0] : OFF) {
        candidates.add(new StrongDesigns.Part(from, to, j, off));
      }
    }
  }

  /**
   * The regions.
   *
   * @param groups strong designs, each for one target inside one set of bounds
   * @param training scaled rows of the training data, {@code [n][dx]}
   * @param values their first property, {@code [n]}
   */
  List<TrustRegion> of(List<StrongDesigns> groups, float[][] training, double[] values) {
    List<StrongDesigns> left = new ArrayList<>(groups);
    List<TrustRegion> found = new ArrayList<>();
    StrongDesigns worst = worst(left);
    while (worst != null) {
      StrongDesigns.Part part =
          found.size() < MOST_REGIONS ? best(worst, left) : candidates.getLast();
      found.add(region(part, left, training, values));
      left.replaceAll(g -> g.outside(part));
      worst = worst(left);
    }
    return found;
  }

  private static boolean fails(StrongDesigns group) {
    return group.size() >= FEWEST && group.share() < WANTED;
  }

  private static @Nullable StrongDesigns worst(List<StrongDesigns> groups) {
    StrongDesigns worst = null;
    for (StrongDesigns group : groups) {
      if (fails(group) && (worst == null || group.share() < worst.share())) {
        worst = group;
      }
    }
    return worst;
  }

  /** The candidate that mends a group and loses the fewest right designs for each group mended. */
  private StrongDesigns.Part best(StrongDesigns worst, List<StrongDesigns> all) {
    List<StrongDesigns> failing = all.stream().filter(RegionSearch::fails).toList();
    StrongDesigns.Part best = candidates.getLast();
    double least = Double.POSITIVE_INFINITY;
    for (StrongDesigns.Part part : candidates) {
      if (!fails(worst.outside(part))) {
        long mended = failing.stream().filter(g -> !fails(g.outside(part))).count();
        double cost = rightInside(part, all) / (double) mended;
        if (cost < least) {
          least = cost;
          best = part;
        }
      }
    }
    return best;
  }

  private static int rightInside(StrongDesigns.Part part, List<StrongDesigns> groups) {
    int count = 0;
    for (StrongDesigns g : groups) {
      for (int i = 0; i < g.size(); i++) {
        count += g.right()[i] && part.contains(g.f()[i], g.value()[i]) ? 1 : 0;
      }
    }
    return count;
  }

  private TrustRegion region(
      StrongDesigns.Part part, List<StrongDesigns> groups, float[][] training, double[] values) {
    int right = rightInside(part, groups);
    int all = 0;
    // the worst group decides how much less the region is called
    double lowest = 1;
    for (StrongDesigns g : groups) {
      int inside = g.size() - g.outside(part).size();
      all += inside;
      lowest = inside >= FEWEST ? Math.min(lowest, g.share()) : lowest;
    }
    int rows = 0;
    for (int i = 0; i < training.length; i++) {
      rows += part.contains(training[i], values[i]) ? 1 : 0;
    }
    return new TrustRegion(
        space.properties().getFirst().name(),
        Double.isInfinite(part.from()) ? null : part.from(),
        Double.isInfinite(part.to()) ? null : part.to(),
        part.variable() < 0 ? null : space.variables().get(part.variable()).name(),
        part.off(),
        lowest < TrustRule.FAIR_RIGHT ? TrustLevel.WEAK : TrustLevel.FAIR,
        right / (double) Math.max(1, all),
        rows);
  }

  /** Thresholds half way between targets, and beyond the last one none. */
  static double[] between(double[] targets) {
    double[] sorted = targets.clone();
    Arrays.sort(sorted);
    double[] middles = new double[Math.max(0, sorted.length - 1)];
    Arrays.setAll(middles, i -> (sorted[i] + sorted[i + 1]) / 2);
    return middles;
  }
}
