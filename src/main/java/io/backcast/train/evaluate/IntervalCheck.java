package io.backcast.train.evaluate;

import io.backcast.design.IntervalErrors;
import io.backcast.design.StatedIntervals;
import io.backcast.model.DesignSpace;
import io.backcast.model.IntervalRule;
import io.backcast.model.Property;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How intervals hold. On the rows that they are fitted on, each fifth of the rows gets the
 * intervals that the other four give; on other rows all get those of the model.
 *
 * @param property that was checked
 * @param truth {@code [n]}
 * @param low {@code [n]}
 * @param high {@code [n]}
 * @param massProbability {@code [n]}; NaN without a point mass
 * @param refitted whether the intervals are not the model's, which know these rows
 */
public record IntervalCheck(
    Property property,
    double[] truth,
    double[] low,
    double[] high,
    double[] massProbability,
    boolean refitted) {
  private static final int PARTS = 5;

  /** Borders between groups of similar probability. */
  private static final double[] EDGES = {0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98, 1.0001};

  /** Checks the intervals of property k. */
  static IntervalCheck of(DesignSpace space, int k, IntervalRows given) {
    IntervalRows rows = given.known();
    Property p = space.properties().get(k);
    int n = rows.size();
    double[][] found = new double[3][n];
    for (int part = 0; part < PARTS; part++) {
      int own = part;
      int[] rest = IntStream.range(0, n).filter(i -> i % PARTS != own).toArray();
      int[] mine = IntStream.range(0, n).filter(i -> i % PARTS == own).toArray();
      IntervalRule.Reach reach = new IntervalFit(p, rows.pick(rest)).fit();
      StatedIntervals stated =
          new StatedIntervals(
              space,
              new IntervalRule(
                  IntervalFit.LEVEL, rest.length, Collections.nCopies(space.dy(), reach)));
      fill(found, stated, p, k, rows, mine);
    }
    return new IntervalCheck(p, rows.truth(), found[0], found[1], found[2], true);
  }

  /**
   * Checks the intervals of property k by a model's own rule, on rows that it was not fitted on.
   */
  static IntervalCheck of(DesignSpace space, int k, IntervalRows given, IntervalRule rule) {
    IntervalRows rows = given.known();
    Property p = space.properties().get(k);
    double[][] found = new double[3][rows.size()];
    int[] all = IntStream.range(0, rows.size()).toArray();
    fill(found, new StatedIntervals(space, rule), p, k, rows, all);
    return new IntervalCheck(p, rows.truth(), found[0], found[1], found[2], false);
  }

  private static void fill(
      double[][] found,
      StatedIntervals stated,
      Property p,
      int k,
      IntervalRows rows,
      int[] members) {
    for (int i : members) {
      double std = p.deviation(rows.unclamped()[i], rows.std()[i]);
      double[] one = stated.one(k, rows.unclamped()[i], std, rows.distance()[i], rows.off()[i]);
      for (int c = 0; c < found.length; c++) {
        found[c][i] = one[c];
      }
    }
  }

  /** The figures, by the names that model cards use. */
  public Map<String, Double> metrics() {
    return IntervalErrors.of(property, truth, low, high, massProbability);
  }

  /**
   * The reliability of the class: points (mean probability of a group of rows, share of them in the
   * point mass), for groups of probability that have rows.
   */
  public List<double[]> reliability() {
    return IntStream.range(0, EDGES.length - 1)
        .mapToObj(this::group)
        .filter(rows -> rows.length > 0)
        .map(
            rows ->
                new double[] {
                  IntStream.of(rows).mapToDouble(i -> massProbability[i]).average().orElseThrow(),
                  IntStream.of(rows)
                      .mapToDouble(i -> property.isMass(truth[i]) ? 1 : 0)
                      .average()
                      .orElseThrow()
                })
        .toList();
  }

  private int[] group(int g) {
    return IntStream.range(0, truth.length)
        .filter(i -> massProbability[i] >= EDGES[g] && massProbability[i] < EDGES[g + 1])
        .toArray();
  }
}
