package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.model.Calibration;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignPath;
import io.backcast.model.DesignSpace;
import io.backcast.model.PredictedIntervals;
import io.backcast.model.TrustRule;
import io.backcast.model.Variable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Predictions and what is made of them: curves, profiles, grids. */
class ViewsTest {
  private final ClosedFormModel gap = ClosedForms.pointMass().build();
  private final Variable a = gap.card().space().variables().getFirst();

  @Test
  void anEnsembleIsAskedForMeanAndCalibratedDeviation() throws Exception {
    Predictions raw =
        Predictions.of(
            ClosedForms.ensemble(0.1).build(), DesignMatrix.of(new float[] {0, 0.5f}, 1));
    assertThat(raw.unclamped()).containsExactly(0, 0.5f);
    assertThat(raw.std()[0]).isCloseTo(0.1f, within(1e-6f));
    assertThat(raw.std()[1]).isCloseTo(0.15f, within(1e-6f));
    Calibration calibration = new Calibration(new double[] {3}, new double[] {0.4});
    Predictions honest =
        Predictions.of(
            ClosedForms.ensemble(0.1).calibration(calibration).build(),
            DesignMatrix.of(new float[] {0}, 1));
    assertThat(honest.std()[0]).isCloseTo(0.5f, within(1e-6f));
  }

  @Test
  void everyPropertyHasItsOwnCalibration() throws Exception {
    Calibration calibration = new Calibration(new double[] {1, 1}, new double[] {0.25, 0.5});
    ClosedFormModel pair = ClosedForms.pair().calibration(calibration).build();
    Predictions p = Predictions.of(pair, DesignMatrix.of(new float[] {0.5f, 0, 0.25f, 0.5f}, 2));
    assertThat(p.unclamped()).containsExactly(0.5f, 1, 0.25f, 1);
    assertThat(p.std()).containsExactly(0.25f, 0.5f, 0.25f, 0.5f);
    assertThat(p.unclamped(0, 0)).isEqualTo(0.5f);
    assertThat(p.unclamped(1, 0)).isEqualTo(0.25f);
    assertThat(p.unclamped(1, 1)).isEqualTo(1);
    assertThat(p.std(1, 0)).isEqualTo(0.25f);
    assertThat(p.std(1, 1)).isEqualTo(0.5f);
    assertThat(p.pick(2, new int[] {1}).unclamped()).containsExactly(0.25f, 1);
  }

  @Test
  void withoutAnEnsembleTheDeviationIsUnknownAndWithoutAPredictorAll() throws Exception {
    Predictions joint =
        Predictions.of(ClosedForms.joint().build(), DesignMatrix.of(new float[] {0.1f, 0.2f}, 2));
    assertThat(joint.unclamped()).containsExactly(0.2f);
    assertThat(joint.std()).containsExactly(Float.NaN);
    Predictions none =
        Predictions.of(
            ClosedForms.withoutPredictor().build(), DesignMatrix.of(new float[] {0.1f, 0.2f}, 2));
    assertThat(none.unclamped()).containsExactly(Float.NaN);
    assertThat(none.std()).containsExactly(Float.NaN);
    assertThat(
            Predictions.of(ClosedForms.ensemble(1).build(), DesignMatrix.of(new float[0], 1))
                .unclamped())
        .isEmpty();
  }

  @Test
  void aCurveIsCutToTheDesignSpaceAndCrossesWhereTheClassBegins() throws Exception {
    DesignPath path = DesignPath.along(a);
    Transition curve = Transition.along(gap, path, new float[] {0.5f, 0.25f}, -2, 1, 7);
    assertThat(curve.coordinates()).containsExactly(-1.5, -1, -0.5, 0, 0.5);
    assertThat(curve.designs().row(0)).containsExactly(-1, 0.25f);
    assertThat(curve.designs().row(4)).containsExactly(1, 0.25f);
    assertThat(curve.unclamped(3)).isEqualTo(0.5);
    assertThat(curve.std(3)).isZero();
    // a single network cannot tell how far it may be off
    assertThat(curve.crossings()).containsExactly(new Transition.Crossing(-0.5, Double.NaN, false));
    assertThat(curve.path()).isEqualTo(path);
    assertThat(curve.property().name()).isEqualTo("gap");
  }

