package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.model.Calibration;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignMatrix;
import io.backcast.model.Target;
import io.backcast.model.TrustLevel;
import io.backcast.model.TrustReason;
import io.backcast.model.TrustRule;
import io.backcast.model.TrustVerdict;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrustVerdictTest {
  /** Strong up to half a tolerance and 0.2 from the data, fair up to one and 0.5. */
  private static final TrustRule RULE = new TrustRule(0.5, 1, 0.2, 0.5);

  private static DataSummary at(float... centres) {
    float[][] rows = new float[centres.length][1];
    for (int i = 0; i < centres.length; i++) {
      rows[i][0] = centres[i];
    }
    return new DataSummary(Map.of(), rows, new float[centres.length]);
  }

  /** Deviation 0.05 (1 + u), tolerance 0.1: half a tolerance at u = 0, one at u = 1. */
  private static ClosedFormModel.Builder ensemble() {
    return ClosedForms.ensemble(0.05).trust(RULE).dataSummary(at(0, 0.9f));
  }

  private static DesignMatrix u(double... values) {
    DesignMatrix x = DesignMatrix.zeros(values.length, 1);
    for (int i = 0; i < values.length; i++) {
      x.set(i, 0, values[i]);
    }
    return x;
  }

  private static TrustLevel[] levels(ClosedFormModel model, DesignMatrix x) throws Exception {
    return new Trust(model).describe(x, Predictions.of(model, x)).status();
  }

  private static TrustReason[] reasons(ClosedFormModel model, DesignMatrix x) throws Exception {
    return Arrays.stream(new Trust(model).describe(x, Predictions.of(model, x)).verdicts())
        .map(TrustVerdict::reason)
        .toArray(TrustReason[]::new);
  }

  @Test
  void thresholdsOfSpreadAndDistanceSetTheVerdict() throws Exception {
    assertThat(levels(ensemble().build(), u(0, -0.19, -0.21, 0.1, 0.45, -0.5, -0.51, 0.9, 1)))
        .containsExactly(
            TrustLevel.STRONG, // on a centre, exactly half a tolerance
            TrustLevel.STRONG, // nearly as far as may be
            TrustLevel.FAIR, // a little too far
            TrustLevel.FAIR, // near, but more than half a tolerance unsure
            TrustLevel.FAIR, // exactly between the centres
            TrustLevel.FAIR,
            TrustLevel.WEAK, // too far
            TrustLevel.FAIR, // on a centre, nearly a tolerance unsure
            TrustLevel.FAIR); // exactly one tolerance unsure
    assertThat(levels(ClosedForms.ensemble(0.06).trust(RULE).dataSummary(at(1)).build(), u(1)))
        .as("more than one tolerance unsure")
        .containsExactly(TrustLevel.WEAK);
  }

  @Test
  void theReasonIsWhatKeepsADesignFromStrongTrust() throws Exception {
    assertThat(reasons(ensemble().build(), u(0, -0.3, 0.1, 0.45, 1.5)))
        .containsExactly(
            TrustReason.GOOD,
            TrustReason.FAR,
            TrustReason.SPREAD,
            TrustReason.FAR_AND_SPREAD,
            TrustReason.OUTSIDE);
  }

  @Test
  void outsideTheDesignSpaceEveryDesignIsWeak() throws Exception {
    ClosedFormModel model = ClosedForms.ensemble(0).trust(RULE).dataSummary(at(1)).build();
    assertThat(levels(model, u(1, 1.01))).containsExactly(TrustLevel.STRONG, TrustLevel.WEAK);
  }

  @Test
  void withoutThresholdsEveryDesignIsWeak() throws Exception {
    ClosedFormModel model = ClosedForms.ensemble(0).dataSummary(at(0)).build();
    assertThat(levels(model, u(0))).containsExactly(TrustLevel.WEAK);
    assertThat(reasons(model, u(0))).containsExactly(TrustReason.UNCALIBRATED);
  }

  @Test
  void aDesignThatMissesTheTargetIsOffTargetWhateverElseIsKnown() throws Exception {
    ClosedFormModel model = ensemble().build();
    DesignMatrix x = u(0, 0, 0.1);
    Predictions p = Predictions.of(model, x);
    Trust trust = new Trust(model);
    Target near = new Target(new double[] {0.1}, new double[] {0.1});
    Target far = new Target(new double[] {0.11}, new double[] {0.1});
    assertThat(trust.describe(x, p, near).status()[0]).isEqualTo(TrustLevel.STRONG);
    // the reason speaks of the design and not of the target
    assertThat(trust.describe(x, p, far).verdicts())
        .containsExactly(
            new TrustVerdict(TrustLevel.OFF_TARGET, TrustReason.GOOD),
            new TrustVerdict(TrustLevel.OFF_TARGET, TrustReason.GOOD),
            new TrustVerdict(TrustLevel.FAIR, TrustReason.SPREAD));
  }

  @Test
  void theDensityOfADesignIsThatOfItsLine() throws Exception {
    ClosedFormModel model = ClosedForms.linear().build();
    // sum 0: u anywhere in −1 … 1; sum 2.5: u in 0.5 … 1
    DesignMatrix x = DesignMatrix.of(new float[] {0.4f, -0.2f, 0.7f, 0.9f}, 2);
    Trust.Evidence e = new Trust(model).evidence(x, Predictions.of(model, x));
    assertThat((double) e.logDensity()[0]).isCloseTo(-Math.log(2), within(1e-5));
    assertThat((double) e.logDensity()[1]).isCloseTo(-Math.log(0.5), within(1e-5));
    assertThat(e.roundTrip()[0]).isLessThan(1e-5f);
    assertThat(e.distance()).containsOnly(Float.NaN);
  }

  @Test
  void aJointModelIsAskedForTheDensityOfWhatItPredicts() throws Exception {
    ClosedFormModel model = ClosedForms.joint().build();
    DesignMatrix x = DesignMatrix.of(new float[] {0.4f, -0.2f}, 2);
    Trust.Evidence e = new Trust(model).evidence(x, Predictions.of(model, x));
    assertThat((double) e.logDensity()[0]).isCloseTo(-Math.log(2), within(1e-5));
    assertThat(e.roundTrip()[0]).isLessThan(1e-5f);
  }

  @Test
  void oneNetworkIsNeverCertain() throws Exception {
    ClosedFormModel.Builder one =
        ClosedFormModel.of(
                "one",
                ClosedForms.space(
                    java.util.List.of(ClosedForms.continuous("u", -1, 1)),
                    ClosedForms.property("y", -1, 1, 0.1, null)),
                1,
                (z, y) -> new double[] {z[0]})
            .member(x -> x.clone())
            .trust(RULE)
            .dataSummary(at(0));
    assertThat(Predictions.of(one.build(), u(0)).std())
        .as("a spread that was not measured is not 0")
        .containsExactly(Float.NaN);
    assertThat(levels(one.build(), u(0))).containsExactly(TrustLevel.WEAK);
    // the usual error on held-out rows, the same everywhere
    ClosedFormModel usual =
        one.calibration(new Calibration(new double[] {0}, new double[] {0.02})).build();
    assertThat(Predictions.of(usual, u(0)).std()).containsExactly(0.02f);
    assertThat(levels(usual, u(0, 0.3, 0.9)))
        .containsExactly(TrustLevel.FAIR, TrustLevel.FAIR, TrustLevel.WEAK);
    assertThat(reasons(usual, u(0))).containsExactly(TrustReason.UNKNOWN_SPREAD);
  }

  @Test
  void aDesignThatDoesNotComeBackIsWeak() throws Exception {
    double[] off = {0};
    ClosedFormModel.Builder builder =
        ClosedFormModel.of(
                "skewed",
                ClosedForms.space(
                    java.util.List.of(ClosedForms.continuous("u", -2, 2)),
                    ClosedForms.property("y", -2, 2, 0.1, null)),
                1,
                (z, y) -> new double[] {z[0] + off[0]})
            .forward((x, y) -> new double[] {x[0], 0})
            .surrogate(x -> x.clone())
            .member(x -> x.clone())
            .member(x -> x.clone())
            .trust(RULE)
            .dataSummary(at(0));
    ClosedFormModel model = builder.build();
    // half-range 2: one percent of it is 0.02
    off[0] = 0.0199;
    assertThat(levels(model, u(0))).containsExactly(TrustLevel.STRONG);
    for (double wrong : new double[] {-0.0201, 0.5, Double.NaN}) {
      off[0] = wrong;
      assertThat(levels(model, u(0))).containsExactly(TrustLevel.WEAK);
      assertThat(reasons(model, u(0))).containsExactly(TrustReason.ROUND_TRIP);
    }
  }

  @Test
  void whatIsUnknownMakesADesignWeakAndIsTheReason() throws Exception {
    ClosedFormModel noData = ClosedForms.ensemble(0.01).trust(RULE).build();
    assertThat(new Trust(noData).describe(u(0), Predictions.of(noData, u(0))).verdicts())
        .containsExactly(new TrustVerdict(TrustLevel.WEAK, TrustReason.UNKNOWN_DISTANCE));
    ClosedFormModel noSpread = ensemble().build();
    assertThat(
            new Trust(noSpread).describe(u(0), Predictions.ofSurrogate(noSpread, u(0))).verdicts())
        .containsExactly(new TrustVerdict(TrustLevel.WEAK, TrustReason.UNKNOWN_SPREAD));
  }

  @Test
  void onlyAStrongDesignHasAGoodReason() throws Exception {
    ClosedFormModel model = ensemble().build();
    DesignMatrix x = DesignMatrix.zeros(301, 1);
    for (int i = 0; i < x.rows(); i++) {
      x.set(i, 0, -1.5 + 0.01 * i);
    }
    assertThat(new Trust(model).describe(x, Predictions.of(model, x)).verdicts())
        .allSatisfy(
            v ->
                assertThat(v.level() == TrustLevel.STRONG)
                    .isEqualTo(v.reason() == TrustReason.GOOD))
        .extracting(TrustVerdict::level)
        .contains(TrustLevel.STRONG, TrustLevel.FAIR, TrustLevel.WEAK);
  }

  @Test
  void aClassIsEncodedByItsOwnValue() throws Exception {
    double[] asked = new double[1];
    ClosedFormModel model =
        ClosedFormModel.of(
                "gap",
                ClosedForms.pointMass().build().card().space(),
                2,
                (z, y) -> new double[] {z[0], z[1]})
            .forward(
                (x, y) -> {
                  asked[0] = y[0];
                  return new double[] {x[0], x[1], 0};
                })
            .surrogate(x -> new double[] {x[0]})
            .member(x -> new double[] {x[0]})
            .build();
    DesignMatrix metal = DesignMatrix.of(new float[] {-0.7f, 0}, 2);
    Trust.Evidence e = new Trust(model).evidence(metal, Predictions.of(model, metal));
    assertThat(asked[0]).isZero();
    double expected = -Math.log(2 * Math.PI) - 0.5 * 0.49;
    assertThat((double) e.logDensity()[0]).isCloseTo(expected, within(1e-5));
  }

  @Test
  void withoutAWayForwardTheDensityIsUnknown() throws Exception {
    ClosedFormModel model = ensemble().build();
    DesignMatrix x = u(0);
    Trust.Evidence e = new Trust(model).evidence(x, Predictions.of(model, x));
    assertThat(e.logDensity()).containsExactly(Float.NaN);
    assertThat(e.roundTrip()).containsExactly(0);
  }

  @Test
  void theLeastCertainPropertyCountsInItsOwnTolerance() throws Exception {
    // deviations 0.1 and 0.1 u at tolerances 1 and 0.1
    io.backcast.model.DesignSpace space =
        ClosedForms.space(
            java.util.List.of(ClosedForms.continuous("u", -1, 1)),
            ClosedForms.property("p", -1, 1, 1, null),
            ClosedForms.property("q", -1, 1, 0.1, null));
    double half = Math.sqrt(0.5);
    ClosedFormModel model =
        ClosedFormModel.of("two", space, 1, (z, y) -> new double[1])
            .surrogate(x -> new double[2])
            .member(x -> new double[] {0.1 * half, 0.1 * half * x[0]})
            .member(x -> new double[] {-0.1 * half, -0.1 * half * x[0]})
            .trust(RULE)
            .dataSummary(at(0, 0.3f, 0.6f, 0.9f))
            .build();
    assertThat(levels(model, u(0.9, 0.6, 0.4, 0)))
        .containsExactly(TrustLevel.FAIR, TrustLevel.FAIR, TrustLevel.STRONG, TrustLevel.STRONG);
    assertThat(reasons(model, u(0.4, 0.6))).containsExactly(TrustReason.GOOD, TrustReason.SPREAD);
  }

  @Test
  void everyLatentCoordinateOfEveryDesignEntersTheDensity() throws Exception {
    ClosedFormModel model =
        ClosedFormModel.of(
                "plain",
                ClosedForms.pointMass().build().card().space(),
                2,
                (z, y) -> new double[] {z[0], z[1]})
            .forward((x, y) -> new double[] {x[0], x[1], 0.25})
            .surrogate(x -> new double[] {x[0]})
            .member(x -> new double[] {x[0]})
            .build();
    DesignMatrix x = DesignMatrix.of(new float[] {0, 0, 0.5f, -0.25f, -1, 1}, 2);
    Trust.Evidence e = new Trust(model).evidence(x, Predictions.of(model, x));
    double[] squares = {0, 0.3125, 2};
    for (int i = 0; i < 3; i++) {
      assertThat((double) e.logDensity()[i])
          .isCloseTo(0.25 - Math.log(2 * Math.PI) - 0.5 * squares[i], within(1e-5));
    }
  }
}
