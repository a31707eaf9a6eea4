package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.engine.ClosedFormModel;
import io.backcast.io.DesignTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignPath;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.Relation;
import io.backcast.model.Relations;
import io.backcast.model.Target;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Designs of a model whose backward network knows nothing of its relations. */
class RelatedDesignsTest {
  private static final Property Y = new Property("y", "y", "y", "", 0, 1, 3, 0.01, null);

  private static DesignSpace blend(int n, double total, double... uppers) {
    List<Variable> variables = new ArrayList<>();
    Map<String, Double> terms = new LinkedHashMap<>();
    for (int j = 0; j < n; j++) {
      double upper = j < uppers.length ? uppers[j] : total;
      variables.add(
          new Variable("x" + (j + 1), "x", "", 0, upper, total / n, VariableKind.CONTINUOUS, 2));
      terms.put("x" + (j + 1), 1.0);
    }
    return new DesignSpace(variables, List.of(Y), List.of(), List.of())
        .with(List.of(new Relation(terms, total)));
  }

  /** The property is (x1 / total)² + x2 / (2 total); x3 … only fill. */
  private static ClosedFormModel model(DesignSpace space, double total) {
    int n = space.dx();
    ClosedFormModel.Formula y =
        x -> new double[] {x[0] * x[0] / total / total + 0.5 * x[1] / total};
    return ClosedFormModel.of(
            "blend",
            space,
            n,
            (z, goal) -> {
              double[] x = new double[n];
              for (int j = 0; j < n; j++) {
                x[j] = total / (1 + Math.exp(-z[j]));
              }
              x[0] = Math.sqrt(goal[0] * x[0] / total) * total;
              x[1] = Math.min(total, 2 * (goal[0] * total - x[0] * x[0] / total));
              return x;
            })
        .surrogate(
            y,
            x -> {
              double[] slope = new double[n];
              slope[0] = 2 * x[0] / total / total;
              slope[1] = 0.5 / total;
              return new double[][] {slope};
            })
        .member(y)
        .build();
  }

  private static void assertOnRelation(DesignSpace space, DesignMatrix x, DesignBounds bounds) {
    assertThat(x.rows()).isPositive();
    for (int i = 0; i < x.rows(); i++) {
      double sum = 0;
      for (int j = 0; j < space.dx(); j++) {
        sum += Double.parseDouble(DesignTable.number(x.get(i, j), 5));
      }
      assertThat(sum).isCloseTo(space.relations().getFirst().total(), Offset.offset(1e-8));
      assertThat(bounds.contains(x, i)).isTrue();
    }
  }

  private static DesignResult design(ClosedFormModel model, double target, DesignBounds bounds)
      throws BackcastException {
    return new Designer(model)
        .design(
            DesignRequest.of(new Target(new double[] {target}, new double[] {0.01}), bounds)
                .samples(400)
                .keep(400)
                .build());
  }

  @Test
  void everyRefinedDesignIsOnTheSimplexAndOnTarget() throws BackcastException {
    DesignSpace space = blend(3, 1);
    DesignBounds whole = DesignBounds.of(space);
    for (double target : new double[] {0.05, 0.2, 0.4}) {
      DesignResult result = design(model(space, 1), target, whole);
      assertThat(result.onTarget()).isGreaterThan(390);
      assertOnRelation(space, DesignMatrix.of(result.designs().x(), 3), whole);
    }
  }

  @Test
  void narrowedAndFixedDesignsStayOnTheRelation() throws BackcastException {
    DesignSpace space = blend(5, 100);
    ClosedFormModel model = model(space, 100);
    DesignBounds fixed = DesignBounds.of(space).with(2, 12.5, 12.5).with(3, 5, 10);
    DesignResult result = design(model, 0.3, fixed);
    assertThat(result.onTarget()).isGreaterThan(380);
    assertOnRelation(space, DesignMatrix.of(result.designs().x(), 5), fixed);
    // all but two fixed: those two make up for each other
    DesignBounds two = fixed.with(3, 7, 7).with(4, 20.5, 20.5);
    DesignResult line = design(model, 0.33, two);
    assertOnRelation(space, DesignMatrix.of(line.designs().x(), 5), two);
    for (int i = 0; i < line.designs().size(); i++) {
      assertThat(line.designs().x()[5 * i] + line.designs().x()[5 * i + 1])
          .isCloseTo(60f, Offset.offset(1e-3f));
    }
  }

