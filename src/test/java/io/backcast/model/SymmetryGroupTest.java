package io.backcast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SymmetryGroupTest {

  private static DesignSpace space(List<Map<String, String>> symmetries) {
    return new DesignSpace(
        List.of(variable("a"), variable("b"), variable("e")), List.of(), symmetries, List.of());
  }

  private static Variable variable(String name) {
    return new Variable(name, name, "", -1, 1, 0, Kind.CONTINUOUS, 2);
  }

  @Test
  void swapAndSignGenerateAGroupOfFour() throws BackcastException {
    SymmetryGroup group = space(List.of(Map.of("a", "b", "b", "a"), Map.of("e", "-e"))).group();
    assertThat(group.size()).isEqualTo(4);
    float[] orbit = group.orbit(new float[] {0.1f, 0.2f, 0.3f});
    assertThat(orbit).hasSize(12);
    assertThat(orbit).startsWith(0.1f, 0.2f, 0.3f);
    assertThat(orbit).containsSequence(0.2f, 0.1f, -0.3f);
  }

  @Test
  void aMapThatUsesAVariableTwiceIsRefused() {
    DesignSpace space = space(List.of(Map.of("a", "b")));
    assertThatThrownBy(space::group)
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("permutation");
  }

  @Test
  void anUnknownVariableIsNamed() {
    DesignSpace space = space(List.of(Map.of("a", "q")));
    assertThatThrownBy(space::group).hasMessageContaining("q");
  }
}
