package io.backcast.ui.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedForms;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetScaleTest {
  private static final Property SUM = ClosedForms.property("sum", -3, 3, 0.05, null);

  /** A class with a value of its own, so that it cannot be taken for the lower end. */
  private static final Property GAP =
      ClosedForms.property("gap", 0, 6, 0.05, new PointMass(-1, "metal"));

  /** 100 pixels a unit, from pixel 8. */
  private final TargetScale scale = new TargetScale(SUM, 10, 620);

  @Test
  void theRangeLiesBetweenTheMargins() {
    assertThat(scale.massWidth()).isZero();
    assertThat(scale.left()).isEqualTo(8);
    assertThat(scale.right()).isEqualTo(608);
    assertThat(scale.xOf(-3)).isEqualTo(8);
    assertThat(scale.xOf(0)).isEqualTo(308);
    assertThat(scale.xOf(3)).isEqualTo(608);
  }

  @ParameterizedTest
  @CsvSource({"308, 0", "358, 0.5", "358.1, 0.501", "-50, -3", "900, 3"})
  void aPixelGivesTheTargetInsideTheRange(double x, double target) {
    assertThat(scale.valueAt(x)).isCloseTo(target, within(1e-9));
  }

  @Test
  void thePointMassHasAStopLeftOfTheRange() {
    TargetScale both = new TargetScale(GAP, 10, 660);
    assertThat(both.massWidth()).isEqualTo(40);
    assertThat(both.left()).isEqualTo(48);
    assertThat(both.valueAt(20)).isEqualTo(-1);
    assertThat(both.valueAt(43.9)).isEqualTo(-1);
    assertThat(both.valueAt(44)).isZero();
    assertThat(both.valueAt(148)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"620, 0.5", "320, 1", "220, 2", "170, 2", "70, 5", "30, 5"})
  void ticksLeaveRoomForTheirLabels(double width, double step) {
    assertThat(new TargetScale(SUM, 10, width).tickStep()).isEqualTo(step);
  }

  @ParameterizedTest
  @CsvSource({"0.498, 0.5", "2.996, 3", "-2.999, -3", "1.2349, 1.23"})
  void aTargetSettlesWhereItIsRead(double moved, double read) {
    assertThat(SUM.settled(moved)).isEqualTo(read);
  }

  @Test
  void aValueBesideTheClassDoesNotBecomeIt() {
    Property gap = ClosedForms.property("gap", 0, 6, 0.05, new PointMass(0, "metal"));
    assertThat(gap.settled(0.0037214)).isEqualTo(0.004);
    assertThat(gap.settled(0.0003)).isZero();
    assertThat(gap.settled(0.006)).isEqualTo(0.01);
  }

  @Test
  void smallStepsAreSmallerThanOthersHoweverFewDecimalsAreRead() {
    Property narrow = ClosedForms.property("narrow", 0, 0.5, 0.05, null);
    double usual = TargetScale.stepped(narrow, 0.2, 1.0 / 50);
    double small = TargetScale.stepped(narrow, 0.2, 1.0 / 500);
    assertThat(usual).isEqualTo(0.21);
    assertThat(small).isBetween(0.2, 0.205).isNotEqualTo(0.2);
    assertThat(TargetScale.stepped(SUM, 0.5, 1.0 / 500)).isEqualTo(0.51);
  }
}