  @Test
  void aCrossingBetweenStepsIsInterpolatedWithItsDeviation() throws Exception {
    // unclamped 0.5 − t, deviation 0.1 + 0.2 t
    DesignSpace space =
        ClosedForms.space(
            List.of(ClosedForms.continuous("t", -1, 1)),
            ClosedForms.property("gap", 0, 1, 0.1, new io.backcast.model.PointMass(0, "metal")));
    ClosedFormModel model =
        ClosedFormModel.of("falling", space, 1, (z, y) -> new double[1])
            .surrogate(x -> new double[] {0.5 - x[0]})
            .member(x -> new double[] {0.5 - x[0] + (0.1 + 0.2 * x[0]) / Math.sqrt(2)})
            .member(x -> new double[] {0.5 - x[0] - (0.1 + 0.2 * x[0]) / Math.sqrt(2)})
            .build();
    DesignPath path = DesignPath.along(space.variables().getFirst());
    // steps of 1 and of 0.4
    for (int steps : new int[] {3, 6}) {
      List<Transition.Crossing> crossings =
          Transition.along(model, path, new float[] {0}, -1, 1, steps).crossings();
      assertThat(crossings).hasSize(1);
      assertThat(crossings.getFirst().at()).isCloseTo(0.5, within(1e-6));
      assertThat(crossings.getFirst().std()).isCloseTo(0.2, within(1e-6));
      assertThat(crossings.getFirst().intoMass()).isTrue();
      assertThat(Transition.along(model, path, new float[] {0}, 1, -1, steps).crossings())
          .as("from its upper end")
          .singleElement()
          .satisfies(c -> assertThat(c.intoMass()).isTrue());
    }
  }

  @Test
  void aPropertyWithoutAClassIsNeverCrossed() throws Exception {
    ClosedFormModel linear = ClosedForms.linear().build();
    DesignPath path = DesignPath.along(linear.card().space().variables().getFirst());
    assertThat(Transition.along(linear, path, new float[2], -1, 1, 9).crossings()).isEmpty();
    assertThat(Transition.along(linear, path, new float[2], 0.25, 1, 1).coordinates())
        .containsExactly(0.25);
    assertThat(Transition.possible(linear)).isTrue();
    assertThat(Transition.possible(ClosedForms.withoutPredictor().build())).isFalse();
  }

  @Test
  void aPathOutsideTheDesignSpaceIsRefused() {
    assertThatThrownBy(
            () -> Transition.along(gap, DesignPath.along(a), new float[] {0, 0}, 2, 3, 5))
        .hasMessageContaining("No point of the path a from 2.0 to 3.0");
  }

  @Test
  void anUnknownDeviationCountsAsNone() throws Exception {
    ClosedFormModel joint = ClosedForms.joint().build();
    DesignPath path = DesignPath.along(joint.card().space().variables().get(1));
    Transition curve = Transition.along(joint, path, new float[2], -1, 1, 3);
    assertThat(curve.std(1)).isZero();
    assertThat(curve.unclamped(2)).isEqualTo(1);
  }

