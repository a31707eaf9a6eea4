package io.backcast.design;

import io.backcast.formula.Term;
import io.backcast.model.BackcastException;
import io.backcast.model.Conditions;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import io.backcast.model.Relations;
import io.backcast.model.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Draws valid designs uniformly from the part of bounds where conditions hold: from a {@link
 * Paving}, or, on relations, by a random walk. What must have one value is drawn from a thin shell
 * about it and moved onto it, so that designs are distributed as the prior is in the limit of ever
 * thinner shells. Safe for use by several threads.
 */
final class AllowedDraws {
  private static final long SEED = 0x1E3779B97F4A7C15L;

  /** Points that tell how wide a shell is, and what share of the bounds is left. */
  private static final int PILOT = 2_048;

  /** Share of the points that a shell holds; it is made thinner twice. */
  private static final double SHELL = 0.04;

  /** Points after which a draw gives up. */
  private static final int MOST_TRIES = 4_000;

  private final DesignSpace space;
  private final DesignBounds bounds;
  private final Conditions conditions;
  private final ConditionProjection projection;
  private final Relations relations;
  private final boolean equalities;
  private final Paving.Ranges ranges;
  private final @Nullable Paving paving;
  private final @Nullable FeasibleSampler feasible;

  /**
   * Draws inside bounds.
   *
   * @throws BackcastException if it can be told that no design inside satisfies all
   */
  AllowedDraws(DesignSpace space, DesignBounds bounds) throws BackcastException {
    bounds.check(space);
    this.space = space;
    this.bounds = bounds;
    this.conditions = bounds.conditions();
    this.projection = new ConditionProjection(space, bounds);
    this.relations = bounds.relations(space);
    this.equalities = conditions.nonlinear().stream().anyMatch(Term::isEquality);
    if (relations.isEmpty()) {
      Paving.Ranges widened = Paving.Ranges.of(conditions);
      Paving boxes = new Paving(space, bounds, widened(everywhere(), Double.POSITIVE_INFINITY));
      for (int turn = 0; equalities && turn < 2; turn++) {
        widened = shells(boxes);
        boxes = new Paving(space, bounds, widened);
      }
      this.ranges = equalities ? widened : Paving.Ranges.of(conditions);
      this.paving = equalities ? boxes : new Paving(space, bounds, ranges);
      this.feasible = null;
    } else {
      FeasibleSampler free = new FeasibleSampler(space, bounds);
      FeasibleSampler.Chain chain = free.chain(Randoms.generator(SEED));
      double[][] points = new double[PILOT][];
      for (int i = 0; equalities && i < PILOT; i++) {
        points[i] = physical(chain.next());
      }
      this.ranges = equalities ? widened(points, SHELL * SHELL) : Paving.Ranges.of(conditions);
      this.paving = null;
      this.feasible =
          conditions.terms().isEmpty() && conditions.levels().isEmpty()
              ? free
              : new FeasibleSampler(space, bounds, this::holds);
    }
  }

  private static double[][] everywhere() {
    return new double[0][];
  }

  /** Terms with shells that a share of the points of some boxes is in. */
  private Paving.Ranges shells(Paving boxes) {
    if (boxes.isEmpty()) {
      return Paving.Ranges.of(conditions);
    }
    RandomGenerator random = Randoms.generator(SEED);
    double[][] points = new double[PILOT][space.dx()];
    int found = 0;
    for (int i = 0; i < 8 * PILOT && found < PILOT; i++) {
      found += boxes.draw(random, points[found]) ? 1 : 0;
    }
    return widened(Arrays.copyOf(points, found), SHELL);
  }

  /** Shells that hold a share of some points; endless ones without points. */
  private Paving.Ranges widened(double[][] points, double share) {
    List<Term> terms = conditions.nonlinear();
    Paving.Ranges stated = Paving.Ranges.of(conditions);
    double[] size = new double[terms.size()];
    double[] worst = new double[points.length];
    for (int k = 0; k < size.length; k++) {
      Term term = terms.get(k);
      if (!term.isEquality()) {
        continue;
      }
      double[] off =
          Arrays.stream(points)
              .mapToDouble(x -> Math.abs(term.value().value(x) - term.low()))
              .map(d -> Double.isNaN(d) ? Double.POSITIVE_INFINITY : d)
              .toArray();
      double[] sorted = off.clone();
      Arrays.sort(sorted);
      // of most points none may be off, as of max(n, 3) = 3
      size[k] =
          points.length == 0
              ? Double.POSITIVE_INFINITY
              : Math.max(sorted[sorted.length / 2], Double.MIN_NORMAL);
      for (int i = 0; i < worst.length; i++) {
        worst[i] = Math.max(worst[i], off[i] / size[k]);
      }
    }
    Arrays.sort(worst);
    double part =
        worst.length == 0 ? 1 : worst[(int) Math.min(worst.length - 1, share * worst.length)];
    for (int k = 0; k < size.length; k++) {
      if (terms.get(k).isEquality()) {
        stated.low()[k] -= part * size[k];
        stated.high()[k] += part * size[k];
      }
    }
    return stated;
  }

