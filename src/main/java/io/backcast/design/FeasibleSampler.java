package io.backcast.design;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.RelationBasis;
import io.backcast.model.Relations;
import io.backcast.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws designs uniformly from the part of bounds on which the relations of a design space hold:
 * hit-and-run along directions that change as few variables as the relations allow (Smith,
 * Operations Research 1984). Designs are scaled and not rounded.
 */
public final class FeasibleSampler {
  private final double[] lower;
  private final double[] upper;
  private final double[] start;
  private final int[] independent;
  private final List<Direction> directions;
  private final int thinning;

  /** A line through the relations: columns, and how far each moves along it. */
  private record Direction(int[] columns, double[] by) {}

  /**
   * A sampler inside bounds.
   *
   * @throws BackcastException if no design inside keeps to the relations
   */
  public FeasibleSampler(DesignSpace space, DesignBounds bounds) throws BackcastException {
    Relations relations = Relations.of(space);
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
      if (!relations.involves(j)) {
        alone.add(j);
      }
    }
    independent = alone.stream().mapToInt(j -> j).toArray();
    directions = directions(relations.basis(fixed));
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

    private Chain(RandomGenerator random) {
      this.random = random;
      for (int i = 0; i < 4 * thinning; i++) {
        walk();
      }
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
      for (int i = 0; most > least && i < d.by.length; i++) {
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