  @Test
  void rawSamplesAndPreviewsAreOnTheRelation() throws BackcastException {
    DesignSpace space = blend(5, 100);
    DesignBounds whole = DesignBounds.of(space);
    DesignBounds narrow = whole.with(0, 10, 30);
    for (SamplingBudget budget : List.of(SamplingBudget.LIVE, SamplingBudget.RAW)) {
      for (DesignBounds bounds : List.of(whole, narrow)) {
        DesignRequest request =
            DesignRequest.of(new Target(new double[] {0.2}, new double[] {0.5}), bounds)
                .samples(300)
                .keep(300)
                .budget(budget)
                .build();
        assertOnRelation(space, new Designer(model(space, 100)).preview(request).designs(), bounds);
      }
    }
  }

  @Test
  void boundsThatForbidTheRelationAreRefused() throws BackcastException {
    DesignSpace space = blend(3, 1);
    DesignBounds bounds = DesignBounds.of(space).with(0, 0.7, 1).with(1, 0.5, 1);
    assertThatThrownBy(() -> design(model(space, 1), 0.3, bounds))
        .hasMessageContaining("x1 + x2 + x3 is between 1.2 and 3, but it must be 1");
  }

  @Test
  void samplesInsideBoundsAreUniform() throws BackcastException {
    // against rejection from the box of the first two parts, the exact answer
    DesignSpace space = blend(4, 1, 0.6, 1, 0.5, 0.9);
    RandomGenerator random = Randoms.generator(5);
    FeasibleSampler.Chain chain =
        new FeasibleSampler(space, DesignBounds.of(space)).chain(Randoms.generator(4));
    int n = 4_000;
    double[][] drawn = new double[4][n];
    double[][] exact = new double[4][n];
    for (int i = 0; i < n; i++) {
      double[] f = chain.next();
      for (int j = 0; j < 4; j++) {
        drawn[j][i] = space.variables().get(j).unscale(f[j]);
      }
      double[] x = new double[4];
      do {
        x[0] = 0.6 * random.nextDouble();
        x[1] = random.nextDouble();
        x[2] = 0.5 * random.nextDouble();
        x[3] = 1 - x[0] - x[1] - x[2];
      } while (x[3] < 0 || x[3] > 0.9);
      for (int j = 0; j < 4; j++) {
        exact[j][i] = x[j];
      }
    }
    for (int j = 0; j < 4; j++) {
      Arrays.sort(drawn[j]);
      Arrays.sort(exact[j]);
      // 1.95 √(2/n) is exceeded once in a thousand
      assertThat(distance(exact[j], drawn[j])).isLessThan(1.95 * Math.sqrt(2.0 / n));
    }
  }

  private static double distance(double[] a, double[] b) {
    double worst = 0;
    int at = 0;
    for (int i = 0; i < a.length; i++) {
      while (at < b.length && b[at] <= a[i]) {
        at++;
      }
      worst = Math.max(worst, Math.abs((i + 1.0) / a.length - at / (double) b.length));
    }
    return worst;
  }

  @Test
  void pathsProfilesAndMapsMoveAlongTheRelation() throws BackcastException {
    DesignSpace space = blend(3, 1);
    ClosedFormModel model = model(space, 1);
    Transition curve =
        Transition.along(
            model,
            DesignPath.along(space.variables().getFirst()),
            space.reference(),
            -0.4,
            0.8,
            25);
    for (int i = 0; i < curve.designs().rows(); i++) {
      float[] x = curve.designs().row(i);
      assertThat(x[0] + x[1] + x[2]).isCloseTo(1f, Offset.offset(1e-5f));
      // the other two stay equal
      assertThat(x[1]).isCloseTo(x[2], Offset.offset(2e-5f));
    }
    DesignSupport support = new DesignSupport(model.card());
    float[] base = {0.5f, 0.2f, 0.3f};
    PropertyProfiles profiles = PropertyProfiles.of(model, 0, support, base);
    // y = x1² + x2/2; as x1 grows, x2 shrinks by its share of 0.4
    assertThat(profiles.slopes()[0]).isCloseTo(1 - 0.5 * 0.4, Offset.offset(1e-3));
    PropertyGrid grid = PropertyGrid.of(model, 0, base, 0, 1, 11);
    assertThat(grid.unclamped()[10][10]).isNaN();
    assertThat(grid.unclamped()[2][5]).isCloseTo(0.25 + 0.1, Offset.offset(1e-4));
    assertThat(Relations.of(space).involves(0)).isTrue();
  }
}
