package io.backcast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TargetTest {
  private static final Property GAP =
      new Property("gap", "Eg", "band gap", "eV", 0, 2, 2, 0.1, new PointMass(0, "metal"));
  private static final DesignSpace SPACE =
      new DesignSpace(List.of(), List.of(GAP), List.of(), List.of());

  @Test
  void aMissIsCountedInTolerances() {
    Target target = new Target(new double[] {1}, new double[] {0.1});
    assertThat(target.miss(SPACE, new float[] {1.05f}, 0)).isCloseTo(0.5, within(1e-5));
  }

  @Test
  void anyMetalHitsTheMetalTarget() {
    Target metal = new Target(new double[] {0}, new double[] {0.1});
    assertThat(metal.miss(SPACE, new float[] {-3}, 0)).isZero();
    assertThat(metal.miss(SPACE, new float[] {0.2f}, 0)).isCloseTo(2, within(1e-5));
  }

  @Test
  void aTargetBelowThePointMassIsThePointMass() {
    Target below = new Target(new double[] {-1}, new double[] {0.1});
    assertThat(below.miss(SPACE, new float[] {-3}, 0)).isZero();
    assertThat(below.miss(SPACE, new float[] {0.2f}, 0)).isCloseTo(2, within(1e-5));
  }

  @Test
  void aMetalMissesASmallGapByItsUnclampedPrediction() {
    Target target = new Target(new double[] {0.05}, new double[] {0.1});
    assertThat(target.miss(SPACE, new float[] {-0.5f}, 0)).isGreaterThan(5);
  }

  @Test
  void aPropertyLeftFreeNeverMisses() {
    Target free = new Target(new double[] {Double.NaN}, new double[] {0.1});
    assertThat(free.isFree(0)).isTrue();
    assertThat(free.miss(SPACE, new float[] {17}, 0)).isZero();
    assertThat(Target.of(GAP, 1).isFree(0)).isFalse();
  }

  @Test
  void theWorstPropertyOfARowCounts() {
    Property mass = new Property("m", "m", "mass", "kg", 0, 9, 1, 0.5, null);
    DesignSpace two = new DesignSpace(List.of(), List.of(GAP, mass), List.of(), List.of());
    Target target = new Target(new double[] {1, 4}, new double[] {0.25, 0.5});
    float[] unclamped = {1, 4, 1.25f, 2.5f, 0.25f, 4.5f};
    assertThat(target.miss(two, unclamped, 0)).isZero();
    assertThat(target.miss(two, unclamped, 1)).isEqualTo(3);
    assertThat(target.miss(two, unclamped, 2)).isEqualTo(3);
  }

  @Test
  void theResidualIsWhatIsStillMissing() {
    Target target = Target.of(GAP, 0.5);
    assertThat(target.tolerances()).containsExactly(0.1);
    assertThat(target.residual(GAP, 0, 0.2)).isCloseTo(0.3, within(1e-12));
    assertThat(Target.of(GAP, 0).residual(GAP, 0, -2)).isZero();
    assertThat(Target.of(GAP, 0).residual(GAP, 0, 0.2)).isEqualTo(-0.2);
  }

  @Test
  void insideARangeNothingIsMissed() {
    Target range = Target.of(GAP, new Goal.Range(0.5, 0.8));
    for (double inside : new double[] {0.5, 0.55, 0.79, 0.8}) {
      assertThat(range.residual(GAP, 0, inside)).isZero();
      assertThat(range.miss(SPACE, new float[] {(float) inside}, 0))
          .as("" + inside)
          .isLessThan(1.001);
    }
    assertThat(range.miss(SPACE, new float[] {0.6f}, 0)).isZero();
    assertThat(range.residual(GAP, 0, 0.3)).isCloseTo(0.2, within(1e-12));
    assertThat(range.residual(GAP, 0, 1)).isCloseTo(-0.2, within(1e-12));
    assertThat(range.miss(SPACE, new float[] {0.3f}, 0)).isCloseTo(3, within(1e-5));
    assertThat(range.miss(SPACE, new float[] {Float.NaN}, 0)).isNaN();
    assertThat(range.isFree(0)).isFalse();
    assertThat(range.values()).containsExactly(Double.NaN);
  }

  @Test
  void aRangeHoldsTheClassThatItBeginsAt() {
    Target withMetals = Target.of(GAP, new Goal.Range(0, 0.8));
    assertThat(withMetals.miss(SPACE, new float[] {-3}, 0)).isZero();
    assertThat(Target.of(GAP, Goal.atMost(0.3)).miss(SPACE, new float[] {-3}, 0)).isZero();
    assertThat(Target.of(GAP, new Goal.Range(0.1, 0.8)).miss(SPACE, new float[] {-3}, 0))
        .isGreaterThan(30);
  }

  @Test
  void aOneSidedTargetHasNoOtherEnd() {
    Target least = Target.of(GAP, Goal.atLeast(1.5));
    assertThat(least.miss(SPACE, new float[] {99}, 0)).isZero();
    assertThat(least.miss(SPACE, new float[] {1.3f}, 0)).isCloseTo(3, within(1e-5));
    assertThat(least.residual(GAP, 0, 1.3)).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void theMissAtTheEndsOfARangeHasNoStep() {
    Target range = Target.of(GAP, new Goal.Range(0.5, 0.8));
    assertThat(range.signedMiss(GAP, 0, 0.5)).isCloseTo(1, within(1e-9));
    assertThat(range.signedMiss(GAP, 0, 0.55)).isCloseTo(0.5, within(1e-9));
    assertThat(range.signedMiss(GAP, 0, 0.65)).isZero();
    assertThat(range.signedMiss(GAP, 0, 0.85)).isCloseTo(-1.5, within(1e-9));
    // narrower than two tolerances, it is a value and its band
    Target narrow = Target.of(GAP, new Goal.Range(0.55, 0.65));
    Target value = new Target(new double[] {0.6}, new double[] {0.05});
    for (double y : new double[] {0.4, 0.57, 0.6, 0.7}) {
      assertThat(narrow.signedMiss(GAP, 0, y)).isCloseTo(value.signedMiss(GAP, 0, y), within(1e-9));
    }
  }

  @Test
  void theMostIsAskedOfAllDesignsAndOfNoSingleOne() {
    Target most = Target.of(GAP, Goal.MOST);
    assertThat(most.isFree(0)).isTrue();
    assertThat(most.extremes()).containsExactly(0);
    assertThat(most.miss(SPACE, new float[] {1}, 0)).isZero();
    Goal.Extreme goal = (Goal.Extreme) Goal.MOST;
    assertThat(goal.merit(GAP, 1.2)).isGreaterThan(goal.merit(GAP, 1.1));
    // all of a class have the same
    assertThat(((Goal.Extreme) Goal.LEAST).merit(GAP, -2)).isZero();
  }

  @Test
  void targetsAreEqualByValuesAndTolerances() {
    Target target = new Target(new double[] {1}, new double[] {0.1});
    assertThat(target)
        .isEqualTo(Target.of(GAP, 1))
        .hasSameHashCodeAs(Target.of(GAP, 1))
        .isNotEqualTo(Target.of(GAP, 2))
        .isNotEqualTo(new Target(new double[] {1}, new double[] {0.2}))
        .isNotEqualTo("target");
    assertThat(target.hashCode())
        .isNotEqualTo(Target.of(GAP, 2).hashCode())
        .isNotEqualTo(new Target(new double[] {1}, new double[] {0.2}).hashCode());
  }
}
