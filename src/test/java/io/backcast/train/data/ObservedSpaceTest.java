package io.backcast.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.io.Table;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import io.backcast.train.Spaces;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservedSpaceTest {
  private static final DesignSpace SPACE = Spaces.of(Spaces.property(0, 60, 1, null));

  private static Table table(String... columns) {
    return new Table(List.of(columns), new double[][] {{1, 2, 30}, {2, 3, -4}, {3, 4, 7}});
  }

  @Test
  void aPropertyGetsTheRangeOfTheTableAndAVariableKeepsItsBounds() throws Exception {
    DesignSpace observed = ObservedSpace.of(SPACE, table("p", "n", "y"));
    Property y = observed.properties().getFirst();
    assertThat(y.lower()).isEqualTo(-4);
    assertThat(y.upper()).isEqualTo(30);
    assertThat(y.tolerance()).isEqualTo(1);
    assertThat(observed.variables()).isEqualTo(SPACE.variables());
  }

  @Test
  void aColumnThatTheTableLacksIsNamed() {
    assertThatThrownBy(() -> ObservedSpace.of(SPACE, table("p", "m", "y")))
        .hasMessage("The recipe's variable n is no column of the table.");
    assertThatThrownBy(() -> ObservedSpace.of(SPACE, table("p", "n", "z")))
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_JSON))
        .hasMessage("The recipe's property y is no column of the table.");
  }

  @Test
  void aVariableWithoutARangeIsRefused() {
    DesignSpace empty =
        new DesignSpace(
            List.of(new Variable("p", "p", "", 3, 3, 3, VariableKind.CONTINUOUS, 2)),
            SPACE.properties(),
            List.of(),
            List.of());
    assertThatThrownBy(() -> ObservedSpace.of(empty, table("p", "n", "y")))
        .hasMessageStartingWith("In the recipe ")
        .hasMessageContaining("p");
  }
}
