package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedForms;
import io.backcast.engine.InverseModel;
import io.backcast.model.DesignBounds;
import io.backcast.model.Target;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The best of a sketch, where {@code sum = u + 2 v}. */
class ShortlistTest {
  private final InverseModel model = ClosedForms.linear().build();

  private Sketch sketch(double sum, DesignBounds bounds, Ranking ranking) throws Exception {
    return new Designer(model).sketch(request(sum, bounds, ranking), 20);
  }

  private static DesignRequest request(double sum, DesignBounds bounds, Ranking ranking) {
    return DesignRequest.of(new Target(new double[] {sum}, new double[] {0.05}), bounds)
        .samples(2_000)
        .ranking(ranking)
        .budget(SamplingBudget.LIVE)
        .build();
  }

  private DesignBounds whole() {
    return DesignBounds.of(model.card().space());
  }

  @Test
  void theListHasTwentyDifferentDesignsOnTarget() throws Exception {
    for (Ranking ranking : Ranking.values()) {
      Shortlist best = sketch(0.5, whole(), ranking).best();
      assertThat(best.size()).as(ranking.name()).isEqualTo(20);
      Set<Long> samples = new HashSet<>();
      for (int i = 0; i < best.size(); i++) {
        samples.add(best.samples()[i]);
        assertThat(best.unclamped()[i])
            .isEqualTo(best.designs().get(i, 0) + 2 * best.designs().get(i, 1));
        assertThat(best.unclamped()[i]).isCloseTo(0.5f, within(0.05f));
      }
      assertThat(samples).as(ranking.name()).hasSize(20);
    }
  }

  @Test
  void leastChangeListsThoseNearestToTheReference() throws Exception {
    Sketch sketch = sketch(0.5, whole(), Ranking.STRAIN);
    double[] all = new double[sketch.preview().hits()];
    Arrays.setAll(all, i -> size(sketch.preview().x(), i));
    Arrays.sort(all);
    double farthest =
        IntStream.range(0, 20)
            .mapToDouble(i -> size(sketch.best().designs().array(), i))
            .max()
            .orElseThrow();
    // refinement moves a design by no more than the tolerance
    assertThat(farthest).isLessThan(all[19] + 0.05);
  }

  private static double size(float[] x, int row) {
    return Math.hypot(x[2 * row], x[2 * row + 1]);
  }

  @Test
  void designsOfTheListAreInsideTheBounds() throws Exception {
    DesignBounds narrow = whole().with(0, 0.2, 0.4);
    Shortlist best = sketch(0.5, narrow, Ranking.CLOSEST).best();
    assertThat(best.size()).isEqualTo(20);
    for (int i = 0; i < best.size(); i++) {
      assertThat(narrow.contains(best.designs(), i)).isTrue();
    }
  }

  @Test
  void outOfReachTheListIsEmpty() throws Exception {
    Sketch sketch = sketch(2.9, whole().with(1, -1, -0.5), Ranking.TRUSTED);
    assertThat(sketch.preview().hits()).isZero();
    assertThat(sketch.best().size()).isZero();
  }

  @Test
  void aLittleFartherMostSamplesAreListedAgain() throws Exception {
    Designer designer = new Designer(model);
    Set<Long> before = samples(designer, 0.5);
    Set<Long> after = samples(designer, 0.51);
    after.retainAll(before);
    assertThat(after).hasSizeGreaterThan(14);
  }

  private Set<Long> samples(Designer designer, double sum) throws Exception {
    Set<Long> found = new HashSet<>();
    Sketch sketch = designer.sketch(request(sum, whole(), Ranking.STRAIN), 20);
    for (long sample : sketch.best().samples()) {
      found.add(sample);
    }
    return found;
  }

  /** What is judged ahead is what the whole answer makes of the same samples. */
  @Test
  void designsJudgedAheadAreThoseOfTheWholeAnswer() throws Exception {
    DesignRequest request =
        DesignRequest.of(new Target(new double[] {0.5}, new double[] {0.05}), whole())
            .samples(2_000)
            .keep(50)
            .ranking(Ranking.STRAIN)
            .build();
    Designer designer = new Designer(model);
    Advance ahead = Objects.requireNonNull(designer.advance(request));
    DesignResult all = designer.design(request);
    assertThat(ahead.indices()).isEqualTo(all.indices());
    assertThat(ahead.designs().x()).isEqualTo(all.designs().x());
    assertThat(ahead.designs().verdicts()).isEqualTo(all.designs().verdicts());
    // with or without the first step, the whole answer is the same
    assertThat(new Designer(model).design(request).designs().x()).isEqualTo(all.designs().x());
  }
}
