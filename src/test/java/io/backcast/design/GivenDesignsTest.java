package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class GivenDesignsTest {
  private static final DesignSpace SPACE =
      new DesignSpace(
          List.of(
              new Variable("n", "n", "", 6, 12, 9, VariableKind.INTEGER, 0),
              new Variable("a", "a", "Å", 2.528, 3.792, 3.16, VariableKind.CONTINUOUS, 3)),
          List.of(new Property("gap", "Eg", "band gap", "eV", 0, 2.4, 3, 0.05, null)),
          List.of(),
          List.of());

  private static GivenDesigns of(float... x) {
    GivenDesigns given = new GivenDesigns(SPACE);
    given.add(DesignMatrix.of(x, 2));
    return given;
  }

  @Test
  void designsOfTheSpaceAreNothingToTell() {
    assertThat(of(6, 2.528f, 12, 3.792f, 9, 3).warnings()).isEmpty();
  }

  @Test
  void whatLiesOutsideTheBoundsOrBetweenWholeValuesIsCounted() {
    GivenDesigns given = of(7, 3, 7.5f, 3, 8, 4);
    given.add(DesignMatrix.of(new float[] {13, Float.NaN}, 2));
    assertThat(given.rows()).isEqualTo(4);
    assertThat(given.warnings())
        .containsExactly(
            "2 of 4 rows lie outside the bounds that the model was trained in (the first in a);"
                + " predictions there are extrapolated.",
            "1 of 4 rows lies between whole values (the first in n), where no design is; what is"
                + " predicted there is of none.");
  }
}
