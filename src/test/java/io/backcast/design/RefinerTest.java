package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.engine.InverseModel;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.NetworkRole;
import io.backcast.model.Target;
import org.junit.jupiter.api.Test;

class RefinerTest {

  private static DesignMatrix design(double... x) {
    DesignMatrix one = DesignMatrix.zeros(1, x.length);
    for (int j = 0; j < x.length; j++) {
      one.set(0, j, x[j]);
    }
    return one;
  }

  private static Target target(double value) {
    return new Target(new double[] {value}, new double[] {0.1});
  }

  private static DesignMatrix approached(
      InverseModel model, DesignMatrix x, Target target, DesignBounds bounds, int steps)
      throws Exception {
    new Refiner(model).refineBySurrogate(x, target, bounds, steps);
    return x;
  }

  private static void assertDesign(DesignMatrix x, double... expected) {
    for (int j = 0; j < expected.length; j++) {
      assertThat((double) x.get(0, j)).isCloseTo(expected[j], within(1e-5));
    }
  }

  private final ClosedFormModel linear = ClosedForms.linear().build();
  private final DesignBounds whole = DesignBounds.of(linear.card().space());

  @Test
  void oneStepReachesALinearTargetByTheSmallestChange() throws Exception {
    assertDesign(approached(linear, design(0.1, 0.2), target(1), whole, 1), 0.2, 0.4);
    assertDesign(approached(linear, design(0.1, 0.2), target(1), whole, 0), 0.1, 0.2);
  }

  @Test
  void aStepIsNoLongerThanThreeTenthsOfAHalfRange() throws Exception {
    double part = 0.3 / Math.sqrt(5);
    assertDesign(
        approached(linear, design(-0.5, -0.5), target(1.5), whole, 1),
        -0.5 + part,
        -0.5 + 2 * part);
  }

  @Test
  void aLockedVariableStaysAndTheOtherMakesUpForIt() throws Exception {
    DesignBounds locked = whole.with(1, 0.2, 0.2);
    assertDesign(approached(linear, design(0.1, 0.2), target(0.7), locked, 1), 0.3, 0.2);
  }

  @Test
  void aVariableAtItsBoundLeavesTheRestToTheOthers() throws Exception {
    DesignBounds bounds = whole.with(1, -0.2, 0.2);
    assertDesign(approached(linear, design(0.1, 0.2), target(0.7), bounds, 1), 0.3, 0.2);
    assertDesign(approached(linear, design(0.1, -0.2), target(-0.5), bounds, 1), -0.1, -0.2);
    assertDesign(approached(linear, design(0, 0.2), target(0), bounds, 1), -0.08, 0.04);
  }

  @Test
  void noStepLeavesTheBounds() throws Exception {
    DesignBounds bounds = whole.with(1, -1, 0.25);
    assertDesign(approached(linear, design(0.1, 0.2), target(1), bounds, 1), 0.2, 0.25);
    assertDesign(approached(linear, design(0.1, 0.2), target(1), bounds, 2), 0.5, 0.25);
  }

  @Test
  void wholeVariablesAreNotRefined() throws Exception {
    ClosedFormModel mixed = ClosedForms.mixed().build();
    DesignBounds bounds = DesignBounds.of(mixed.card().space());
    assertDesign(approached(mixed, design(0.1, 2, 1), target(12.3), bounds, 2), 0.3, 2, 1);
  }

  @Test
  void aRingIsReachedInThreeSteps() throws Exception {
    ClosedFormModel ring = ClosedForms.ring().build();
    DesignBounds bounds = DesignBounds.of(ring.card().space());
    DesignMatrix x = approached(ring, design(0.3, 0.4), target(0.49), bounds, 3);
    assertDesign(x, 0.42, 0.56);
  }

  @Test
  void aClassIsEnteredByTheToleranceAndLeftAlone() throws Exception {
    ClosedFormModel gap = ClosedForms.pointMass().build();
    DesignBounds bounds = DesignBounds.of(gap.card().space());
    assertDesign(approached(gap, design(0.1, 0.5), target(0), bounds, 1), -0.1, 0.5);
    assertDesign(approached(gap, design(-0.1, 0.5), target(0), bounds, 1), -0.1, 0.5);
    assertDesign(approached(gap, design(-0.05, 0.5), target(0), bounds, 1), -0.1, 0.5);
    assertDesign(approached(gap, design(-0.6, 0.5), target(0), bounds, 1), -0.6, 0.5);
    assertDesign(approached(gap, design(-0.1, 0.5), target(0.05), bounds, 1), 0.05, 0.5);
  }