  @Test
  void profilesGoFromBoundToBoundThroughTheDesign() throws Exception {
    ClosedFormModel linear =
        ClosedForms.linear()
            .trust(new TrustRule(1, 1, 0.1, 0.5))
            .dataSummary(
                new DataSummary(
                    Map.of(), new float[][] {{0.25f, 0.5f}, {0.9f, -0.35f}}, new float[2]))
            .build();
    DesignSpace space = linear.card().space();
    DesignSupport support = new DesignSupport(linear.card());
    PropertyProfiles profiles = PropertyProfiles.of(linear, 0, support, new float[] {0.25f, 0.25f});
    assertThat(profiles.at().unclamped()).containsExactly(0.75f);
    assertThat(profiles.at().std()).containsExactly(Float.NaN);
    assertThat(profiles.slopes()).containsExactly(1, 2);
    PropertyProfiles.Profile u = profiles.along().get(0);
    assertThat(u.values()).hasSize(41).startsWith(-1, -0.95f).endsWith(1);
    for (int s = 0; s < 41; s++) {
      assertThat(u.unclamped()[s]).isCloseTo(u.values()[s] + 0.5, within(1e-6));
      assertThat(u.std()[s]).isZero();
      double far = Math.hypot(u.values()[s] - 0.25, 0.25);
      assertThat(u.supported()[s]).as("at %s", u.values()[s]).isEqualTo(far <= 0.5);
    }
    // within 0.6 × 0.5 of the line: the first centre only
    assertThat(u.near()).containsExactly(0.25);
    assertThat(profiles.along().get(1).near()).containsExactly(0.5);
  }

  @Test
  void withoutThresholdsEverythingCountsAsSupported() throws Exception {
    ClosedFormModel model =
        ClosedForms.withoutPredictor()
            .dataSummary(new DataSummary(Map.of(), new float[][] {{0.5f, 0.5f}}, new float[1]))
            .build();
    DesignSpace space = model.card().space();
    DesignSupport support = new DesignSupport(model.card());
    PropertyProfiles profiles = PropertyProfiles.of(model, 0, support, new float[] {0, 0});
    assertThat(profiles.slopes()).containsExactly(Double.NaN, Double.NaN);
    assertThat(profiles.along().get(0).supported()).doesNotContain(false);
    assertThat(profiles.along().get(0).std()).containsOnly(0);
    assertThat(profiles.along().get(1).near()).containsExactly(0.5);
    ClosedFormModel plain = ClosedForms.linear().build();
    PropertyProfiles none =
        PropertyProfiles.of(plain, 0, new DesignSupport(plain.card()), new float[] {0, 0});
    assertThat(none.along().get(0).near()).isEmpty();
  }

  @Test
  void symmetricImagesOfAClusterLieNearTheLineToo() throws Exception {
    ClosedFormModel ring =
        ClosedForms.ring()
            .dataSummary(new DataSummary(Map.of(), new float[][] {{0.5f, 0.25f}}, new float[1]))
            .trust(new TrustRule(1, 1, 0.01, 0.02))
            .build();
    DesignSpace space = ring.card().space();
    DesignSupport support = new DesignSupport(ring.card());
    PropertyProfiles profiles = PropertyProfiles.of(ring, 0, support, new float[] {0, 0.25f});
    assertThat(profiles.along().get(0).near()).containsExactlyInAnyOrder(0.5, -0.5);
  }

  @Test
  void aGridHoldsThePredictionOfEveryPoint() throws Exception {
    ClosedFormModel linear = ClosedForms.linear().build();
    PropertyGrid grid = PropertyGrid.of(linear, 0, new float[] {0.25f, 0.25f}, 0, 1, 5);
    assertThat(grid.x()).containsExactly(-1, -0.5, 0, 0.5, 1);
    assertThat(grid.y()).containsExactly(-1, -0.5, 0, 0.5, 1);
    for (int r = 0; r < 5; r++) {
      for (int c = 0; c < 5; c++) {
        assertThat(grid.unclamped()[r][c]).isEqualTo(grid.x()[c] + 2 * grid.y()[r]);
      }
    }
    PropertyGrid pair =
        PropertyGrid.of(ClosedForms.pair().build(), 0, new float[] {0.25f, 0.25f}, 1, 0, 3);
    assertThat(pair.unclamped()[2]).as("the first property").containsExactly(1, 1, 1);
    assertThat(pair.across()).isEqualTo(1);
  }

