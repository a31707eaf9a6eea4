package io.backcast.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.io.table.Table;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignPath;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import io.backcast.train.Spaces;
import java.util.List;
import java.util.Map;
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

  private static DesignSpace with(DesignPath path) {
    return new DesignSpace(SPACE.variables(), SPACE.properties(), List.of(), List.of(path));
  }

  @Test
  void aPathThatTheReportCouldNotDrawIsRefusedBeforeTheTraining() throws Exception {
    Table table = table("p", "n", "y");
    DesignPath unknown = new DesignPath("shear", "shear", "", -1, 1, Map.of("q", 1.0));
    assertThatThrownBy(() -> ObservedSpace.of(with(unknown), table))
        .hasMessage("The recipe's path shear moves q, which is no variable.");
    DesignPath far = new DesignPath("far", "far", "", 1e6, 2e6, Map.of("p", 1.0));
    assertThatThrownBy(() -> ObservedSpace.of(with(far), table))
        .hasMessage("The recipe's path far lies outside the bounds of the variables everywhere.");
    DesignPath near = new DesignPath("near", "near", "", -1e6, 1e6, Map.of("p", 1.0));
    assertThat(ObservedSpace.of(with(near), table).paths()).containsExactly(near);
  }

  @Test
  void aPropertyOfOneValueIsRefused() {
    Table constant =
        new Table(List.of("p", "n", "y"), new double[][] {{1, 2, 5}, {2, 3, 5}, {3, 4, 5}});
    assertThatThrownBy(() -> ObservedSpace.of(SPACE, constant))
        .hasMessageStartingWith("The property y has the same value in every row");
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

  private static Table about(double offset, double spread) {
    return new Table(
        List.of("p", "n", "y"),
        new double[][] {{1, 2, offset - spread}, {2, 3, offset}, {3, 4, offset + spread}});
  }

  @Test
  void aPropertyFinerThanTheNetworksNumbersIsRefusedWithAdvice() throws Exception {
    assertThat(ObservedSpace.of(SPACE, about(1e6, 1)).properties()).hasSize(1);
    assertThat(ObservedSpace.of(SPACE, about(0, 1e-16)).properties()).hasSize(1);
    assertThat(ObservedSpace.of(SPACE, about(3e16, 1e16)).properties()).hasSize(1);
    assertThatThrownBy(() -> ObservedSpace.of(SPACE, about(1e9, 1)))
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_CSV))
        .hasMessageContaining("property y")
        .hasMessageContaining("Subtract a constant");
    assertThatThrownBy(() -> ObservedSpace.of(SPACE, about(0, 1e35)))
        .hasMessageContaining("too large")
        .hasMessageContaining("another unit");
    assertThatThrownBy(() -> ObservedSpace.of(SPACE, about(0, 1e-35)))
        .hasMessageContaining("too small");
  }
}