  private double[] physical(double[] scaled) {
    double[] x = new double[scaled.length];
    for (int j = 0; j < x.length; j++) {
      Variable v = space.variables().get(j);
      x[j] = bounds.clamp(j, v.valid(v.unscale(scaled[j])));
    }
    return x;
  }

  private boolean holds(double[] scaled) {
    double[] x = physical(scaled);
    return ranges.hold(x) && conditions.levels().stream().allMatch(l -> l.allows(x[l.column()]));
  }

  /** Draws one after another. */
  Draws draws(long seed) {
    return new Draws(Randoms.generator(seed));
  }

  /** A sequence of draws, for one thread. */
  final class Draws {
    private final RandomGenerator random;
    private final double[] x = new double[space.dx()];
    private final double[] written = new double[space.dx()];
    private final ConditionProjection.Mover mover = projection.mover();
    private final FeasibleSampler.@Nullable Chain chain;

    private Draws(RandomGenerator random) {
      this.random = random;
      this.chain = feasible == null ? null : feasible.chain(random);
    }

    /** The next design, in a row; whether one was found. */
    boolean next(DesignMatrix out, int row) {
      for (int i = 0; i < (chain == null ? MOST_TRIES : 50); i++) {
        if (drawn(out, row)
            && (equalities
                ? mover.project(out, row)
                : conditions.allow(out.array(), row, written))) {
          return true;
        }
      }
      return false;
    }

    private boolean drawn(DesignMatrix out, int row) {
      if (chain != null) {
        double[] f = chain.next();
        for (int j = 0; j < f.length; j++) {
          Variable v = space.variables().get(j);
          double value = v.unscale(f[j]);
          out.set(row, j, relations.involves(j) ? value : bounds.clamp(j, v.valid(value)));
        }
        DesignMatrix one = out.slice(row, row + 1);
        relations.settle(one, bounds);
        out.setRow(row, one, 0);
        return chain.found();
      }
      boolean hit = paving != null && !paving.isEmpty() && paving.draw(random, x);
      for (int j = 0; hit && j < x.length; j++) {
        out.set(row, j, bounds.clamp(j, x[j]));
      }
      return hit;
    }
  }

  /**
   * Draws of the prior, {@code [n, dx]}, each of which depends on the seed and its index alone;
   * fewer than {@code n} rows where there are hardly any designs.
   */
  DesignMatrix of(long seed, int n) {
    int block = 256;
    DesignMatrix x = DesignMatrix.zeros(n, space.dx());
    boolean[] found = new boolean[n];
    IntStream.range(0, (n + block - 1) / block)
        .parallel()
        .forEach(
            b -> {
              Draws draws = draws(seed ^ (SEED * (b + 1)));
              boolean more = true;
              for (int i = b * block; more && i < Math.min(n, (b + 1) * block); i++) {
                more = draws.next(x, i);
                found[i] = more;
              }
            });
    return x.pick(IntStream.range(0, n).filter(i -> found[i]).toArray());
  }

  /**
   * The share of the designs inside the ranges of the bounds that satisfy the conditions, roughly;
   * 0 where something must have one value.
   */
  double share() {
    if (conditions.hasEqualities() || (paving != null && paving.isEmpty())) {
      return 0;
    }
    RandomGenerator random = Randoms.generator(SEED);
    int hits = 0;
    if (paving != null) {
      double[] x = new double[space.dx()];
      for (int i = 0; i < PILOT; i++) {
        hits += paving.draw(random, x) ? 1 : 0;
      }
      return paving.share() * hits / PILOT;
    }
    try {
      FeasibleSampler.Chain free = new FeasibleSampler(space, bounds.ranges()).chain(random);
      for (int i = 0; i < PILOT; i++) {
        hits += holds(free.next()) ? 1 : 0;
      }
      return (double) hits / PILOT;
    } catch (BackcastException e) {
      return 0;
    }
  }
}
