package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Goal;
import io.backcast.model.NetworkRole;
import io.backcast.model.PriorKind;
import io.backcast.model.Property;
import io.backcast.model.Target;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Designs {@code u, v, w} in −1 … 1 with {@code y = u + v + w}, a wire of three kinds and a count
 * of turns that do not matter to it.
 */
class ConstrainedDesignTest {
  private static final Property Y = ClosedForms.property("y", -3, 3, 0.1, null);
  private static final DesignSpace SPACE =
      ClosedForms.space(
          List.of(
              ClosedForms.continuous("u", -1, 1),
              ClosedForms.continuous("v", -1, 1),
              ClosedForms.continuous("w", -1, 1),
              new Variable(
                  "wire", "wire", "", 0, 2, 0, VariableKind.CATEGORICAL, 0, List.of("a", "b", "c")),
              new Variable("turns", "N", "", 1, 5, 1, VariableKind.INTEGER, 0)),
          Y);
  private static final Target TARGET = Target.of(Y, 0.5);

  private static ClosedFormModel model() {
    return ClosedFormModel.of(
            "sum",
            SPACE,
            5,
            (z, y) -> {
              double u = 2 * ClosedForms.uniform(z[0]) - 1;
              double v = 2 * ClosedForms.uniform(z[1]) - 1;
              return new double[] {
                u,
                v,
                Math.clamp(y[0] - u - v, -1, 1),
                Math.floor(3 * ClosedForms.uniform(z[3])),
                1 + Math.floor(5 * ClosedForms.uniform(z[4]))
              };
            })
        .prior(PriorKind.UNIFORM)
        .surrogate(x -> new double[] {x[0] + x[1] + x[2]}, x -> new double[][] {{1, 1, 1, 0, 0}})
        .member(x -> new double[] {x[0] + x[1] + x[2]})
        .build();
  }

  private static DesignBounds where(String... formulas) throws BackcastException {
    return new RequestParser(SPACE).bounds(List.of(), List.of(), List.of(formulas));
  }