  @Test
  void aGridHoldsTheOtherVariables() throws Exception {
    ClosedFormModel mixed = ClosedForms.mixed().build();
    PropertyGrid grid = PropertyGrid.of(mixed, 0, new float[] {0.25f, 0, 2}, 0, 1, 3);
    assertThat(grid.y()).containsExactly(0, 2, 4);
    assertThat(grid.unclamped()[1]).containsExactly(21, 22, 23);
  }

  @Test
  void aBackwardBandHasItsCoordinatesForEveryTarget() throws Exception {
    // gap = a: all designs of a target have the coordinate that is the target
    BackwardPathBand view =
        BackwardPathBand.of(gap, 0, DesignPath.along(a), DesignBounds.of(gap.card().space()), 1);
    assertThat(view.targets()).hasSize(24);
    assertThat(view.targets()[0]).isCloseTo(0.03, within(1e-9));
    assertThat(view.targets()[23]).isCloseTo(0.9, within(1e-9));
    for (int k = 0; k < 24; k++) {
      assertThat(view.low()[k]).isCloseTo(view.targets()[k], within(1e-6));
      assertThat(view.median()[k]).isCloseTo(view.targets()[k], within(1e-6));
      assertThat(view.high()[k]).isCloseTo(view.targets()[k], within(1e-6));
    }
  }

  @Test
  void aBackwardBandHasNothingWhereNoDesignInsideTheBoundsIsOnTarget() throws Exception {
    DesignBounds low = DesignBounds.of(gap.card().space()).with(0, 0, 0.5);
    BackwardPathBand view = BackwardPathBand.of(gap, 0, DesignPath.along(a), low, 1);
    for (int k = 0; k < 24; k++) {
      double target = view.targets()[k];
      if (target < 0.5) {
        assertThat(view.median()[k]).isCloseTo(target, within(1e-6));
      } else if (target > 0.7) {
        assertThat(view.low()[k]).isNaN();
        assertThat(view.median()[k]).isNaN();
      }
    }
  }

  @Test
  void thePercentilesOfACoordinateAreThoseOfItsDesigns() throws Exception {
    ClosedFormModel linear = ClosedForms.linear().build();
    DesignPath path = DesignPath.along(linear.card().space().variables().getFirst());
    BackwardPathBand view =
        BackwardPathBand.of(linear, 0, path, DesignBounds.of(linear.card().space()), 1);
    int middle = 11;
    assertThat(view.targets()[middle]).isBetween(-1.0, 1.0);
    assertThat(view.low()[middle]).as("u uniform in −1 … 1").isCloseTo(-0.8, within(0.05));
    assertThat(view.median()[middle]).isCloseTo(0, within(0.1));
    assertThat(view.high()[middle]).isCloseTo(0.8, within(0.05));
  }

  @Test
  void everyPropertyHasItsOwnPathProfilesMapAndBand() throws Exception {
    // second = 2 u + v
    ClosedFormModel pair = ClosedForms.pair().build();
    DesignSpace space = pair.card().space();
    DesignPath path = DesignPath.along(space.variables().get(1));
    Transition curve = Transition.along(pair, path, new float[] {0.5f, 0}, -1, 1, 3);
    assertThat(curve.unclamped(2)).isEqualTo(0.5);
    Transition second = curve.following(space, 1);
    assertThat(second.property().name()).isEqualTo("second");
    assertThat(second.unclamped(2)).isEqualTo(2);
    assertThat(second.low(2)).isNaN();
    PredictedIntervals stated =
        new PredictedIntervals(
            new float[] {0, 1, 2, 3, 4, 5}, new float[] {6, 7, 8, 9, 10, 11}, new float[6]);
    Transition both =
        new Transition(
                curve.property(),
                0,
                path,
                curve.coordinates(),
                curve.designs(),
                curve.predictions(),
                curve.crossings(),
                stated)
            .following(space, 1);
    assertThat(both.low(1)).isEqualTo(3);
    assertThat(both.high(2)).isEqualTo(11);
    DesignSupport support = new DesignSupport(pair.card());
    PropertyProfiles profiles = PropertyProfiles.of(pair, 1, support, new float[] {0.25f, 0.5f});
    assertThat(profiles.slopes()).containsExactly(2, 1);
    assertThat(profiles.along().getFirst().unclamped()).startsWith(-1.5).endsWith(2.5);
    PropertyGrid grid = PropertyGrid.of(pair, 1, new float[2], 0, 1, 3);
    assertThat(grid.unclamped()[2]).containsExactly(-1, 1, 3);
    BackwardPathBand band =
        BackwardPathBand.of(
            pair, 1, DesignPath.along(space.variables().getFirst()), DesignBounds.of(space), 1);
    for (int k = 0; k < band.targets().length; k++) {
      // u lies at most half of v's range from half of the target
      assertThat(band.median()[k])
          .isBetween(band.targets()[k] / 2 - 0.5, band.targets()[k] / 2 + 0.5);
    }
  }

