package io.backcast.train.evaluate;

import io.backcast.model.IntervalRule;
import io.backcast.model.IntervalRule.ClassProbability;
import io.backcast.model.PiecewiseLinear;
import io.backcast.model.Property;
import io.backcast.model.Quantiles;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Fits intervals by split conformal prediction (Vovk, Gammerman and Shafer, 2005; Lei et al.,
 * 2018): errors of rows that the networks had not seen, in units of the stated deviation, have
 * quantiles that new errors keep to as well, whatever their distribution. The quantiles are taken
 * by group (Mondrian: Vovk, 2012), above and below the prediction apart (Romano, Patterson and
 * Candès, 2019): by predicted value, by distance to the data, and without rows whose class alone
 * decides. Groups are small where data are few, so their quantiles are drawn towards those of all
 * rows as if {@value #PRIOR_ROWS} rows of all were in each group; between the groups' medians they
 * are interpolated, so that a band along a path has no steps.
 */
final class IntervalFit {
  static final double LEVEL = 0.9;

  private static final double TAIL = (1 - LEVEL) / 2;

  /** Rows of a group by value. */
  private static final int LEAST = 40;

  /** Groups by distance at most. */
  private static final int DISTANCES = 4;

  private static final int PRIOR_ROWS = 20;

  /** With fewer rows no tenth of them can be told from none. */
  private static final int FEWEST = 10;

  private final Property property;
  private final double[] truth;
  private final double[] predicted;
  private final double[] std;
  private final double[] distance;

  /**
   * Rows that the networks had not seen.
   *
   * @param truth physical, {@code [n]}; NaN where a row lacks the property
   * @param unclamped predictions, {@code [n]}
   * @param std their calibrated deviation in the coordinate of the property's scale, {@code [n]}
   * @param distance to the training data, {@code [n]}
   */
  IntervalFit(
      Property property, double[] truth, double[] unclamped, double[] std, double[] distance) {
    int[] known = IntStream.range(0, truth.length).filter(i -> !Double.isNaN(truth[i])).toArray();
    this.property = property;
    this.truth = pick(truth, known);
    this.predicted = pick(unclamped, known);
    this.std = pick(std, known);
    this.distance = pick(distance, known);
  }

  /** The fitted reach of the intervals. */
  IntervalRule.Reach fit() {
    ClassProbability mass = mass();
    int n = truth.length;
    double[] at = new double[n];
    double[] error = new double[n];
    double[] probability = new double[n];
    for (int i = 0; i < n; i++) {
      at[i] = property.coordinate(predicted[i]);
      error[i] = (property.coordinate(truth[i]) - at[i]) / std[i];
      probability[i] = mass == null ? 0 : mass.of(depth(i));
    }
    // where the class is sure the interval is the class; in the mass every upper end is right
    int[] upper = rows(i -> !property.isMass(truth[i]) && probability[i] < 1 - TAIL);
    int[] lower = rows(i -> probability[i] <= TAIL);
    if (Math.min(upper.length, lower.length) < FEWEST) {
      PiecewiseLinear unknown = PiecewiseLinear.unknown();
      return new IntervalRule.Reach(unknown, unknown, unknown, mass);
    }
    PiecewiseLinear far = far(pick(error, upper), pick(distance, upper));
    double[] score = new double[n];
    Arrays.setAll(score, i -> error[i] / far.of(known(distance[i])));
    return new IntervalRule.Reach(
        reach(pick(at, lower), negative(pick(score, lower))),
        reach(pick(at, upper), pick(score, upper)),
        far,
        mass);
  }

  private @Nullable ClassProbability mass() {
    if (property.pointMass() == null) {
      return null;
    }
    double[] depth = new double[truth.length];
    boolean[] mass = new boolean[truth.length];
    for (int i = 0; i < depth.length; i++) {
      depth[i] = depth(i);
      mass[i] = property.isMass(truth[i]);
    }
    return ClassFit.of(depth, mass);
  }

  private double depth(int i) {
    return ClassProbability.depth(property, predicted[i], std[i]);
  }

  /** Quantiles of scores by predicted value. */
  private PiecewiseLinear reach(double[] at, double[] score) {
    return byValue(property, at, score, 1 - TAIL);
  }

  /**
   * A quantile of numbers by predicted value, never below zero.
   *
   * @param at predicted values in the coordinate of the property's scale
   */
  static PiecewiseLinear byValue(Property p, double[] at, double[] numbers, double share) {
    ValueBins bins = ValueBins.of(p, at, LEAST);
    double all = quantile(numbers, share);
    double[] knots = new double[bins.count()];
    double[] values = new double[bins.count()];
    for (int g = 0; g < knots.length; g++) {
      int[] members = bins.members(at, g);
      knots[g] = median(pick(at, members));
      double own = quantile(pick(numbers, members), share);
      values[g] =
          Math.max(0, (members.length * own + PRIOR_ROWS * all) / (members.length + PRIOR_ROWS));
    }
    return new PiecewiseLinear(knots, values);
  }

  /** How errors grow with the distance, never falling, 1 for the usual design. */
  private static PiecewiseLinear far(double[] error, double[] distance) {
    int groups = Math.clamp(error.length / LEAST, 1, DISTANCES);
    if (groups < 2 || Arrays.stream(distance).anyMatch(Double::isNaN)) {
      return PiecewiseLinear.constant(1);
    }
    Integer[] order = new Integer[error.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(distance[a], distance[b]));
    double[] absolute = Arrays.stream(error).map(Math::abs).toArray();
    double all = quantile(absolute, LEVEL);
    double[] knots = new double[groups];
    double[] values = new double[groups];
    double[] weights = new double[groups];
    for (int g = 0; g < groups; g++) {
      int from = g * error.length / groups;
      int to = (g + 1) * error.length / groups;
      int[] members = Arrays.stream(order, from, to).mapToInt(i -> i).toArray();
      double own = quantile(pick(absolute, members), LEVEL) / all;
      knots[g] = median(pick(distance, members));
      values[g] = (members.length * own + PRIOR_ROWS) / (members.length + PRIOR_ROWS);
      weights[g] = members.length;
    }
    return new PiecewiseLinear(knots, rising(values, weights));
  }

  /** The nearest sequence that never falls, by pooling adjacent violators. */
  private static double[] rising(double[] values, double[] weights) {
    double[] sums = new double[values.length];
    double[] totals = new double[values.length];
    int[] counts = new int[values.length];
    int blocks = 0;
    for (int i = 0; i < values.length; i++) {
      sums[blocks] = values[i] * weights[i];
      totals[blocks] = weights[i];
      counts[blocks++] = 1;
      while (blocks > 1
          && sums[blocks - 1] * totals[blocks - 2] < sums[blocks - 2] * totals[blocks - 1]) {
        blocks--;
        sums[blocks - 1] += sums[blocks];
        totals[blocks - 1] += totals[blocks];
        counts[blocks - 1] += counts[blocks];
      }
    }
    double[] fitted = new double[values.length];
    int at = 0;
    for (int b = 0; b < blocks; b++) {
      Arrays.fill(fitted, at, at + counts[b], sums[b] / totals[b]);
      at += counts[b];
    }
    return fitted;
  }

  /** The conformal quantile: the {@code ⌈(n + 1) share⌉}-th smallest, or the largest. */
  static double quantile(double[] numbers, double share) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int rank = (int) Math.ceil((sorted.length + 1) * share);
    return sorted[Math.min(rank, sorted.length) - 1];
  }

  private static double median(double[] numbers) {
    return Quantiles.of(numbers, 0.5);
  }

  /** An unknown distance counts as a large one, as it does when intervals are stated. */
  private static double known(double distance) {
    return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
  }

  private int[] rows(IntPredicate condition) {
    return IntStream.range(0, truth.length).filter(condition).toArray();
  }

  private static double[] pick(double[] numbers, int[] rows) {
    return Arrays.stream(rows).mapToDouble(i -> numbers[i]).toArray();
  }

  private static double[] negative(double[] numbers) {
    return Arrays.stream(numbers).map(v -> -v).toArray();
  }
}
