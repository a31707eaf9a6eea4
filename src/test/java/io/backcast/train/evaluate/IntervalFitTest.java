package io.backcast.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.design.IntervalErrors;
import io.backcast.design.StatedIntervals;
import io.backcast.model.IntervalRule;
import io.backcast.model.IntervalRule.ClassProbability;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.train.Spaces;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Intervals on errors whose law is known and which the stated deviation knows nothing of. */
class IntervalFitTest {
  private static final double MASS_BELOW = 1;

  /**
   * Values in 0 … 3 and a point mass below; errors are four times as large for the largest values,
   * where they are mostly positive, three times as large far from the data, and twice as large off
   * the middle. One deviation of 0.05 is stated for all.
   */
  private static IntervalRows rows(int n, long seed, boolean mass) {
    RandomGenerator random = Randoms.generator(seed);
    double[] truth = new double[n];
    double[] unclamped = new double[n];
    double[] std = new double[n];
    double[] distance = new double[n];
    double[] off = new double[n];
    for (int i = 0; i < n; i++) {
      double signed = mass ? 5 * random.nextDouble() - 2 : 3 * random.nextDouble();
      distance[i] = random.nextDouble();
      off[i] = random.nextDouble();
      double noise = 0.03 * (distance[i] > 0.75 ? 3 : 1) * (off[i] > 0.75 ? 2 : 1);
      double error = noise * random.nextGaussian();
      truth[i] = mass ? Math.max(0, signed) : signed;
      unclamped[i] = signed > 2.4 ? signed - Math.abs(4 * error) : signed - error;
      std[i] = 0.05;
    }
    return new IntervalRows(truth, unclamped, std, distance, off);
  }

  private static double[][] stated(Property p, IntervalRule.Reach reach, IntervalRows rows) {
    StatedIntervals stated =
        new StatedIntervals(Spaces.of(p), new IntervalRule(0.9, 1, List.of(reach)));
    double[][] ends = new double[3][rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      double[] one =
          stated.one(0, rows.unclamped()[i], rows.std()[i], rows.distance()[i], rows.off()[i]);
      for (int c = 0; c < 3; c++) {
        ends[c][i] = one[c];
      }
    }
    return ends;
  }

  private static double coverage(IntervalRows rows, double[][] ends, IntPredicate which) {
    return IntStream.range(0, rows.size())
        .filter(which)
        .mapToDouble(i -> ends[0][i] <= rows.truth()[i] && rows.truth()[i] <= ends[1][i] ? 1 : 0)
        .average()
        .orElseThrow();
  }

  @Test
  void intervalsHoldForNewRowsInEveryCornerAndNotOnlyOnAverage() {
    Property p = Spaces.property(0, 3, 0.05, null);
    IntervalRule.Reach reach = new IntervalFit(p, rows(800, 1, false)).fit();
    IntervalRows fresh = rows(20_000, 2, false);
    double[][] ends = stated(p, reach, fresh);
    assertThat(coverage(fresh, ends, i -> true)).isBetween(0.88, 0.94);
    assertThat(coverage(fresh, ends, i -> fresh.truth()[i] > 2.4)).isBetween(0.85, 0.96);
    assertThat(coverage(fresh, ends, i -> fresh.distance()[i] > 0.8)).isGreaterThan(0.85);
    assertThat(coverage(fresh, ends, i -> fresh.off()[i] > 0.8)).isGreaterThan(0.85);
    // both at once are rare, and the two factors were measured apart
    assertThat(coverage(fresh, ends, i -> fresh.off()[i] > 0.8 && fresh.distance()[i] > 0.8))
        .isGreaterThan(0.78);
    // the errors of the largest values are one-sided, and so are their intervals
    assertThat(reach.above().of(3)).isGreaterThan(2 * reach.below().of(3));
  }

