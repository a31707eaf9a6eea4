package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Kind;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Target;
import io.backcast.model.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

class WishesTest {
  private static final DesignSpace SPACE =
      new DesignSpace(
          List.of(new Variable("a", "a", "Å", 2, 4, 3, Kind.CONTINUOUS, 2)),
          List.of(
              new Property(
                  "gap", "Eg", "band gap", "eV", 0, 2, 2, 0.05, new PointMass(0, "metal"))),
          List.of(),
          List.of());
  private final Wishes wishes = new Wishes(SPACE);

  @Test
  void thePointMassIsAskedForByName() throws BackcastException {
    Target target = wishes.target(List.of("gap=metal"), List.of());
    assertThat(target.values()).containsExactly(0);
    assertThat(target.tolerances()).containsExactly(0.05);
  }

  @Test
  void aTargetBeyondTheDataIsAllowedWithAWarningThatSaysHowFar() throws BackcastException {
    assertThat(wishes.warning(wishes.target(List.of("gap=3.5"), List.of())))
        .contains("1.50 eV beyond");
    assertThat(wishes.warning(wishes.target(List.of("gap=1"), List.of()))).isNull();
  }

  @Test
  void aToleranceIsForAllOrForTheOneItNames() throws Exception {
    assertThat(wishes.target(List.of("gap=1"), List.of("0.2")).tolerances()).containsExactly(0.2);
    assertThat(wishes.target(List.of("gap=1"), List.of("gap=0.3")).tolerances())
        .containsExactly(0.3);
    for (String wrong : List.of("0", "-1", "NaN", "gap=", "gap2=1", "gap=0,1")) {
      assertThatThrownBy(() -> wishes.target(List.of("gap=1"), List.of(wrong)))
          .as(wrong)
          .isInstanceOf(BackcastException.class);
    }
  }

  @Test
  void whatIsUnknownIsNamed() {
    assertThatThrownBy(() -> wishes.target(List.of("gap2=1"), List.of()))
        .hasMessageContaining("gap2");
    assertThatThrownBy(() -> wishes.target(List.of("gap=much"), List.of()))
        .hasMessageContaining("much");
    assertThatThrownBy(() -> wishes.target(List.of(), List.of()))
        .hasMessageContaining("--target gap");
    assertThatThrownBy(() -> wishes.box(List.of("q=1"), List.of())).hasMessageContaining("q");
  }

  @Test
  void boundsThatExcludeEverythingAreRefused() {
    assertThatThrownBy(() -> wishes.box(List.of(), List.of("a=3..2.5")))
        .hasMessageContaining("empty");
    assertThatThrownBy(() -> wishes.box(List.of(), List.of("a=1..3")))
        .hasMessageContaining("leave the model");
    assertThatThrownBy(() -> wishes.box(List.of("a=9"), List.of())).hasMessageContaining("leave");
  }

  @Test
  void aVariableIsAPathToo() throws BackcastException {
    var path = wishes.path("a=-0.5..0.5");
    assertThat(path.from()).isEqualTo(-0.5);
    assertThat(path.valueAt(SPACE.variables().getFirst(), 3, 0.25)).isEqualTo(3.25);
  }
}
