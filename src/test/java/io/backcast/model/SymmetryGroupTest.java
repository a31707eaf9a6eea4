package io.backcast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SymmetryGroupTest {

  private static DesignSpace space(List<Map<String, String>> symmetries) {
    return new DesignSpace(
        List.of(variable("a"), variable("b"), variable("e")), List.of(), symmetries, List.of());
  }

  private static Variable variable(String name) {
    return new Variable(name, name, "", -1, 1, 0, VariableKind.CONTINUOUS, 2);
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

  /** Ten exchangeable variables whose signs flip: 10! · 2¹⁰ operations. */
  @Test
  void aGroupThatIsTooLargeIsRefusedBeforeTheMemoryIsFull() {
    List<Symmetry> generators = new ArrayList<>();
    for (int i = 0; i + 1 < 10; i++) {
      Symmetry swap = Symmetry.identity(10);
      swap.source()[i] = i + 1;
      swap.source()[i + 1] = i;
      generators.add(swap);
    }
    Symmetry flip = Symmetry.identity(10);
    flip.sign()[0] = -1;
    generators.add(flip);
    assertThatThrownBy(() -> SymmetryGroup.generatedBy(generators, 10))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("more than 10000 operations");
  }

  @Test
  void theTrivialGroupIsTheIdentity() {
    assertThat(SymmetryGroup.trivial(3).elements()).containsExactly(Symmetry.identity(3));
  }

  @Test
  void anUnknownVariableIsNamed() {
    DesignSpace space = space(List.of(Map.of("a", "q")));
    assertThatThrownBy(space::group).hasMessageContaining("q");
  }

  @Test
  void anOperationAfterAnotherIsTheirProduct() {
    Symmetry swap = new Symmetry(new int[] {1, 0}, new int[] {1, 1});
    Symmetry flip = new Symmetry(new int[] {0, 1}, new int[] {-1, 1});
    float[] x = {9, 9, 2, 3};
    float[] out = new float[4];
    swap.after(flip).apply(x, 1, out, 1);
    assertThat(out).containsExactly(0, 0, 3, -2);
    flip.after(swap).apply(x, 1, out, 0);
    assertThat(out).startsWith(-3, 2);
  }

  @Test
  void operationsAreEqualByWhatTheyDo() {
    Symmetry swap = new Symmetry(new int[] {1, 0}, new int[] {1, 1});
    assertThat(swap.after(swap))
        .isEqualTo(Symmetry.identity(2))
        .hasSameHashCodeAs(Symmetry.identity(2))
        .isNotEqualTo(swap)
        .isNotEqualTo(new Symmetry(new int[] {0, 1}, new int[] {-1, 1}))
        .isNotEqualTo("identity");
    assertThat(swap.hashCode()).isNotEqualTo(Symmetry.identity(2).hashCode());
  }

  @Test
  void thirdsOfATurnCloseAfterThree() throws Exception {
    SymmetryGroup turns = space(List.of(Map.of("a", "b", "b", "e", "e", "a"))).group();
    assertThat(turns.size()).isEqualTo(3);
    assertThat(turns.orbit(new float[] {1, 2, 3})).containsExactly(1, 2, 3, 2, 3, 1, 3, 1, 2);
    assertThat(turns.orbitKey(new float[] {0.1f, 0.3f, 0.2f}))
        .containsExactly(3000, 2000, 1000)
        .isEqualTo(turns.orbitKey(new float[] {0.2f, 0.1f, 0.3f}))
        .isNotEqualTo(turns.orbitKey(new float[] {0.3f, 0.1f, 0.2f}));
  }

  @Test
  void pointsCloserThanATenThousandthHaveOneKey() throws Exception {
    SymmetryGroup none = space(List.of()).group();
    assertThat(none.orbitKey(new float[] {0.50001f, 0, 0})).containsExactly(5000, 0, 0);
  }

  @Test
  void aMapFromAnUnknownVariableIsRefusedToo() {
    assertThatThrownBy(space(List.of(Map.of("q", "a")))::group).hasMessageContaining("q");
  }
}
