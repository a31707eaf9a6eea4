package io.backcast.design;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.RelationBasis;
import io.backcast.model.Relations;
import io.backcast.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Draws designs uniformly from the part of bounds on which the relations of a design space hold:
 * hit-and-run along directions that change as few variables as the relations allow (Smith,
 * Operations Research 1984). Designs are scaled and not rounded.
 */
public final class FeasibleSampler {
  /** Steps of a free walk that looks for a place to begin. */
  private static final int MOST_STEPS = 20_000;

  /** How often a step is drawn again. */
  private static final int MOST_SHORTER = 60;

  private final double[] lower;
  private final double[] upper;
  private final double[] start;
  private final int[] independent;
  private final List<Direction> directions;
  private final int thinning;
  private final @Nullable Predicate<double[]> holds;

  /** A line through the relations: columns, and how far each moves along it. */
  private record Direction(int[] columns, double[] by) {}

  /**
   * A sampler inside bounds.
   *
   * @throws BackcastException if no design inside keeps to the relations
   */
  public FeasibleSampler(DesignSpace space, DesignBounds bounds) throws BackcastException {
    this(space, bounds, null);
  }

  /**
   * A sampler of the designs for which something holds, told of scaled designs; a step that leads
   * where it does not is drawn again from the part before it (Neal, Annals of Statistics 31, 2003).
   *
   * @throws BackcastException if no design inside keeps to the relations
   */
  FeasibleSampler(DesignSpace space, DesignBounds bounds, @Nullable Predicate<double[]> holds)
      throws BackcastException {
    this.holds = holds;
    Relations relations = bounds.relations(space);
    DesignBounds reach = relations.reach(bounds);
    int dx = space.dx();
    lower = new double[dx];
    upper = new double[dx];
    start = new double[dx];
    boolean[] fixed = new boolean[dx];
    double[] middle = new double[dx];
    for (int j = 0; j < dx; j++) {
      middle[j] = (reach.lower()[j] + reach.upper()[j]) / 2;
      fixed[j] = relations.involves(j) && !(bounds.upper()[j] > bounds.lower()[j]);
    }
    relations.project(middle, reach);
    List<Integer> alone = new ArrayList<>();
    for (int j = 0; j < dx; j++) {
      Variable v = space.variables().get(j);
      double margin = fixed[j] ? 0 : v.margin();
      lower[j] = v.scale(bounds.lower()[j] - margin);
      upper[j] = v.scale(bounds.upper()[j] + margin);
      start[j] = v.scale(middle[j]);
      if (!relations.involves(j) && (holds == null || !bounds.conditions().involves(j))) {
        alone.add(j);
      }
    }
    independent = alone.stream().mapToInt(j -> j).toArray();
    directions = directions(relations.basis(fixed));
    for (int j = 0; j < dx; j++) {
      // what a condition is about is part of the walk
      if (!relations.involves(j) && !alone.contains(j) && upper[j] > lower[j]) {
        directions.add(new Direction(new int[] {j}, new double[] {1}));
      }
    }
    thinning = 2 * (dx - independent.length);
  }

  /** Designs one after another, each nearly independent of the one before. */
  public Chain chain(RandomGenerator random) {
    return new Chain(random);
  }

  /** A random walk, which has forgotten where it began. */
  public final class Chain {
    private final RandomGenerator random;
    private final double[] at = start.clone();
    private boolean found;

    private Chain(RandomGenerator random) {
      this.random = random;
      found = holds == null;
      for (int i = 0; i < 4 * thinning; i++) {
        walk();
      }
      // the free walk is left where the condition holds for the first time
      for (int i = 0; holds != null && !found && i < MOST_STEPS; i++) {
        found = holds.test(at);
        if (!found) {
          walk();
        }
      }
    }

    /** Whether any design was found for which everything holds. */
    boolean found() {
      return found;
    }

    /** The next design, scaled, {@code [dx]}; the same array each time. */
    public double[] next() {
      for (int i = 0; i < thinning; i++) {
        walk();
      }
      for (int j : independent) {
        at[j] = lower[j] + random.nextDouble() * (upper[j] - lower[j]);
      }
      return at;
    }

    private void walk() {
      if (directions.isEmpty()) {
        return;
      }
      Direction d = directions.get(random.nextInt(directions.size()));
      double least = Double.NEGATIVE_INFINITY;
      double most = Double.POSITIVE_INFINITY;
      for (int i = 0; i < d.by.length; i++) {
        int j = d.columns[i];
        double one = (lower[j] - at[j]) / d.by[i];
        double other = (upper[j] - at[j]) / d.by[i];
        least = Math.max(least, Math.min(one, other));
        most = Math.min(most, Math.max(one, other));
      }
      double step = least + random.nextDouble() * (most - least);
      move(d, most > least ? step : 0);
      for (int i = 0; holds != null && found && most > least && !holds.test(at); i++) {
        move(d, -step);
        least = step < 0 ? step : least;
        most = step > 0 ? step : most;
        step = i < MOST_SHORTER ? least + random.nextDouble() * (most - least) : 0;
        move(d, step);
        if (step == 0) {
          return;
        }
      }
    }

    private void move(Direction d, double step) {
      for (int i = 0; i < d.by.length; i++) {
        at[d.columns[i]] += step * d.by[i];
      }
    }
  }

  /** Each free variable alone, and each pair that leaves a dependent variable where it is. */
  private static List<Direction> directions(RelationBasis basis) {
    List<Direction> found = new ArrayList<>();
    double[][] singles = new double[basis.free().length][];
    for (int i = 0; i < basis.free().length; i++) {
      double[] by = new double[basis.free().length + basis.dependent().length];
      by[i] = 1;
      boolean related = false;
      for (int r = 0; r < basis.dependent().length; r++) {
        by[basis.free().length + r] = -basis.factors()[r][i];
        related |= basis.factors()[r][i] != 0;
      }
      singles[i] = by;
      if (related) {
        found.add(direction(basis, by));
      }
    }
    for (double[] row : basis.factors()) {
      for (int i = 0; i < row.length; i++) {
        for (int k = 0; row[i] != 0 && k < i; k++) {
          if (row[k] != 0) {
            double[] by = new double[singles[i].length];
            for (int c = 0; c < by.length; c++) {
              by[c] = singles[i][c] / row[i] - singles[k][c] / row[k];
            }
            found.add(direction(basis, by));
          }
        }
      }
    }
    return found;
  }

  private static Direction direction(RelationBasis basis, double[] by) {
    List<Integer> places = new ArrayList<>();
    for (int c = 0; c < by.length; c++) {
      if (Math.abs(by[c]) > 1e-12) {
        places.add(c);
      }
    }
    int free = basis.free().length;
    return new Direction(
        places.stream()
            .mapToInt(c -> c < free ? basis.free()[c] : basis.dependent()[c - free])
            .toArray(),
        places.stream().mapToDouble(c -> by[c]).toArray());
  }
}