  @Test
  void aSureClassIsAllOfItsIntervalAndADoubtfulOneIsInsideIt() {
    Property p = Spaces.property(0, 3, 0.05, new PointMass(0, "metal"));
    IntervalRule.Reach reach = new IntervalFit(p, rows(900, 3, true)).fit();
    IntervalRows fresh = rows(20_000, 4, true);
    double[][] ends = stated(p, reach, fresh);
    for (int i = 0; i < fresh.size(); i++) {
      if (ends[2][i] >= 0.95) {
        assertThat(ends[1][i]).isZero();
      }
      if (ends[2][i] > 0.05) {
        assertThat(ends[0][i]).isZero();
      }
    }
    assertThat(coverage(fresh, ends, i -> fresh.truth()[i] > 0)).isBetween(0.87, 0.94);
    assertThat(coverage(fresh, ends, i -> fresh.truth()[i] > 0 && fresh.truth()[i] < 0.2))
        .isGreaterThan(0.85);
    Map<String, Double> figures = IntervalErrors.of(p, fresh.truth(), ends[0], ends[1], ends[2]);
    assertThat(figures.get("y_mass_auc")).isGreaterThan(0.99);
    assertThat(figures.get("y_mass_brier")).isLessThan(0.02);
    // where the class is said to be a toss-up it is one
    double[] even =
        IntStream.range(0, fresh.size())
            .filter(i -> ends[2][i] > 0.3 && ends[2][i] < 0.7)
            .mapToDouble(i -> p.isMass(fresh.truth()[i]) ? 1 : 0)
            .toArray();
    assertThat(even.length).isGreaterThan(50);
    assertThat(IntStream.range(0, even.length).mapToDouble(i -> even[i]).average().orElseThrow())
        .isCloseTo(0.5, within(0.25));
  }

  @Test
  void tooFewRowsGiveNoIntervals() {
    Property p = Spaces.property(0, 3, 0.05, null);
    IntervalRule.Reach reach = new IntervalFit(p, rows(9, 5, false)).fit();
    double[][] ends = stated(p, reach, rows(3, 6, false));
    assertThat(ends[0]).containsOnly(Double.NaN);
    assertThat(ends[1]).containsOnly(Double.NaN);
  }

  @Test
  void theProbabilityOfAClassIsTheLogisticFunctionThatDrewIt() {
    RandomGenerator random = Randoms.generator(9);
    double[] depth = random.doubles(4_000, -4, 4).toArray();
    boolean[] mass = new boolean[depth.length];
    for (int i = 0; i < mass.length; i++) {
      mass[i] = random.nextDouble() < 1 / (1 + Math.exp(2 * depth[i] - MASS_BELOW));
    }
    ClassProbability fitted = Objects.requireNonNull(ClassFit.of(depth, mass));
    assertThat(fitted.slope()).isCloseTo(-2, within(0.2));
    assertThat(fitted.offset()).isCloseTo(MASS_BELOW, within(0.15));
    assertThat(ClassFit.of(depth, new boolean[depth.length])).as("one class only").isNull();
    // classes that do not overlap still give a finite function
    for (int i = 0; i < mass.length; i++) {
      mass[i] = depth[i] < 0;
    }
    assertThat(Objects.requireNonNull(ClassFit.of(depth, mass)).slope()).isBetween(-1e4, -2.0);
  }

  @Test
  void theDeviationFollowsTheErrorsOfEveryPartOfTheRange() {
    Property p = Spaces.property(0, 3, 0.05, null);
    RandomGenerator random = Randoms.generator(8);
    double[][] rows = new double[600][];
    for (int i = 0; i < rows.length; i++) {
      double value = 3 * random.nextDouble();
      rows[i] =
          new double[] {value + (value > 2 ? 0.2 : 0.05) * random.nextGaussian(), value, 0.01};
    }
    DeviationFit one = DeviationFit.of(rows, 1.5, true);
    double everywhere = Math.hypot(one.scale() * 0.01, one.floor());
    assertThat(everywhere * IntervalFit.factor(p, rows, one).of(0.5))
        .isCloseTo(0.05, within(0.015));
    assertThat(everywhere * IntervalFit.factor(p, rows, one).of(2.8)).isCloseTo(0.2, within(0.05));
  }
}
