package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.io.TypedTable;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignPath;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransitionTest {
  private static final DesignSpace SPACE =
      new DesignSpace(
          List.of(
              new Variable("a", "a", "Å", 0, 2, 1, VariableKind.CONTINUOUS, 3),
              new Variable(
                  "wood", "w", "", 0, 1, 0, VariableKind.CATEGORICAL, 0, List.of("oak", "pine"))),
          List.of(new Property("gap", "Eg", "gap", "eV", 0, 2, 3, 0.05, new PointMass(0, "metal"))),
          List.of(),
          List.of());

  private static TypedTable table(DesignPath path) {
    Transition curve =
        new Transition(
            SPACE.properties().getFirst(),
            0,
            path,
            new double[] {-0.1, 1.0 / 3},
            DesignMatrix.of(new float[] {0.9f, 0, 1.25f, 1}, 2),
            new Predictions(new float[] {-0.5f, 0.25f}, new float[] {0.125f, Float.NaN}, 1),
            List.of());
    return TransitionTable.of(SPACE, curve);
  }

  @Test
  void aCurveIsATableWithTheCoordinateFirst() {
    TypedTable table =
        table(new DesignPath("biaxial", "biaxial", "%", -1, 1, java.util.Map.of("a", 1.0)));
    assertThat(table.header())
        .containsExactly("biaxial", "a", "wood", "gap", "gap_std", "gap_signed");
    assertThat(table.text(0))
        .containsExactly("-0.100000", "0.900000", "oak", "0.000000", "0.125000", "-0.500000");
    assertThat(table.text(1))
        .containsExactly("0.333333", "1.250000", "pine", "0.250000", "", "0.250000");
    assertThat(table.columns().getFirst().value(1)).isEqualTo(1.0 / 3);
  }

  @Test
  void theCoordinateGivesWayToTheColumnOfItsVariable() {
    assertThat(table(DesignPath.along(SPACE.variables().getFirst())).header())
        .startsWith("a_change", "a", "wood");
  }

  @Test
  void alongTheValuesOfAVariableItsOwnColumnIsTheCoordinate() {
    assertThat(table(DesignPath.values(SPACE.variables().getFirst())).header())
        .startsWith("a", "wood", "gap");
  }

  @Test
  void aVariableInPercentMovesByPercentagePointsAndNotByAShareOfItsReference() {
    Variable share = new Variable("x", "x", "%", 0, 40, 20, VariableKind.CONTINUOUS, 1);
    assertThat(DesignPath.along(share).valueAt(share, 20, 5)).isEqualTo(25);
    assertThat(DesignPath.values(share).valueAt(share, 20, 5)).isEqualTo(5);
  }
}
