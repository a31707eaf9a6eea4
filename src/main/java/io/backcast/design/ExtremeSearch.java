package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Goal;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.Rows;
import io.backcast.model.Target;
import io.backcast.model.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Looks for the designs with the most or least of properties among those that can be trusted: on
 * target for all other properties, inside the bounds, inside the training data (the design as well
 * as its property) and trusted at least fairly, all by the ensemble, so that nothing is gained
 * where the model only extrapolates. A population of designs is varied and the best are kept
 * ({@link Dominance}); for several extremes they spread along the front.
 */
final class ExtremeSearch {
  /** Designs of a generation. */
  private static final int POPULATION = 200;

  /** Samples that the surrogate and the data let through to the first judgement. */
  private static final int FIRST = 1_000;

  private static final int FEWEST_GENERATIONS = 20;
  private static final int MOST_GENERATIONS = 100;

  /** First and last length of steps, in half-ranges. */
  private static final double LONGEST = 0.3;

  private static final double SHORTEST = 0.01;

  private final InverseModel model;
  private final DesignSpace space;
  private final DesignSupport support;
  private final Trust trust;
  private final Refiner refiner;
  private final Target target;
  private final DesignBounds bounds;
  private final boolean insideData;

  /**
   * Designs that the ensemble judged.
   *
   * @param broken by how much each breaks what is asked besides, {@code [n]}; 0 for none
   */
  record Judged(DesignMatrix x, Predictions p, double[] broken) {
    Judged pick(int[] rows) {
      return new Judged(
          x.pick(rows),
          p.pick(x.rows(), rows),
          Arrays.stream(rows).mapToDouble(i -> broken[i]).toArray());
    }

    /** Both. */
    Judged and(Judged more) {
      DesignMatrix all = DesignMatrix.zeros(x.rows() + more.x.rows(), x.columns());
      for (int i = 0; i < all.rows(); i++) {
        all.setRow(i, i < x.rows() ? x : more.x, i < x.rows() ? i : i - x.rows());
      }
      return new Judged(
          all,
          new Predictions(
              Rows.joined(p.unclamped(), more.p.unclamped()),
              Rows.joined(p.std(), more.p.std()),
              p.dy(),
              p.compared()),
          IntStream.range(0, all.rows())
              .mapToDouble(i -> i < broken.length ? broken[i] : more.broken[i - broken.length])
              .toArray());
    }
  }

  /**
   * A search that has not begun.
   *
   * @param insideData whether designs outside the training data are refused
   */
  ExtremeSearch(
      InverseModel model,
      Trust trust,
      Refiner refiner,
      Target target,
      DesignBounds bounds,
      boolean insideData)
      throws BackcastException {
    this.model = model;
    this.space = model.card().space();
    this.support = new DesignSupport(model.card());
    this.trust = trust;
    this.refiner = refiner;
    this.target = target;
    this.bounds = bounds;
    this.insideData = insideData;
  }

  /**
   * Searches.
   *
   * @param samples on target for what is asked besides, as far as there are any, {@code [n, dx]}
   * @return all that the ensemble judged
   * @throws BackcastException if the model fails, or between two generations if the thread has been
   *     interrupted
   */
  Judged run(DesignMatrix samples, long seed) throws BackcastException {
    Judged all = judge(samples.pick(promising(samples)));
    Judged living = all.pick(Dominance.best(merits(all.p), all.broken, POPULATION));
    Variation variation = new Variation(space, bounds, Randoms.generator(seed));
    int generations = Math.clamp(samples.rows() / 200, FEWEST_GENERATIONS, MOST_GENERATIONS);
    for (int g = 0; g < generations && living.x.rows() > 0; g++) {
      Interruption.check();
      double step = LONGEST * Math.pow(SHORTEST / LONGEST, g / (generations - 1.0));
      DesignMatrix made = variation.of(living.x, slopes(living), step);
      // a step onto what is asked besides, and onto relations
      refiner.refineBySurrogate(made, target, bounds, 1);
      Judged children = judge(made);
      all = all.and(children);
      Judged both = living.and(children);
      living = both.pick(distinct(both));
    }
    return all;
  }

