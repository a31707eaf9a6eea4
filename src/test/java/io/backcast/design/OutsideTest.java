package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.OutsideCount;
import io.backcast.model.OutsideRule;
import io.backcast.model.Target;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A network whose samples are standard normal in one variable, with bounds at −1 and 1. */
class OutsideTest {
  private static final int N = 4_000;

  /** Share of a standard normal distribution inside one standard deviation. */
  private static final double INSIDE = 0.6827;

  private static ClosedFormModel.Builder wide(int dz) {
    DesignSpace space =
        ClosedForms.space(
            List.of(ClosedForms.continuous("u", -1, 1), ClosedForms.continuous("v", -9, 9)),
            ClosedForms.property("y", -2, 2, 0.1, null));
    return ClosedFormModel.of(
        "wide", space, dz, (z, y) -> new double[] {dz == 0 ? y[0] : z[0], y[0]});
  }

  private static DesignRequest.Builder request(ClosedFormModel model) {
    Target target = new Target(new double[] {0.5}, new double[] {0.1});
    return DesignRequest.of(target, DesignBounds.of(model.card().space()))
        .samples(N)
        .keep(N)
        .ranking(Ranking.DRAWN)
        .budget(SamplingBudget.RAW)
        .keepAll();
  }

  private static long onABound(DesignResult result) {
    return Arrays.stream(result.designs().designs().column(0))
        .filter(u -> Math.abs(u) > 0.999999)
        .count();
  }

  @Test
  void samplesOutsideAreCountedByVariableAndDrawnAgain() throws Exception {
    ClosedFormModel model = wide(1).build();
    DesignResult result = new Designer(model).design(request(model).build());
    assertThat(result.outside().share()).isCloseTo(1 - INSIDE, within(0.03));
    assertThat(result.outside().shares(model.card().space())).containsOnlyKeys("u");
    assertThat(result.outside().clause(model.card().space())).contains("outside", "u 3");
    assertThat(result.rejected()).isZero();
    assertThat(result.designs().size()).isEqualTo(N);
    assertThat(onABound(result)).as("no spike").isLessThan(3);
    double[] u = result.designs().designs().column(0);
    double inHalf = Arrays.stream(u).filter(v -> Math.abs(v) < 0.5).count() / (double) N;
    // the conditional distribution inside the bounds, as rejection gives it
    assertThat(inHalf).isCloseTo(0.3829 / INSIDE, within(0.03));
  }

  @Test
  void clampedSamplesPileUpOnlyWhereThatIsAskedFor() throws Exception {
    ClosedFormModel model = wide(1).build();
    DesignResult result =
        new Designer(model).design(request(model).outside(OutsideRule.CLAMP).build());
    assertThat(onABound(result) / (double) N).isCloseTo(1 - INSIDE, within(0.03));
  }

  @Test
  void aSampleDependsOnSeedAndIndexAloneAlsoWhenDrawnAgain() throws Exception {
    ClosedFormModel model = wide(1).build();
    float[] whole = new Designer(model).design(request(model).build()).designs().x();
    float[] part =
        new Designer(model).design(request(model).samples(1_000, 500).build()).designs().x();
    assertThat(part).containsExactly(Arrays.copyOfRange(whole, 2_000, 3_000));
  }

  @Test
  void whatStaysOutsideIsNoDesign() throws Exception {
    ClosedFormModel far =
        ClosedFormModel.of(
                "far", wide(1).build().card().space(), 1, (z, y) -> new double[] {5, y[0]})
            .build();
    DesignResult result = new Designer(far).design(request(far).build());
    assertThat(result.designs().size()).isZero();
    assertThat(result.rejected()).isEqualTo(N);
    assertThat(DesignProvenance.of("Backcast", far.card(), request(far).build(), result).refused())
        .containsEntry("outside the bounds", N);
  }

  @Test
  void aNetworkWithoutALatentGivesOneDesignATarget() throws Exception {
    ClosedFormModel tandem = wide(0).build();
    DesignResult result = new Designer(tandem).design(request(tandem).build());
    assertThat(result.drawn()).isEqualTo(1);
    assertThat(result.designs().x()).containsExactly(0.5f, 0.5f);
  }

  @Test
  void roundingOnABoundIsNotOutside() {
    DesignSpace space = wide(1).build().card().space();
    var x = DesignMatrix.of(new float[] {1.000001f, 9, -1.01f, 0}, 2);
    OutsideCount count = OutsideCount.of(space, x);
    assertThat(count.outside()).isEqualTo(1);
    assertThat(count.byVariable()).containsExactly(1, 0);
  }
}
