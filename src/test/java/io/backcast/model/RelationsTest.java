package io.backcast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RelationsTest {
  private static final Property Y = new Property("y", "y", "y", "", 0, 1, 3, 0.02, null);

  static Variable variable(String name, double lower, double upper, double reference) {
    return new Variable(name, name, "", lower, upper, reference, VariableKind.CONTINUOUS, 2);
  }

  /** Parts x1 … xn between bounds that sum to a total. */
  static DesignSpace parts(int n, double lower, double upper, double total) {
    List<Variable> variables = new ArrayList<>();
    Map<String, Double> terms = new LinkedHashMap<>();
    for (int j = 1; j <= n; j++) {
      variables.add(variable("x" + j, lower, upper, total / n));
      terms.put("x" + j, 1.0);
    }
    return new DesignSpace(variables, List.of(Y), List.of(), List.of())
        .with(List.of(new Relation(terms, total)));
  }

  /** x2 = x3 + 2·x4 beside x1 + x3 + x5 = 1: two relations that share a variable. */
  static DesignSpace overlapping() {
    return new DesignSpace(
            List.of(
                variable("x1", 0, 1, 0.4),
                variable("x2", 0, 2, 0.9),
                variable("x3", 0, 1, 0.3),
                variable("x4", 0, 1, 0.3),
                variable("x5", 0, 1, 0.3)),
            List.of(Y),
            List.of(),
            List.of())
        .with(
            List.of(
                new Relation(terms("x2", 1, "x3", -1, "x4", -2), 0),
                new Relation(terms("x1", 1, "x3", 1, "x5", 1), 1)));
  }

  private static Map<String, Double> terms(Object... pairs) {
    Map<String, Double> terms = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      terms.put((String) pairs[i], ((Number) pairs[i + 1]).doubleValue());
    }
    return terms;
  }

  private static DesignMatrix random(DesignSpace space, int n) {
    RandomGenerator random = Randoms.generator(3);
    DesignMatrix x = DesignMatrix.zeros(n, space.dx());
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < space.dx(); j++) {
        Variable v = space.variables().get(j);
        x.set(i, j, v.lower() + random.nextDouble() * (v.upper() - v.lower()));
      }
    }
    return x;
  }

  @Test
  void theTextIsAFormula() {
    assertThat(new Relation(terms("a", 1, "b", 2.5), 100).text()).isEqualTo("a + 2.5·b = 100");
    assertThat(new Relation(terms("a", 1, "b", -1, "c", -2), 0).text()).isEqualTo("a = b + 2·c");
  }

  @Test
  void settledDesignsSumExactlyAsTheyAreWritten() {
    for (DesignSpace space :
        List.of(parts(3, 0, 1, 1), parts(5, 0, 100, 100), parts(9, 0, 0.3, 1))) {
      DesignMatrix x = random(space, 500);
      Relations relations = Relations.of(space);
      relations.settle(x, DesignBounds.of(space));
      for (int i = 0; i < x.rows(); i++) {
        double sum = 0;
        for (int j = 0; j < space.dx(); j++) {
          sum += Double.parseDouble(String.format(java.util.Locale.ROOT, "%.5f", x.get(i, j)));
          assertThat(x.get(i, j)).isBetween(-1e-9f, (float) space.variables().get(j).upper());
        }
        assertThat(sum)
            .isCloseTo(
                space.relations().getFirst().total(), org.assertj.core.data.Offset.offset(1e-9));
      }
    }
  }

  @Test
  void theProjectionIsTheNearestDesignOnTheRelations() {
    // the nearest point of the plane x1 + x2 + x3 = 1 is known: each part changes alike
    double[] x = {0.5, 0.4, 0.4};
    DesignSpace space = parts(3, 0, 1, 1);
    assertThat(Relations.of(space).project(x, DesignBounds.of(space))).isTrue();
    assertThat(x)
        .containsExactly(new double[] {0.4, 0.3, 0.3}, org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void sharedVariablesSatisfyAllRelations() {
    DesignSpace space = overlapping();
    DesignMatrix x = random(space, 300);
    Relations relations = Relations.of(space);
    relations.settle(x, DesignBounds.of(space));
    for (int i = 0; i < x.rows(); i++) {
      assertThat(x.get(i, 1))
          .isCloseTo(x.get(i, 2) + 2 * x.get(i, 3), org.assertj.core.data.Offset.offset(2e-5f));
      assertThat(x.get(i, 0) + x.get(i, 2) + x.get(i, 4))
          .isCloseTo(1, org.assertj.core.data.Offset.offset(2e-5f));
      assertThat(DesignBounds.of(space).contains(x, i)).isTrue();
    }
  }

  @Test
  void whatOneBoundDoesToTheOthersIsKnown() throws BackcastException {
    DesignSpace space = parts(3, 0, 1, 1);
    Relations relations = Relations.of(space);
    DesignBounds reach = relations.reach(DesignBounds.of(space).with(0, 0.6, 0.8));
    assertThat(reach.upper()[1]).isCloseTo(0.4, org.assertj.core.data.Offset.offset(1e-12));
    assertThat(reach.lower()[1]).isZero();
    // with all but one locked, the last follows
    DesignBounds locked = DesignBounds.of(space).with(0, 0.6, 0.6).with(1, 0.1, 0.1);
    assertThat(relations.reach(locked).lower()[2])
        .isCloseTo(0.3, org.assertj.core.data.Offset.offset(1e-12));
    assertThat(relations.reach(locked).upper()[2])
        .isCloseTo(0.3, org.assertj.core.data.Offset.offset(1e-12));
  }

  @Test
  void sharedVariablesAreReachedByLinearProgramming() throws BackcastException {
    DesignSpace space = overlapping();
    // x3 = x2 − 2·x4 is at most 0.2, so that x1 + x5 is at least 0.8
    DesignBounds bounds = DesignBounds.of(space).with(1, 0, 0.2).with(4, 0, 0.5);
    DesignBounds reach = Relations.of(space).reach(bounds);
    assertThat(reach.upper()[2]).isCloseTo(0.2, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(reach.lower()[0]).isCloseTo(0.3, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(reach.upper()[3]).isCloseTo(0.1, org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void impossibleBoundsAreRefusedWithTheNumbers() {
    DesignSpace space = parts(3, 0, 1, 1);
    DesignBounds bounds = DesignBounds.of(space).with(0, 0, 0.2).with(1, 0, 0.2).with(2, 0, 0.2);
    assertThatThrownBy(() -> bounds.check(space))
        .isInstanceOf(BackcastException.class)
        .hasMessage(
            "Inside these bounds x1 + x2 + x3 is between 0 and 0.6, but it must be 1. Widen the"
                + " bounds of x1 or x2 or x3.");
  }

  @Test
  void theOthersMakeUpForAMovedPartInProportion() throws BackcastException {
    DesignSpace space = parts(3, 0, 1, 1);
    float[] moved =
        Relations.of(space).moved(new float[] {0.4f, 0.4f, 0.2f}, 0, 0.7, DesignBounds.of(space));
    assertThat(moved)
        .containsExactly(
            new float[] {0.7f, 0.2f, 0.1f}, org.assertj.core.data.Offset.offset(1e-5f));
  }

  @Test
  void wholePartsStayWhole() {
    List<Variable> variables = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      variables.add(new Variable(name, name, "", 0, 10, 3, VariableKind.INTEGER, 0));
    }
    DesignSpace space =
        new DesignSpace(variables, List.of(Y), List.of(), List.of())
            .with(List.of(new Relation(terms("a", 1, "b", 1, "c", 1), 10)));
    DesignMatrix x = random(space, 200);
    Relations.of(space).settle(x, DesignBounds.of(space));
    for (int i = 0; i < x.rows(); i++) {
      assertThat(x.get(i, 0) + x.get(i, 1) + x.get(i, 2)).isEqualTo(10);
      assertThat(x.get(i, 0)).isEqualTo((float) Math.rint(x.get(i, 0)));
    }
  }

  @Test
  void theCheckNamesWhatIsWrong() {
    DesignSpace good = parts(3, 0, 1, 1);
    assertThat(RelationCheck.problem(good)).isNull();
    assertThat(RelationCheck.problem(overlapping())).isNull();
    assertThat(RelationCheck.problem(good.with(List.of(new Relation(terms("x1", 1, "q", 1), 1)))))
        .hasToString("the relation x1 + q = 1 names q, which is no variable");
    assertThat(RelationCheck.problem(good.with(List.of(new Relation(terms("x1", 1, "x2", 1), 3)))))
        .asString()
        .startsWith("the relations leave no design inside the bounds");
    assertThat(
            RelationCheck.problem(good.with(List.of(new Relation(terms("x1", 1, "x2", 1), 0.5)))))
        .asString()
        .startsWith("the reference does not keep to x1 + x2 = 0.5: its sum is 0.666667");
    DesignSpace swapped =
        new DesignSpace(
            good.variables(),
            good.properties(),
            List.of(Map.of("x1", "x2", "x2", "x1")),
            List.of(),
            good.relations());
    assertThat(RelationCheck.problem(swapped)).isNull();
    DesignSpace flipped =
        new DesignSpace(
            good.variables(),
            good.properties(),
            List.of(Map.of("x1", "-x1")),
            List.of(),
            good.relations());
    assertThat(RelationCheck.problem(flipped))
        .asString()
        .startsWith("a symmetry moves designs off");
  }
}
