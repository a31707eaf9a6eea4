package io.backcast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VariableTest {
  private static final Variable LENGTH = number("a", 2, 6, 3, VariableKind.CONTINUOUS, 3);
  private static final Variable COUNT = number("n", 1, 4, 2, VariableKind.INTEGER, 0);
  private static final Variable COLOUR = category(0, 2, List.of("red", "green", "blue"));

  private static Variable number(
      String name, double lower, double upper, double reference, VariableKind kind, int decimals) {
    return new Variable(name, name, "", lower, upper, reference, kind, decimals);
  }

  private static Variable category(double lower, double upper, @Nullable List<String> names) {
    return new Variable("c", "c", "", lower, upper, 0, VariableKind.CATEGORICAL, 0, names);
  }

  @Test
  void theBoundsOfANumberAreMinusOneAndOne() {
    assertThat(LENGTH.centre()).isEqualTo(4);
    assertThat(LENGTH.halfRange()).isEqualTo(2);
    assertThat(LENGTH.scale(2)).isEqualTo(-1);
    assertThat(LENGTH.scale(5)).isEqualTo(0.5);
    assertThat(LENGTH.unscale(0.5)).isEqualTo(5);
  }

  @Test
  void aWholeValueIsAsWideAsItsUnit() {
    assertThat(COUNT.margin()).isEqualTo(0.5);
    assertThat(LENGTH.margin()).isZero();
    assertThat(COUNT.halfRange()).isEqualTo(2);
    assertThat(COUNT.scale(4.5)).isEqualTo(1);
    assertThat(COUNT.unscale(-1)).isEqualTo(0.5);
  }

  @Test
  void theNearestValidValueIsWholeAndInsideTheBounds() {
    assertThat(COUNT.snap(2.6)).isEqualTo(3);
    assertThat(COUNT.snap(0.2)).isEqualTo(1);
    assertThat(COUNT.snap(9)).isEqualTo(4);
    assertThat(COUNT.valid(7.4)).isEqualTo(7);
    assertThat(LENGTH.snap(2.6)).isEqualTo(2.6);
    assertThat(LENGTH.snap(1)).isEqualTo(2);
    assertThat(LENGTH.snap(7)).isEqualTo(6);
    assertThat(LENGTH.valid(7.4)).isEqualTo(7.4);
  }

  @Test
  void stepsGoFromBoundToBoundOverValidValues() {
    assertThat(LENGTH.steps(5)).containsExactly(2, 3, 4, 5, 6);
    assertThat(COUNT.steps(6)).containsExactly(1, 2, 2, 3, 3, 4);
  }

  @Test
  void aCodeStandsForItsCategory() {
    assertThat(COLOUR.category(1.2)).isEqualTo("green");
    assertThat(COLOUR.category(-3)).isEqualTo("red");
    assertThat(COLOUR.category(8)).isEqualTo("blue");
    assertThat(COUNT.category(2)).isNull();
    assertThat(COLOUR.whole()).isTrue();
    assertThat(COUNT.whole()).isTrue();
    assertThat(LENGTH.whole()).isFalse();
  }

  @Test
  void threeDigitsTellDesignsApart() {
    assertThat(LENGTH.coarseDecimals()).isEqualTo(1);
    assertThat(number("t", -50, 50, 0, VariableKind.CONTINUOUS, 4).coarseDecimals()).isZero();
    assertThat(number("t", 0, 1, 0, VariableKind.CONTINUOUS, 4).coarseDecimals()).isEqualTo(2);
    assertThat(number("t", 0, 1, 0, VariableKind.CONTINUOUS, 1).coarseDecimals()).isEqualTo(1);
    assertThat(number("t", 0, 2_000, 0, VariableKind.CONTINUOUS, 4).coarseDecimals()).isZero();
  }

  @Test
  void whatIsWrongWithAVariableIsSaid() {
    assertThat(LENGTH.problem()).isNull();
    assertThat(COUNT.problem()).isNull();
    assertThat(COLOUR.problem()).isNull();
    assertThat(number("t", 0, 1, 0, VariableKind.CONTINUOUS, 0).problem()).isNull();
    assertThat(number("t", 0, 1, 1, VariableKind.CONTINUOUS, 0).problem()).isNull();
    assertThat(number(" ", 0, 1, 0, VariableKind.CONTINUOUS, 0).problem())
        .asString()
        .contains("no name");
    double[][] bad = {
      {1, 1}, {2, 1}, {Double.NaN, 1}, {0, Double.POSITIVE_INFINITY}, {Double.NEGATIVE_INFINITY, 0}
    };
    for (double[] bounds : bad) {
      assertThat(number("t", bounds[0], bounds[1], 0, VariableKind.CONTINUOUS, 0).problem())
          .asString()
          .contains("variable t needs finite bounds");
    }
    for (double reference : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThat(number("t", 0, 1, reference, VariableKind.CONTINUOUS, 0).problem())
          .asString()
          .contains("reference of variable t");
    }
    assertThat(number("n", 0.5, 3, 1, VariableKind.INTEGER, 0).problem())
        .asString()
        .contains("whole numbers");
    assertThat(number("n", 0, 3.5, 1, VariableKind.INTEGER, 0).problem())
        .asString()
        .contains("whole numbers");
    assertThat(category(0, 2, null).problem()).asString().contains("needs categories");
    assertThat(
            new Variable("n", "n", "", 0, 1, 0, VariableKind.INTEGER, 0, List.of("no", "yes"))
                .problem())
        .asString()
        .contains("needs categories exactly if");
    assertThat(category(0, 3, List.of("red", "green", "blue")).problem())
        .asString()
        .contains("0 and 2");
    assertThat(category(-1, 2, List.of("red", "green", "blue")).problem())
        .asString()
        .contains("0 and 2");
  }

  @Test
  void aPathAlongAVariableGoesFromItsReferenceToItsBounds() {
    DesignPath path = DesignPath.along(LENGTH);
    assertThat(path.from()).isEqualTo(-1);
    assertThat(path.to()).isEqualTo(3);
    assertThat(path.valueAt(LENGTH, 2.5, 0.5)).isEqualTo(3);
    assertThat(path.valueAt(COUNT, 2, 0.5)).as("another variable stays").isEqualTo(2);
  }

  @Test
  void aPathInPercentMovesByShareOfTheReference() {
    DesignPath path = new DesignPath("biaxial", "biaxial", "%", -1, 1, java.util.Map.of("a", 2.0));
    assertThat(path.valueAt(LENGTH, 5, 10)).isCloseTo(5.6, within(1e-12));
  }
}