  private static DesignResult design(DesignBounds bounds, int samples) throws BackcastException {
    return new Designer(model())
        .design(DesignRequest.of(TARGET, bounds).samples(samples).keep(samples).build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abs(u - v) <= 0.02",
        "u*v*w in 0.01..0.03",
        "u^2 + v^2 + w^2 <= 0.2",
        "u + 2*v = 0.3",
        "u*v = 0.05",
        "u^2 + v^2 = 0.5 and w >= 0",
        "wire != b and turns in {2, 5} and u < v"
      })
  void everyDesignKeptSatisfiesTheConstraint(String formula) throws Exception {
    DesignBounds bounds = where(formula);
    DesignResult result = design(bounds, 300);
    assertThat(result.designs().size()).isGreaterThan(100);
    DesignMatrix x = result.designs().designs();
    for (int i = 0; i < x.rows(); i++) {
      float[] row = x.row(i);
      assertThat(bounds.contains(x, i)).as(Arrays.toString(row)).isTrue();
      assertThat((double) row[0] + row[1] + row[2]).isBetween(0.4 - 1e-5, 0.6 + 1e-5);
      // by arithmetic of its own, to the card's three decimals
      double u = row[0];
      double v = row[1];
      switch (formula.substring(0, 4)) {
        case "abs(" -> assertThat(Math.abs(u - v)).isLessThan(0.02 + 1e-6);
        case "u + " -> assertThat(u + 2 * v).isBetween(0.3 - 1e-6, 0.3 + 1e-6);
        case "u*v " -> assertThat(u * v).isBetween(0.0495, 0.0505);
        case "u^2 " -> assertThat(u * u + v * v).isLessThan(formula.contains("=") ? 0.501 : 0.2);
        case "wire" -> {
          assertThat(row[3]).isNotEqualTo(1);
          assertThat(row[4]).isIn(2f, 5f);
          assertThat(u).isLessThan(v);
        }
        default -> assertThat(u * v * row[2]).isBetween(0.01 - 1e-6, 0.03 + 1e-6);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"abs(u - v) <= 0.1", "u*v in 0.05..0.2", "u > v and turns in {1, 2}", "u*v = 0.1"})
  void distributionsAreThePriorsInside(String formula) throws Exception {
    DesignBounds bounds = where(formula);
    Random random = new Random(1);
    List<float[]> exact = new ArrayList<>();
    while (exact.size() < 3_000) {
      float[] x = new float[5];
      for (int j = 0; j < 3; j++) {
        x[j] = random.nextFloat() * 2 - 1;
      }
      x[3] = random.nextInt(3);
      x[4] = 1 + random.nextInt(5);
      boolean onTarget = Math.abs(x[0] + x[1] + x[2] - 0.5f) <= 0.1;
      boolean allowed =
          formula.contains(" = ")
              ? Math.abs(x[0] * x[1] - 0.1f) <= 0.01
              : bounds.conditions().allow(x, 0);
      if (onTarget && allowed) {
        exact.add(x);
      }
    }
    WeightedDesigns drawn = new WeightedSampler(model()).sample(TARGET, bounds, 1);
    assertThat(drawn.effective()).isGreaterThan(1_000);
    for (int i = 0; i < drawn.size(); i++) {
      assertThat(bounds.conditions().allow(drawn.designs().array(), i)).isTrue();
    }
    double total = Arrays.stream(drawn.weights()).sum();
    for (int j = 0; j < 5; j++) {
      double[] known = new double[exact.size()];
      for (int i = 0; i < known.length; i++) {
        known[i] = exact.get(i)[j];
      }
      Arrays.sort(known);
      for (int q = 1; q < 40; q++) {
        double value = known[known.length * q / 40];
        double below = 0;
        for (int i = 0; i < drawn.size(); i++) {
          below += drawn.designs().get(i, j) <= value ? drawn.weights()[i] : 0;
        }
        double share = Arrays.stream(known).filter(k -> k <= value).count() / (double) known.length;
        assertThat(below / total)
            .as("%s below %s", SPACE.variables().get(j).name(), value)
            .isCloseTo(share, within(0.05));
      }
    }
  }

  @Test
  void shareIsTheVolumeInside() throws Exception {
    assertThat(new AllowedDraws(SPACE, where("abs(u - v) <= 0.02")).share())
        .isBetween(0.0185, 0.0215);
    assertThat(new AllowedDraws(SPACE, where("wire = a and u < v")).share())
        .isBetween(0.155, 0.178);
  }

  @Test
  void boundsThatContradictAConstraintAreRefusedWithTheRangeThere() {
    assertThatThrownBy(
            () ->
                new RequestParser(SPACE)
                    .bounds(List.of(), List.of("u=-1..0.2"), List.of("u + v >= 1.5")))
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_CONSTRAINT))
        .hasMessageContaining("u + v is between -2 and 1.2");
  }

  @Test
  void theAdviceNamesTheConstraintThatHelpsMost() throws Exception {
    DesignBounds bounds = where("u <= 0.9", "u + v <= -0.9", "w <= 0.5");
    DesignResult result = design(bounds, 300);
    assertThat(result.onTarget()).isZero();
    Loosening advice =
        Objects.requireNonNull(Loosening.of(model(), TARGET, bounds, 1, result.closest()));
    assertThat(advice.constraint()).isEqualTo("u + v <= -0.9");
    assertThat(advice.hits()).isPositive();
    assertThat(advice.from()).isGreaterThan(-0.2);
    assertThat(advice.sentence(TARGET, SPACE)).contains("u + v is between");
  }

  @Test
  void shardsDrawWhatOneRunDraws() throws Exception {
    DesignBounds bounds = where("u*v in 0.05..0.2");
    DesignMatrix all = drawn(bounds, 0, 200);
    DesignMatrix second = drawn(bounds, 100, 100);
    for (int i = 0; i < 100; i++) {
      assertThat(second.row(i)).containsExactly(all.row(100 + i));
    }
  }

  @Test
  void whatTheSurrogateSaidForOneTargetServesTheNext() throws Exception {
    DesignBounds bounds = where("u*v in 0.05..0.2");
    ClosedFormModel model = model();
    BoundedSampler sampler = new BoundedSampler(model);
    SampleSeeds seeds = SampleSeeds.of(model, 1, 0, 300);
    DesignMatrix first = sampler.draw(TARGET, seeds, bounds, 1, 64);
    int asked = model.rowsAsked(NetworkRole.VALUE);
    assertThat(sampler.draw(TARGET, seeds, bounds, 1, 64)).isEqualTo(first);
    assertThat(model.rowsAsked(NetworkRole.VALUE)).as("the same target").isEqualTo(asked);
    Target next = Target.of(Y, 0.55);
    DesignMatrix moved = sampler.draw(next, seeds, bounds, 1, 64);
    int more = model.rowsAsked(NetworkRole.VALUE) - asked;
    ClosedFormModel other = model();
    assertThat(new BoundedSampler(other).draw(next, seeds, bounds, 1, 64)).isEqualTo(moved);
    assertThat(more).as("the next").isLessThan(other.rowsAsked(NetworkRole.VALUE) / 2);
    SampleSeeds others = SampleSeeds.of(model, 2, 0, 300);
    assertThat(sampler.draw(next, others, bounds, 1, 64))
        .as("another seed")
        .isEqualTo(new BoundedSampler(other).draw(next, others, bounds, 1, 64))
        .isNotEqualTo(moved);
    DesignBounds narrower = where("u*v in 0.05..0.1");
    assertThat(sampler.draw(next, seeds, narrower, 1, 64))
        .as("other conditions")
        .isEqualTo(new BoundedSampler(model()).draw(next, seeds, narrower, 1, 64));
  }

  @Test
  void workAheadLeavesLittleToAskForAnotherTarget() throws Exception {
    DesignRequest request =
        DesignRequest.of(TARGET, where("u*v in 0.05..0.2")).samples(300).keep(300).build();
    ClosedFormModel model = model();
    Designer ahead = new Designer(model);
    ahead.anticipate(request);
    DesignRequest next = request.withTarget(Target.of(Y, 0.55));
    int before = model.rowsAsked(NetworkRole.VALUE);
    DesignMatrix found = ahead.design(next).designs().designs();
    int asked = model.rowsAsked(NetworkRole.VALUE) - before;
    ClosedFormModel other = model();
    assertThat(found).isEqualTo(new Designer(other).design(next).designs().designs());
    assertThat(asked).isLessThan(other.rowsAsked(NetworkRole.VALUE) / 2);
  }

  private static DesignMatrix drawn(DesignBounds bounds, int from, int count)
      throws BackcastException {
    return new Designer(model())
        .design(
            DesignRequest.of(TARGET, bounds)
                .samples(from, count)
                .keep(count)
                .ranking(Ranking.DRAWN)
                .keepAll()
                .build())
        .designs()
        .designs();
  }

  private static Refusal explain(Region region, DesignBounds bounds) throws BackcastException {
    return explain(region, TARGET, bounds);
  }

  private static Refusal explain(Region region, Target target, DesignBounds bounds)
      throws BackcastException {
    return new WhyNot(model()).explain(region, target, bounds, ExtrapolationControl.WARN, 1);
  }

  @Test
  void aRangeThatIsNotReachedIsNamed() throws Exception {
    Target range = Target.of(Y, new Goal.Range(0.5, 0.8));
    assertThat(explain(Region.of(0, -1), range, where("v + w <= 0.8")).sentence(SPACE))
        .contains("y is between ", "and the target is 0.5 to 0.8");
  }

  @Test
  void anEquationThatMostDesignsSatisfyIsDrawn() throws Exception {
    DesignMatrix x = new AllowedDraws(SPACE, where("max(u, 0.2) = 0.2")).of(1, 100);
    assertThat(x.rows()).isEqualTo(100);
    for (int i = 0; i < x.rows(); i++) {
      assertThat(x.get(i, 0)).isLessThanOrEqualTo(0.2f);
    }
  }

  /** With seeds that may be one more or less than each other, as rounds and samples are. */
  @Test
  void eachRoundOfEachSampleHasDrawsOfItsOwn() throws Exception {
    DesignBounds bounds = where("u + v <= 0.5");
    BoundedPrior draws =
        new BoundedPrior(SPACE, bounds, null, null, new AllowedDraws(SPACE, bounds));
    int[] samples = IntStream.range(0, 8).toArray();
    for (int seed = 0; seed < 3; seed++) {
      Set<List<Float>> seen = new HashSet<>();
      for (int round = 0; round < 6; round++) {
        DesignMatrix x = draws.of(samples, round, 2, SampleSeeds.of(model(), seed, 0, 8));
        for (int i = 0; i < x.rows(); i++) {
          seen.add(List.of(x.get(i, 0), x.get(i, 1)));
        }
      }
      assertThat(seen).hasSize(8 * 6 * 2);
    }
  }

  @Test
  void refusedRegionsHaveTheirReasonAndTheNearestDesign() throws Exception {
    DesignBounds whole = DesignBounds.of(SPACE);
    assertThat(explain(Region.of(0, 0.5), whole).reason()).isEqualTo(Refusal.Reason.NONE);
    assertThat(explain(Region.of(0, 1.5), whole).reason()).isEqualTo(Refusal.Reason.SPACE);
    Refusal bound = explain(Region.of(0, 0.5), whole.with(0, -1, 0.2));
    assertThat(bound.reason()).isEqualTo(Refusal.Reason.BOUND);
    assertThat(Objects.requireNonNull(bound.nearest())[0]).isBetween(0.15f, 0.2f);
    Refusal constraint = explain(Region.of(0, 0.9), where("u^2 <= 0.25", "v <= 0.9"));
    assertThat(constraint.reason()).isEqualTo(Refusal.Reason.CONSTRAINT);
    assertThat(constraint.sentence(SPACE))
        .startsWith("u = 0.9 is refused because the constraint “u^2 <= 0.25” leaves no design");
    assertThat(Objects.requireNonNull(constraint.nearest())[0]).isBetween(0.45f, 0.5f);
    // u + v + w reaches -0.2 at most there
    Refusal reach = explain(Region.of(0, -1), where("v + w <= 0.8"));
    assertThat(reach.reason()).isEqualTo(Refusal.Reason.REACH);
    assertThat(reach.high()[0]).isBetween(-0.25, -0.15);
    assertThat(Objects.requireNonNull(reach.nearest())[0]).isBetween(-0.45f, -0.3f);
    assertThat(explain(Region.of(0, -1), where("v + w <= 0.8")))
        .usingRecursiveComparison()
        .isEqualTo(reach);
    Refusal together = explain(Region.of(2, 0), where("u >= v + 0.5", "v >= u - 0.4"));
    assertThat(together.reason()).isEqualTo(Refusal.Reason.CONSTRAINTS);
    assertThat(together.nearest()).isNull();
  }

  @Test
  void aCardsConstraintAlwaysHolds() throws Exception {
    DesignSpace card = SPACE.withConstraints(List.of("u < v"));
    DesignBounds bounds =
        new RequestParser(card).bounds(List.of("w=0"), List.of(), List.of("u > 0"));
    assertThat(bounds.conditions().texts()).containsExactly("u < v", "u > 0");
    assertThat(io.backcast.engine.ModelFolder.spaceProblem(card)).isNull();
    assertThat(
            io.backcast.engine.ModelFolder.spaceProblem(
                SPACE.withConstraints(List.of("u < nobody"))))
        .contains("u < nobody")
        .contains("no variable");
  }
}