  @Test
  void aFreePropertyAsksForNoStep() throws Exception {
    ClosedFormModel pair = ClosedForms.pair().build();
    DesignBounds bounds = DesignBounds.of(pair.card().space());
    Target first = new Target(new double[] {0.25, Double.NaN}, new double[] {0.1, 0.1});
    assertDesign(approached(pair, design(0.1, 0.2), first, bounds, 1), 0.25, 0.2);
    Target both = new Target(new double[] {0.25, 0.6}, new double[] {0.1, 0.1});
    assertDesign(approached(pair, design(0.1, 0.2), both, bounds, 2), 0.25, 0.1);
  }

  @Test
  void theEnsembleDecidesTheLastSteps() throws Exception {
    // the ensemble says 0.1 more than the surrogate
    ClosedFormModel model =
        ClosedFormModel.of("off", linear.card().space(), 1, (z, y) -> new double[2])
            .surrogate(x -> new double[] {x[0] + 2 * x[1]}, x -> new double[][] {{1, 2}})
            .member(x -> new double[] {x[0] + 2 * x[1] + 0.1})
            .build();
    DesignMatrix x = design(0.2, 0.4);
    new Refiner(model).refineByEnsemble(x, target(1), whole);
    assertDesign(x, 0.18, 0.36);
    assertThat(Predictions.of(model, x).unclamped()[0]).isCloseTo(1, within(1e-5f));
    assertThat(model.rowsAsked(NetworkRole.PREDICT)).as("two steps and this one").isEqualTo(3);
  }

  @Test
  void slopesThatAreWrongAreCorrectedByWhatTheEnsembleDoes() throws Exception {
    // along its own slope the surrogate knows little more than half of the ensemble's
    ClosedFormModel model =
        ClosedFormModel.of("flat", linear.card().space(), 1, (z, y) -> new double[2])
            .surrogate(x -> new double[] {0.7 * x[0] + x[1]}, x -> new double[][] {{0.7, 1}})
            .member(x -> new double[] {x[0] + 2 * x[1]})
            .build();
    DesignMatrix x = DesignMatrix.of(new float[] {0.2f, 0.3f, 0.4f, 0.3f}, 2);
    new Refiner(model).refineByEnsemble(x, target(1), whole);
    // with the same slopes in every step two thirds of the miss would be left after two
    assertThat(Predictions.of(model, x).unclamped()[0]).isCloseTo(1, within(1e-4f));
    // the second design is on target from the beginning and is evaluated once
    assertThat(model.rowsAsked(NetworkRole.PREDICT)).isBetween(2 + 1 + 2, 2 + 2 + 2);
    assertThat(x.get(1, 0)).isEqualTo(0.4f);
  }

  @Test
  void withoutAnEnsembleDesignsStayWhereTheSurrogateLeftThem() throws Exception {
    ClosedFormModel joint = ClosedForms.joint().build();
    DesignMatrix x = design(0.2, 0.4);
    new Refiner(joint).refineByEnsemble(x, target(0.8), DesignBounds.of(joint.card().space()));
    assertDesign(x, 0.2, 0.4);
    assertThat(new Refiner(joint).canRefine()).isTrue();
    assertThat(new Refiner(ClosedForms.withoutPredictor().build()).canRefine()).isFalse();
  }

  @Test
  void whatCannotAllBeReachedIsSharedByTheRangesOfTheProperties() throws Exception {
    // u in −2 … 2 moves p = u of range 4 and q = 2 u + v of range 12; v is locked
    var space =
        ClosedForms.space(
            java.util.List.of(
                ClosedForms.continuous("u", -2, 2), ClosedForms.continuous("v", -1, 1)),
            ClosedForms.property("p", 0, 4, 0.1, null),
            ClosedForms.property("q", -2, 10, 0.1, null));
    ClosedFormModel model =
        ClosedFormModel.of("shared", space, 1, (z, y) -> new double[2])
            .surrogate(
                x -> new double[] {x[0], 2 * x[0] + x[1]},
                // another slope for the first design, which is none of the second's business
                x -> x[0] > 0.2 ? new double[][] {{9, 9}, {9, 9}} : new double[][] {{1, 0}, {2, 1}})
            .build();
    Target both = new Target(new double[] {0.25, 0.6}, new double[] {0.1, 0.1});
    DesignMatrix x = DesignMatrix.of(new float[] {0.25f, 0.2f, 0.1f, 0.2f}, 2);
    new Refiner(model).refineBySurrogate(x, both, DesignBounds.of(space).with(1, 0.2, 0.2), 1);
    // least squares of 0.15 / 2 by 2 / 2 and 0.2 / 6 by 4 / 6, in half-ranges of 2
    double step = 2 * (0.075 + 0.2 / 6 * 2 / 3) / (1 + 4.0 / 9);
    assertThat((double) x.get(1, 0)).isCloseTo(0.1 + step, within(1e-5));
    assertThat(x.get(1, 1)).isEqualTo(0.2f);
  }
}