  /** The best of two generations, without designs that are there twice. */
  private int[] distinct(Judged both) {
    Set<List<Float>> seen = new HashSet<>();
    int[] once =
        IntStream.range(0, both.x.rows())
            .filter(
                i -> {
                  List<Float> row = new ArrayList<>();
                  for (float value : both.x.row(i)) {
                    row.add(value);
                  }
                  return seen.add(row);
                })
            .toArray();
    Judged unlike = both.pick(once);
    int[] best = Dominance.best(merits(unlike.p), unlike.broken, POPULATION);
    return Arrays.stream(best).map(i -> once[i]).toArray();
  }

  /** Merits of predictions, {@code [n][m]}, in half-ranges of the properties. */
  double[][] merits(Predictions p) {
    int[] extremes = target.extremes();
    double[][] merits = new double[p.unclamped().length / p.dy()][extremes.length];
    for (int i = 0; i < merits.length; i++) {
      for (int m = 0; m < extremes.length; m++) {
        Property property = space.properties().get(extremes[m]);
        merits[i][m] =
            extreme(extremes[m]).merit(property, p.unclamped(i, extremes[m]))
                / property.halfRange();
      }
    }
    return merits;
  }

  private Goal.Extreme extreme(int k) {
    return (Goal.Extreme) target.goals().get(k);
  }

  /** The samples that look best to the surrogate, those inside the data first. */
  private int[] promising(DesignMatrix x) throws BackcastException {
    Predictions guessed = Predictions.ofSurrogate(model, x);
    boolean[] outside = support.of(x).outside();
    double[] broken = new double[x.rows()];
    Arrays.setAll(broken, i -> missed(guessed, i) + (insideData && outside[i] ? 1 : 0) + out(x, i));
    return Dominance.best(merits(guessed), broken, FIRST);
  }

  private double missed(Predictions p, int row) {
    double miss = target.miss(space, p.unclamped(), row);
    return Double.isNaN(miss) ? Float.MAX_VALUE : Math.max(0, miss - 1);
  }

  /** How far an extreme is beyond all training data, where no row can tell of it. */
  private double beyond(Predictions p, int row) {
    double sum = 0;
    for (int k : target.extremes()) {
      Property property = space.properties().get(k);
      sum += property.beyond(p.unclamped(row, k)) / property.halfRange();
    }
    return sum;
  }

  private double out(DesignMatrix x, int row) {
    return bounds.contains(x, row) ? 0 : 10;
  }

  private Judged judge(DesignMatrix x) throws BackcastException {
    Predictions p = Predictions.of(model, x);
    Trust.Evidence evidence = trust.evidence(x, p);
    boolean[] outside = support.of(x).outside();
    double[] broken = new double[x.rows()];
    Arrays.setAll(
        broken,
        i ->
            missed(p, i)
                + trust.beyondFair(i, x, p, evidence)
                + (insideData && outside[i] ? 1 : 0)
                + (insideData ? beyond(p, i) : 0)
                + out(x, i));
    return new Judged(x, p, broken);
  }

  /** The slopes of the merits, weighted at random along a front, {@code [n][dx]}. */
  private double[][] slopes(Judged living) throws BackcastException {
    int n = living.x.rows();
    int dx = space.dx();
    int[] extremes = target.extremes();
    DesignMatrix slopes = DesignMatrix.of(model.gradient(n, living.x.array()).dyDx(), dx);
    double[][] of = new double[n][dx];
    for (int i = 0; i < n; i++) {
      for (int m = 0; m < extremes.length; m++) {
        int k = extremes[m];
        // neighbours in the population climb different merits
        double weight = extremes.length == 1 || i % extremes.length == m ? 1 : 0.2;
        double unit = (extreme(k).most() ? 1 : -1) / space.properties().get(k).halfRange();
        for (int j = 0; j < dx; j++) {
          Variable v = space.variables().get(j);
          of[i][j] +=
              v.whole() ? 0 : weight * unit * slopes.get(i * space.dy() + k, j) * v.halfRange();
        }
      }
    }
    return of;
  }
}
