package io.backcast.ui.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.ClosedForms;
import io.backcast.model.Goal;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import org.junit.jupiter.api.Test;

class TargetBandTest {
  private static final Property SUM = ClosedForms.property("sum", -3, 3, 0.05, null);
  private static final Property GAP =
      ClosedForms.property("gap", 0, 6, 0.05, new PointMass(0, "metal"));

  private static TargetBand band(Property p, Goal goal) {
    return new TargetBand(p, goal, 0.05);
  }

  private static Goal range(double low, double high) {
    return new Goal.Range(low, high);
  }

  @Test
  void draggingOneEndOfAValueMakesARangeWhoseOtherEndStays() {
    TargetBand half = band(SUM, new Goal.Value(0.5));
    assertThat(half.withEnd(true, 0.8)).isEqualTo(range(0.45, 0.8));
    assertThat(half.withEnd(false, -1)).isEqualTo(range(-1, 0.55));
  }

  @Test
  void anEndDoesNotPassTheOther() {
    TargetBand band = band(SUM, range(0.5, 0.8));
    assertThat(band.withEnd(false, 2)).isEqualTo(range(0.799, 0.8));
    assertThat(band.withEnd(true, -2)).isEqualTo(range(0.5, 0.501));
  }

  @Test
  void aDoubleClickOnAnEndOpensTheBandThere() {
    assertThat(band(SUM, new Goal.Value(0.5)).opened(true)).isEqualTo(Goal.atLeast(0.5));
    assertThat(band(SUM, new Goal.Value(0.5)).opened(false)).isEqualTo(Goal.atMost(0.5));
    assertThat(band(SUM, range(0.5, 0.8)).opened(true)).isEqualTo(Goal.atLeast(0.5));
    assertThat(band(SUM, range(0.5, 0.8)).opened(false)).isEqualTo(Goal.atMost(0.8));
  }

  @Test
  void theEndThatIsLeftChangesTheSideAndTheOpenOneGivesTheValueBack() {
    assertThat(band(SUM, Goal.atLeast(0.5)).opened(false)).isEqualTo(Goal.atMost(0.5));
    assertThat(band(SUM, Goal.atMost(0.5)).opened(true)).isEqualTo(Goal.atLeast(0.5));
    assertThat(band(SUM, Goal.atLeast(0.5)).opened(true)).isEqualTo(new Goal.Value(0.5));
  }

  @Test
  void anOpenEndIsDraggedBackIntoARange() {
    assertThat(band(SUM, Goal.atLeast(0.5)).withEnd(true, 2)).isEqualTo(range(0.5, 2));
  }

  @Test
  void aRangeIsClosedToItsMiddleAndOneSideToItsEnd() {
    assertThat(band(SUM, range(0.5, 0.9)).closed()).isEqualTo(new Goal.Value(0.7));
    assertThat(band(SUM, Goal.atMost(0.5)).closed()).isEqualTo(new Goal.Value(0.5));
    TargetBand wide = band(SUM, range(-1, 1));
    assertThat(wide.inMiddle(0.4)).isTrue();
    assertThat(wide.inMiddle(0.6)).isFalse();
    assertThat(wide.inMiddle(1.1)).isFalse();
  }

  @Test
  void aRangeKeepsItsWidthWhereTheScaleEnds() {
    assertThat(band(SUM, range(0.5, 1)).moved(0.25)).isEqualTo(range(2, 2.5));
    assertThat(band(SUM, range(0.5, 1)).moved(0.9)).isEqualTo(range(2.5, 3));
    assertThat(band(SUM, Goal.atLeast(0.5)).moved(-0.25)).isEqualTo(Goal.atLeast(-1));
  }

  @Test
  void aStepMovesTheWholeBandToNumbersThatAreRead() {
    assertThat(band(SUM, range(0.503, 1.003)).stepped(1.0 / 50)).isEqualTo(range(0.62, 1.12));
    assertThat(band(SUM, range(0.5, 1)).stepped(-1.0 / 500)).isEqualTo(range(0.49, 0.99));
    assertThat(band(SUM, Goal.atMost(1)).stepped(1.0 / 50)).isEqualTo(Goal.atMost(1.12));
  }

  @Test
  void aRangeThatReachesTheClassHasNoLowerEnd() {
    TargetBand band = band(GAP, range(0.5, 0.8));
    assertThat(band.withEnd(false, 0)).isEqualTo(Goal.atMost(0.8));
    assertThat(band.withEnd(true, 0.5)).isEqualTo(range(0.5, 0.501));
    assertThat(band(GAP, Goal.atMost(0.8)).withEnd(true, 0)).isEqualTo(new Goal.Value(0));
  }

  @Test
  void aClassAndWhatIsFreeHaveNoBand() {
    assertThat(band(GAP, new Goal.Value(0)).exists()).isFalse();
    assertThat(band(GAP, Goal.MOST).exists()).isFalse();
    assertThat(band(GAP, Goal.ANY).exists()).isFalse();
    assertThat(band(GAP, new Goal.Value(0.1)).exists()).isTrue();
  }
}