  @Test
  void onlyTheFirstPropertyIsAskedBackward() throws Exception {
    ClosedFormModel pair = ClosedForms.pair().build();
    DesignPath path = DesignPath.along(pair.card().space().variables().getFirst());
    BackwardPathBand view =
        BackwardPathBand.of(pair, 0, path, DesignBounds.of(pair.card().space()), 1);
    assertThat(view.median()[5]).isCloseTo(view.targets()[5], within(1e-6));
  }

  @Test
  void aCoordinateIsThatOfTheNearestPointOfThePath() {
    Variable b = ClosedForms.continuous("b", -2, 2);
    DesignSpace space = ClosedForms.space(List.of(ClosedForms.continuous("c", -1, 1), b));
    DesignPath diagonal = new DesignPath("d", "d", "", -1, 1, Map.of("c", 1.0, "b", 2.0));
    // scaled the path runs along (1, 1): (0.5, 0) is nearest at a quarter
    DesignMatrix x = DesignMatrix.of(new float[] {9, 9, 0.5f, 0, 0.5f, 1}, 2);
    assertThat(BackwardPathBand.coordinate(space, diagonal, x, 1)).isEqualTo(0.25);
    assertThat(BackwardPathBand.coordinate(space, diagonal, x, 2)).isEqualTo(0.5);
    DesignPath nowhere = new DesignPath("n", "n", "", -1, 1, Map.of());
    assertThat(BackwardPathBand.coordinate(space, nowhere, x, 1)).isZero();
  }

  @Test
  void betweenTargetsAPercentileIsInterpolated() {
    double[] targets = {0, 1, 3};
    double[] values = {10, 20, 60};
    assertThat(BackwardPathBand.at(targets, values, 0.5)).isEqualTo(15);
    assertThat(BackwardPathBand.at(targets, values, 1)).isEqualTo(20);
    assertThat(BackwardPathBand.at(targets, values, 2)).isEqualTo(40);
    assertThat(BackwardPathBand.at(targets, values, 3)).isEqualTo(60);
    assertThat(BackwardPathBand.at(targets, values, 4)).as("the last piece goes on").isEqualTo(80);
  }

  @Test
  void withSeveralPropertiesACurveFollowsTheFirst() throws Exception {
    // the first is 1.8 − 2 t with deviation 0.2 t, its class ends at 0.2
    DesignSpace space =
        ClosedForms.space(
            List.of(ClosedForms.continuous("t", -1, 1)),
            ClosedForms.property("gap", 0, 1, 0.1, new io.backcast.model.PointMass(0.2, "metal")),
            ClosedForms.property("other", 0, 1, 0.1, null));
    ClosedFormModel model =
        ClosedFormModel.of("two", space, 1, (z, y) -> new double[1])
            .surrogate(x -> new double[2])
            .member(x -> new double[] {1.8 - 2 * x[0] + 0.2 * x[0] / Math.sqrt(2), 7})
            .member(x -> new double[] {1.8 - 2 * x[0] - 0.2 * x[0] / Math.sqrt(2), 9})
            .build();
    DesignPath path = DesignPath.along(space.variables().getFirst());
    Transition curve = Transition.along(model, path, new float[] {0}, -1, 1, 5);
    assertThat(curve.unclamped(3)).isCloseTo(0.8, within(1e-6));
    assertThat(curve.std(3)).isCloseTo(0.1, within(1e-6));
    assertThat(curve.crossings()).hasSize(1);
    assertThat(curve.crossings().getFirst().at()).isCloseTo(0.8, within(1e-6));
    assertThat(curve.crossings().getFirst().std()).isCloseTo(0.16 / 2, within(1e-6));
    assertThat(curve.crossings().getFirst().intoMass()).isTrue();
  }

