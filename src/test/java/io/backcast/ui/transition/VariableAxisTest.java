package io.backcast.ui.transition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.design.BackwardPathBand;
import io.backcast.design.Predictions;
import io.backcast.design.Transition;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignPath;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Scale;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VariableAxisTest {
  private static final Variable SPEED =
      new Variable("speed", "v", "m/s", 5, 25, 15, VariableKind.CONTINUOUS, 2);
  private static final Variable ANGLE =
      new Variable("angle", "θ", "°", 10, 80, 45, VariableKind.CONTINUOUS, 1);

  private static DesignSpace space(@Nullable PointMass mass) {
    Property range = new Property("range", "R", "range", "m", 0, 100, 1, 2, mass);
    return new DesignSpace(List.of(SPEED, ANGLE), List.of(range), List.of(), List.of());
  }

  @Test
  void theAxisHasTheSameValuesWhereverThePathBegins() {
    DesignPath along = DesignPath.along(SPEED);
    VariableAxis axis = Objects.requireNonNull(VariableAxis.of(space(null), 0, along));
    for (float start : new float[] {15, 20, 7.5f}) {
      float[] x = {start, 45};
      DesignPath followed = axis.from(x);
      assertThat(followed.valueAt(SPEED, start, followed.from())).isEqualTo(5);
      assertThat(followed.valueAt(SPEED, start, followed.to())).isEqualTo(25);
      DesignPath shown = axis.view(x, null, null).path();
      assertThat(shown.from()).isEqualTo(5);
      assertThat(shown.to()).isEqualTo(25);
    }
  }

  @Test
  void whatWasFoundBackwardIsCountedFromTheReference() {
    DesignPath half = new DesignPath("speed", "speed", "m/s", -20, 20, Map.of("speed", 0.5));
    VariableAxis axis = Objects.requireNonNull(VariableAxis.of(space(null), 0, half));
    BackwardPathBand found =
        new BackwardPathBand(
            new double[] {10}, new double[] {-4}, new double[] {0}, new double[] {6});
    BackwardPathBand shown =
        Objects.requireNonNull(axis.view(new float[] {20, 45}, null, found).backward());
    assertThat(shown.low()).containsExactly(13);
    assertThat(shown.median()).containsExactly(15);
    assertThat(shown.high()).containsExactly(18);
    assertThat(shown.targets()).containsExactly(10);
  }

  @Test
  void theAxisOfAVariableOnALogScaleIsLogarithmic() {
    Variable pressure =
        new Variable(
            "p", "p", "mbar", 1e-9, 1e-5, 1e-7, VariableKind.CONTINUOUS, 12, null, Scale.LOG);
    DesignSpace space =
        new DesignSpace(List.of(pressure, ANGLE), space(null).properties(), List.of(), List.of());
    VariableAxis axis =
        Objects.requireNonNull(VariableAxis.of(space, 0, DesignPath.along(pressure)));
    TransitionViewModel.View shown = axis.view(new float[] {2e-6f, 45}, null, null);
    assertThat(shown.scale()).isEqualTo(Scale.LOG);
    assertThat(shown.path().from()).isCloseTo(1e-9, within(1e-15));
    VariableAxis linear =
        Objects.requireNonNull(VariableAxis.of(space, 0, DesignPath.along(ANGLE)));
    assertThat(linear.view(new float[] {1e-7f, 45}, null, null).scale()).isEqualTo(Scale.LINEAR);
  }

  @Test
  void withoutPathsOfTheCardATransitionIsToldByTheVariablesValue() {
    VariableAxis axis =
        Objects.requireNonNull(
            VariableAxis.of(space(new PointMass(0, "0")), 0, DesignPath.along(SPEED)));
    float[] start = {(float) SPEED.reference(), 45};
    Transition curve =
        new Transition(
            space(null).properties().getFirst(),
            0,
            DesignPath.along(SPEED),
            new double[] {-1, 1},
            DesignMatrix.zeros(2, 2),
            new Predictions(new float[2], new float[2], 1),
            List.of(new Transition.Crossing(0.5, 0.1, true)));
    Transition shown = Objects.requireNonNull(axis.view(start, curve, null).curve());
    assertThat(shown.crossings().getFirst().at()).isCloseTo(SPEED.reference() + 0.5, within(1e-9));
  }

  @Test
  void aClassSeveralVariablesAndPercentKeepTheChangeFromTheStart() {
    DesignPath ofCard = new DesignPath("s", "s", "m/s", -1, 1, Map.of("speed", 1.0));
    assertThat(VariableAxis.of(space(new PointMass(0, "none")), 0, ofCard)).isNull();
    assertThat(
            VariableAxis.of(
                space(null),
                0,
                new DesignPath("both", "both", "", -1, 1, Map.of("speed", 1.0, "angle", 1.0))))
        .isNull();
    assertThat(
            VariableAxis.of(
                space(null), 0, new DesignPath("p", "p", "%", -1, 1, Map.of("speed", 1.0))))
        .isNull();
  }
}
