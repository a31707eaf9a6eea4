package io.backcast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class ScaleTest {
  private static final Variable THICKNESS = log("thickness", 1e-9, 1e-7);
  private static final Variable DENSITY = log("density", 1e14, 1e19);
  private static final Property RATE =
      new Property("rate", "r", "rate", "1/s", 1e-6, 1e6, 8, 0.05, null, Scale.LOG);

  private static Variable log(String name, double lower, double upper) {
    return new Variable(
        name,
        name,
        "",
        lower,
        upper,
        Math.sqrt(lower * upper),
        VariableKind.CONTINUOUS,
        0,
        null,
        Scale.LOG);
  }

  @Test
  void aLogScaleIsEvenInLogarithms() {
    assertThat(THICKNESS.centre()).isCloseTo(1e-8, within(1e-20));
    assertThat(THICKNESS.scale(1e-9)).isCloseTo(-1, within(1e-12));
    assertThat(THICKNESS.scale(1e-7)).isCloseTo(1, within(1e-12));
    assertThat(DENSITY.unscale(0.2)).isCloseTo(1e17, within(1e5));
    assertThat(DENSITY.steps(6)).hasSize(6).contains(1e14, 1e19);
    assertThat(DENSITY.steps(6)[2]).isCloseTo(1e16, within(1e4));
    assertThat(DENSITY.moved(1e16, 0.4)).isCloseTo(1e17, within(1e5));
    assertThat(DENSITY.scaledDifference(1e17, 1e16)).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void scalingIsUndoneByUnscaling() {
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      double low = Math.pow(10, -30 + 50 * random.nextDouble());
      Variable v = log("v", low, low * Math.pow(10, 0.1 + 15 * random.nextDouble()));
      double value = v.at(random.nextDouble());
      assertThat(v.unscale(v.scale(value)) / value).isCloseTo(1, within(1e-12));
      assertThat(v.at(v.share(value)) / value).isCloseTo(1, within(1e-11));
    }
  }

  @Test
  void aWholeVariableOnALogScaleKeepsItsMargin() {
    Variable count =
        new Variable("n", "n", "", 1, 1_000, 30, VariableKind.INTEGER, 0, null, Scale.LOG);

    assertThat(count.scale(0.5)).isCloseTo(-1, within(1e-12));
    assertThat(count.scale(1_000.5)).isCloseTo(1, within(1e-12));
    assertThat(count.problem()).isNull();
    assertThat(Histogram.empty(count, 40).bin(1)).isLessThan(Histogram.empty(count, 40).bin(3));
  }

  @Test
  void aLogScaleNeedsPositiveNumbers() {
    assertThat(log("t", 0, 1).problem()).asString().contains("t").contains("above zero");
    assertThat(
            new Property("p", "p", "p", "", 1, 9, 2, 0.1, new PointMass(1, "none"), Scale.LOG)
                .problem())
        .asString()
        .contains("point mass");
    assertThat(new Property("p", "p", "p", "", -1, 9, 2, 0.1, null, Scale.LOG).problem())
        .asString()
        .contains("-1");
    assertThat(RATE.problem()).isNull();
  }

  @Test
  void theToleranceOfALogScaleIsRelative() {
    for (double target : new double[] {1e-6, 3, 1e6}) {
      Target asked = Target.of(RATE, target);
      assertThat(asked.tolerances()[0]).isCloseTo(0.05 * target, within(1e-12 * target));
      DesignSpace space =
          new DesignSpace(
              java.util.List.of(THICKNESS, DENSITY),
              java.util.List.of(RATE),
              java.util.List.of(),
              java.util.List.of());
      float[] predicted = {
        (float) (target * 1.0499),
        (float) (target * 1.0502),
        (float) (target * 0.953),
        (float) (target * 0.952)
      };
      assertThat(asked.miss(space, predicted, 0)).isLessThan(1);
      assertThat(asked.miss(space, predicted, 1)).isGreaterThan(1);
      assertThat(asked.miss(space, predicted, 2)).isLessThan(1);
      assertThat(asked.miss(space, predicted, 3)).isGreaterThan(1);
      assertThat(RATE.bandBottom(target, 0.05 * target)).isPositive();
      // a band of many times the target still ends above zero
      assertThat(RATE.bandBottom(target, 9 * target)).isCloseTo(target / 10, within(1e-9 * target));
    }
  }

  @Test
  void aStatedDeviationIsHalfTheIntervalOfTheLogarithm() {
    assertThat(RATE.deviation(100, 0.01)).isCloseTo(1, within(1e-4));
    assertThat(RATE.deviation(1e-3, Math.log(10))).isCloseTo((1e-2 - 1e-4) / 2, within(1e-9));
    assertThat(RATE.coordinateDeviation(1e-3, RATE.deviation(1e-3, 2.5)))
        .isCloseTo(2.5, within(1e-9));
    EnsembleSummary two =
        EnsembleSummary.of(new float[] {1e-4f, 1e-2f}, 1, java.util.List.of(RATE));
    assertThat(two.mean()[0]).isCloseTo(1e-3f, within(1e-8f));
    assertThat(two.spread()[0]).isCloseTo(Math.log(100) / Math.sqrt(2), within(1e-5));
  }

  @Test
  void histogramsHaveBinsOfEqualRatio() {
    Histogram h =
        Histogram.of(new double[] {1e14, 2e15, 3e16, 4e17, 5e18}, 1e14, 1e19, 5, Scale.LOG);

    assertThat(h.counts()).containsExactly(1, 1, 1, 1, 1);
    assertThat(h.edge(1)).isCloseTo(1e15, within(1e4));
    assertThat(h.centre(0)).isCloseTo(Math.pow(10, 14.5), within(1e3));
  }

  @Test
  void roundNumbersOfALogScaleArePowersOfTen() {
    assertThat(RoundNumbers.between(0.5, 2_000, 6)).containsExactly(1, 10, 100, 1000);
    assertThat(RoundNumbers.between(2e-13, 3e-12, 6)).containsExactly(1e-12);
    assertThat(RoundNumbers.between(2, 8, 6)).containsExactly(4);
    assertThat(RoundNumbers.between(1e-6, 1e6, 4).length).isLessThanOrEqualTo(4);
  }

  @Test
  void aCardStatesTheScaleAndNothingElseOfIt() {
    io.backcast.io.Json json = new io.backcast.io.Json();
    Variable linear = new Variable("p", "p", "", 0, 10, 5, VariableKind.CONTINUOUS, 2);

    assertThat(json.text(linear)).doesNotContain("scale").doesNotContain("log");
    assertThat(json.text(RATE)).contains("\"scale\" : \"log\"").doesNotContain("\"log\" :");
  }

  @Test
  void aPathAlongALogScaleHasStepsOfEqualRatio() {
    DesignSpace space =
        new DesignSpace(
            java.util.List.of(THICKNESS, DENSITY),
            java.util.List.of(RATE),
            java.util.List.of(),
            java.util.List.of());
    float[] start = {1e-8f, 1e16f};
    DesignPath path = DesignPath.along(THICKNESS);

    for (int s = 0; s <= 4; s++) {
      double at = start[0] + path.step(space, start, path.from(), path.to(), s, 4);
      assertThat(Math.log10(at)).isCloseTo(-9 + s / 2.0, within(1e-6));
    }
  }
}