  @Test
  void aStepExactlyAtTheClassBelongsToIt() throws Exception {
    DesignPath path = DesignPath.along(a);
    assertThat(Transition.along(gap, path, new float[] {0, 0}, -1, 1, 5).crossings())
        .containsExactly(new Transition.Crossing(0, Double.NaN, false));
    ClosedFormModel falling =
        ClosedFormModel.of("falling", gap.card().space(), 1, (z, y) -> new double[2])
            .surrogate(x -> new double[] {-x[0]})
            .member(x -> new double[] {-x[0]})
            .build();
    List<Transition.Crossing> crossings =
        Transition.along(falling, path, new float[] {0, 0}, -1, 1, 5).crossings();
    assertThat(crossings).hasSize(1);
    assertThat(crossings.getFirst().at()).isZero();
    assertThat(crossings.getFirst().intoMass()).isTrue();
  }

  @Test
  void profilesShowTheFirstOfSeveralProperties() throws Exception {
    ClosedFormModel pair =
        ClosedFormModel.of(
                "spread", ClosedForms.pair().build().card().space(), 1, (z, y) -> new double[2])
            .surrogate(x -> new double[] {x[0], 9}, x -> new double[][] {{1, 0}, {5, 5}})
            .member(x -> new double[] {x[0] + 0.5, 7})
            .member(x -> new double[] {x[0] - 0.5, 9})
            .build();
    DesignSpace space = pair.card().space();
    DesignSupport support = new DesignSupport(pair.card());
    PropertyProfiles profiles = PropertyProfiles.of(pair, 0, support, new float[] {0.25f, 0.25f});
    assertThat(profiles.at().unclamped()).containsExactly(0.25f, 8);
    assertThat(profiles.slopes()).containsExactly(1, 0);
    PropertyProfiles.Profile u = profiles.along().get(0);
    for (int s = 0; s < 41; s++) {
      assertThat(u.unclamped()[s]).isCloseTo(u.values()[s], within(1e-6));
      assertThat(u.std()[s]).isCloseTo(Math.sqrt(0.5), within(1e-6));
    }
    assertThat(profiles.along().get(1).unclamped()).containsOnly(0.25);
  }

  @Test
  void aCoordinateIsCountedFromTheReference() {
    Variable c = new Variable("c", "c", "", 1, 5, 2, io.backcast.model.VariableKind.CONTINUOUS, 2);
    DesignSpace space = ClosedForms.space(List.of(c));
    DesignMatrix x = DesignMatrix.of(new float[] {4, 1.5f}, 1);
    DesignPath path = DesignPath.along(c);
    assertThat(BackwardPathBand.coordinate(space, path, x, 0)).isEqualTo(2);
    assertThat(BackwardPathBand.coordinate(space, path, x, 1)).isEqualTo(-0.5);
  }

  @Test
  void nothingIsPredictedForEveryPropertyAlike() throws Exception {
    ClosedFormModel blind =
        ClosedFormModel.of(
                "blind", ClosedForms.pair().build().card().space(), 1, (z, y) -> new double[2])
            .build();
    Predictions none = Predictions.of(blind, DesignMatrix.of(new float[] {0, 0, 1, 1, 0, 1}, 2));
    assertThat(none.unclamped()).hasSize(6).containsOnly(Float.NaN);
    assertThat(none.std()).hasSize(6).containsOnly(Float.NaN);
  }
}
