package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedForms;
import io.backcast.model.Histogram;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Scale;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where a histogram of the training data has rows enough. */
class TargetCoverageTest {
  private static final Property P = ClosedForms.property("y", 0, 6, 0.05, null);

  private static TargetCoverage of(int... counts) {
    return new TargetCoverage(P, new Histogram(0, 6, counts, 0));
  }

  /** 60 bins: 20 rows each up to bin 40, then 3, then one in every other bin. */
  private static int[] tail() {
    return IntStream.range(0, 60).map(i -> i < 40 ? 20 : i < 50 ? 3 : i % 2).toArray();
  }

  @Test
  void aStretchWithFewerThanNineRowsNearIsNotCovered() {
    TargetCoverage coverage = of(tail());
    assertThat(coverage.covers(2)).isTrue();
    // seven bins of three rows
    assertThat(coverage.covers(4.6)).isTrue();
    assertThat(coverage.covers(5.5)).isFalse();
    assertThat(coverage.uncovered())
        .singleElement()
        .satisfies(
            s -> {
              // the bins about bin 51 hold 3 + 3 + 0 + 1 + 0 + 1 + 0 rows
              assertThat(s.from()).isCloseTo(5.1, within(1e-9));
              assertThat(s.to()).isEqualTo(6);
              assertThat(s.rows()).isEqualTo(5);
            });
    assertThat(coverage.rows()).isEqualTo(40 * 20 + 30 + 5);
    assertThat(coverage.nearest(5.9)).isCloseTo(5.05, within(1e-9));
  }

  @Test
  void valuesBeyondTheRangeAreNotCoveredHoweverManyRowsEndThere() {
    int[] counts = new int[60];
    Arrays.fill(counts, 50);
    TargetCoverage coverage = of(counts);
    assertThat(coverage.uncovered()).isEmpty();
    assertThat(coverage.covers(6)).isTrue();
    assertThat(coverage.covers(6.01)).isFalse();
    assertThat(coverage.stretch(6.01)).isNull();
    assertThat(coverage.nearest(9)).isCloseTo(5.95, within(1e-9));
    assertThat(coverage.nearest(1e30)).isCloseTo(5.95, within(1e-9));
    assertThat(coverage.nearest(-1e30)).isCloseTo(0.05, within(1e-9));
  }

  @Test
  void aGapBetweenTwoGroupsOfRowsIsNotCovered() {
    int[] counts = IntStream.range(0, 60).map(i -> i < 20 || i >= 40 ? 10 : 0).toArray();
    assertThat(of(counts).uncovered())
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.rows()).isZero();
              assertThat(s.from()).isCloseTo(2.3, within(1e-9));
              assertThat(s.to()).isCloseTo(3.7, within(1e-9));
            });
  }

  @Test
  void ofAShortTableFewerRowsAreAskedFor() {
    int[] counts = new int[60];
    Arrays.fill(counts, 1);
    // seven of sixty rows near each value, of which a quarter is enough
    assertThat(of(counts).uncovered()).isEmpty();
    counts = IntStream.range(0, 60).map(i -> i < 30 ? 2 : 0).toArray();
    assertThat(of(counts).covers(5)).isFalse();
    assertThat(of(counts).covers(1)).isTrue();
  }

  @Test
  void thePointMassCountsItsOwnRows() {
    Property metal = ClosedForms.property("y", 0, 6, 0.05, new PointMass(0, "metal"));
    int[] counts = new int[60];
    Arrays.fill(counts, 20);
    assertThat(new TargetCoverage(metal, new Histogram(0, 6, counts, 500)).covers(0)).isTrue();
    TargetCoverage none = new TargetCoverage(metal, new Histogram(0, 6, counts, 2));
    assertThat(none.covers(0)).isFalse();
    assertThat(none.coversMass()).isFalse();
    assertThat(none.covers(0.5)).isTrue();
  }

  @Test
  void onALogScaleBinsAreRatios() {
    Property log = new Property("y", "y", "y", "", 1, 1e6, 3, 0.05, null, Scale.LOG);
    int[] counts = IntStream.range(0, 60).map(i -> i < 50 ? 20 : 0).toArray();
    TargetCoverage coverage = new TargetCoverage(log, new Histogram(1, 1e6, counts, 0, Scale.LOG));
    assertThat(coverage.covers(1e4)).isTrue();
    assertThat(coverage.covers(8e5)).isFalse();
    assertThat(coverage.uncovered().getFirst().from()).isCloseTo(Math.pow(10, 5.3), within(1e-3));
  }

  @Test
  void aWideToleranceWidensTheWindow() {
    int[] counts = IntStream.range(0, 60).map(i -> i < 30 ? 20 : 0).toArray();
    Property wide = ClosedForms.property("y", 0, 6, 1, null);
    TargetCoverage coverage = new TargetCoverage(wide, new Histogram(0, 6, counts, 0));
    assertThat(coverage.covers(3.9)).isTrue();
    assertThat(of(counts).covers(3.9)).isFalse();
  }
}
