package io.backcast.ui.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.design.DesignClusters;
import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Designer;
import io.backcast.design.Predictions;
import io.backcast.design.Preview;
import io.backcast.design.Shortlist;
import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSet;
import io.backcast.model.Target;
import io.backcast.sentence.Sentence;
import io.backcast.ui.common.Gate;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.Brush;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.RankedDesigns;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CandidatesViewModelTest {
  /** {@code sum = u + 2 v}; the designs of a sum lie on a line. */
  private final ClosedFormModel linear = ClosedForms.linear().build();

  private final ExplorerState explorer = new ExplorerState(linear.card());
  private CandidatesViewModel model;

  @BeforeEach
  void begin() throws Exception {
    model = new CandidatesViewModel(explorer, new Texts(Locale.ENGLISH), Gate.opened());
  }

  /** A result with 20 candidates, those with u above 0.5 in a cluster of their own. */
  private ExplorationResult settled(double sum) throws Exception {
    Target target = new Target(new double[] {sum}, new double[] {0.05});
    DesignRequest request =
        DesignRequest.of(target, DesignBounds.of(explorer.space())).samples(100).keep(20).build();
    DesignResult result = new Designer(linear).design(request);
    int[] clusters =
        IntStream.range(0, result.designs().size())
            .map(i -> result.designs().x()[2 * i] > 0.5 ? 1 : 0)
            .toArray();
    DesignClusters found =
        new DesignClusters(
            clusters,
            List.of(
                List.of(),
                List.of(new DesignClusters.Trait(0, true), new DesignClusters.Trait(1, false))));
    Preview preview = result.preview();
    return new ExplorationResult(
        preview,
        ExplorationResult.histograms(explorer.space(), preview.x(), Brush.NONE),
        request,
        result,
        found,
        null,
        1);
  }

  private static ExplorationResult preview(ExplorationResult whole) {
    return new ExplorationResult(whole.preview(), whole.histograms(), null, null, null, null, 1);
  }

  @Test
  void candidatesAreNumberedInTheOrderOfTheResult() throws Exception {
    ExplorationResult result = settled(1);
    explorer.publish(result);
    assertThat(model.total()).isEqualTo(20);
    assertThat(model.rows())
        .extracting(CandidateRow::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
    float[] x = Objects.requireNonNull(result.result()).designs().x();
    for (CandidateRow row : model.rows()) {
      ListedDesign design = row.design();
      int i = design.index();
      assertThat(design.x()).containsExactly(x[2 * i], x[2 * i + 1]);
      assertThat(design.unclamped()[0]).isEqualTo(design.x()[0] + 2 * design.x()[1]);
    }
  }

  @Test
  void aPreviewOfANewerRequestClearsTheTable() throws Exception {
    ExplorationResult result = settled(1);
    explorer.publish(result);
    ListedDesign first = model.rows().getFirst().design();
    explorer.publish(preview(result));
    assertThat(model.rows()).isEmpty();
    assertThat(model.total()).isZero();
    assertThat(model.evidence().reason(first)).isEmpty();
  }

  @Test
  void theRowThatIsSelectedForNobodyDoesNotDrift() throws Exception {
    ExplorationResult whole = settled(1);
    DesignSet best = Objects.requireNonNull(whole.result()).designs();
    int[] behind = IntStream.range(1, best.size()).toArray();
    RankedDesigns first =
        new RankedDesigns(
            best.rows(behind),
            new long[behind.length],
            new DesignClusters(new int[behind.length], List.of(List.of())));
    Shortlist none = new Shortlist(new long[0], DesignMatrix.zeros(0, 2), new float[0]);
    explorer.publish(
        ExplorationResult.live(whole.preview(), none, whole.histograms(), 0).with(first));
    assertThat(number()).isEqualTo(1);
    explorer.publish(whole);
    assertThat(number()).as("the same design, now behind another").isEqualTo(2);
    explorer.publish(settled(0.5));
    assertThat(number()).as("the first of another question").isEqualTo(1);
    model.select(model.rows().get(4));
    explorer.publish(settled(0.75));
    assertThat(number()).as("the row that was chosen").isEqualTo(5);
  }

  private int number() {
    return Objects.requireNonNull(explorer.selectedProperty().get()).number();
  }

  @Test
  void whereNothingReachesTheTargetNoFormerCandidateIsShown() throws Exception {
    explorer.publish(settled(1));
    assertThat(explorer.selectedProperty().get()).isNotNull();
    explorer.publish(settled(20));
    assertThat(model.total()).isZero();
    assertThat(explorer.selectedProperty().get()).isNull();
    // a design that somebody has edited stays
    explorer.publish(settled(1));
    ExplorerState.Candidate edited =
        new ExplorerState.Candidate(
            0, new float[] {0.3f, 0.1f}, new Predictions(new float[1], new float[1], 1));
    explorer.selectedProperty().set(edited);
    explorer.publish(settled(20));
    assertThat(explorer.selectedProperty().get()).isSameAs(edited);
  }

  @Test
  void aQuestionThatNoDesignSatisfiesHasNoFormerRow() throws Exception {
    ExplorationResult result = settled(1);
    explorer.publish(result);
    model.togglePin(model.rows().get(2).design());
    explorer.publish(
        ExplorationResult.live(
            result.preview(),
            new Shortlist(new long[0], DesignMatrix.zeros(0, 2), new float[0]),
            result.histograms(),
            0));
    assertThat(model.rows()).extracting(CandidateRow::number).containsExactly(1, 3);
    explorer
        .blockedProperty()
        .set(new ExplorerState.Blocked(Sentence.written("Nothing is inside."), null));
    assertThat(model.rows())
        .extracting(CandidateRow::number)
        .as("the pinned one")
        .containsExactly(3);
    assertThat(explorer.selectedProperty().get()).isNull();
    assertThat(model.clustersProperty().get()).isNull();
  }

  @Test
  void theBrushAndTheClusterFilterTheRowsButKeepTheirNumbers() throws Exception {
    explorer.publish(settled(1));
    int all = model.total();
    model.clusterProperty().set(1);
    assertThat(model.rows()).isNotEmpty().allMatch(r -> r.x()[0] > 0.5);
    int high = model.rows().size();
    model.clusterProperty().set(0);
    assertThat(model.rows()).isNotEmpty().allMatch(r -> r.x()[0] <= 0.5).hasSize(all - high);
    model.clusterProperty().set(CandidatesViewModel.ALL);
    explorer.brushProperty().set(Brush.NONE.with(0, 0.5001, 1));
    assertThat(model.rows()).hasSize(high);
    assertThat(model.total()).isEqualTo(all);
    explorer.brushProperty().set(Brush.NONE);
    assertThat(model.rows()).hasSize(all);
  }

  @Test
  void aNewResultShowsAllClusters() throws Exception {
    explorer.publish(settled(1));
    model.clusterProperty().set(1);
    explorer.publish(settled(0.5));
    assertThat(model.clusterProperty().get()).isEqualTo(CandidatesViewModel.ALL);
    assertThat(model.rows()).hasSize(20);
  }

  @Test
  void clustersAreNamedByWhatSetsThemApart() throws Exception {
    explorer.publish(settled(1));
    assertThat(model.clusterName(0)).isEqualTo("near the middle");
    assertThat(model.clusterName(1)).isEqualTo("high u low v");
    assertThat(model.clusterName(2)).isEmpty();
    assertThat(model.clusterName(-1)).isEmpty();
  }

  @Test
  void aPinIsADesignAndNotARow() throws Exception {
    explorer.publish(settled(1));
    model.togglePin(model.rows().get(2).design());
    assertThat(explorer.pins()).hasSize(1);
    explorer.publish(settled(1));
    assertThat(model.isPinned(model.rows().get(2).design())).isTrue();
    assertThat(model.isPinned(model.rows().get(3).design())).isFalse();
    model.togglePin(model.rows().get(2).design());
    assertThat(explorer.pins()).isEmpty();
  }

  @Test
  void aModelWithoutThresholdsSaysSo() throws Exception {
    explorer.publish(settled(1));
    assertThat(model.evidence().reason(model.rows().getFirst().design()))
        .isEqualTo("The model states no thresholds for trust.");
  }
}
