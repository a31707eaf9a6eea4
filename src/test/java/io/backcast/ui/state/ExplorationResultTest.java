package io.backcast.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.design.DesignClusters;
import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Designer;
import io.backcast.design.Predictions;
import io.backcast.engine.ClosedForms;
import io.backcast.engine.InverseModel;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.Target;
import io.backcast.ui.state.ExplorerState.Candidate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.beans.Observable;
import org.junit.jupiter.api.Test;

/** Designs of {@code u, v} in −1 … 1 with the sum {@code u + 2 v}. */
class ExplorationResultTest {
  private static final InverseModel MODEL = ClosedForms.linear().build();
  private static final DesignSpace SPACE = MODEL.card().space();
  private static final float[] X = {-1, 1, 0, 0.5f, 0.99f, -1};
  private static final float[] SUMS = {1, 1, -1.01f};

  private final ExplorerState explorer = new ExplorerState(MODEL.card());

  private static ExplorationResult complete(int candidates) throws Exception {
    DesignRequest request =
        DesignRequest.of(new Target(new double[] {1}, new double[] {0.05}), DesignBounds.of(SPACE))
            .samples(64)
            .keep(candidates)
            .build();
    DesignResult result = new Designer(MODEL).design(request);
    DesignClusters clusters = DesignClusters.of(SPACE, SPACE.group(), result.designs().designs());
    ExplorationResult preview = Results.preview(SPACE, X, SUMS);
    return new ExplorationResult(
        preview.preview(), preview.histograms(), request, result, clusters, null, 1);
  }

  @Test
  void aHistogramCountsEachVariableInFortyBins() {
    var histograms = ExplorationResult.histograms(SPACE, X, Brush.NONE);
    assertThat(histograms).hasSize(2);
    int[] u = histograms.get(0).counts();
    assertThat(u).hasSize(40);
    assertThat(u[0]).isEqualTo(1);
    assertThat(u[20]).isEqualTo(1);
    assertThat(u[39]).isEqualTo(1);
    int[] v = histograms.get(1).counts();
    assertThat(v[0]).isEqualTo(1);
    assertThat(v[30]).isEqualTo(1);
    // the upper end belongs to the last bin
    assertThat(v[39]).isEqualTo(1);
  }

  @Test
  void aBrushedHistogramCountsTheDesignsInTheBrush() {
    var histograms = ExplorationResult.histograms(SPACE, X, Brush.NONE.with(0, -0.5, 1));
    assertThat(Arrays.stream(histograms.get(1).counts()).sum()).isEqualTo(2);
    assertThat(histograms.get(1).counts()[39]).isZero();
  }

  @Test
  void aResultIsSettledOnceItHasCandidates() throws Exception {
    assertThat(Results.preview(SPACE, X, SUMS).settled()).isFalse();
    assertThat(complete(5).settled()).isTrue();
  }

  @Test
  void withoutAPredictorNothingIsEvaluated() {
    assertThat(Results.preview(SPACE, X, SUMS).evaluated()).isTrue();
    assertThat(Results.preview(SPACE, new float[0], new float[0]).evaluated()).isTrue();
    float[] unknown = {Float.NaN, Float.NaN, Float.NaN};
    assertThat(Results.preview(SPACE, X, unknown).evaluated()).isFalse();
  }

  @Test
  void aChartShowsThePreviewUpToALimitAndNeverMoreThanThereIs() {
    ExplorationResult preview = Results.preview(SPACE, X, SUMS);
    assertThat(ChartDesigns.ofPreview(preview, 2).n()).isEqualTo(2);
    ChartDesigns all = ChartDesigns.ofPreview(preview, 100);
    assertThat(all.n()).isEqualTo(3);
    assertThat(all.x()).containsExactly(X);
    assertThat(all.unclamped()).containsExactly(SUMS);
    assertThat(ChartDesigns.candidates(preview, 100).x()).containsExactly(X);
  }

  @Test
  void aChartShowsTheCandidatesOnceThereAreAny() throws Exception {
    ExplorationResult complete = complete(5);
    ChartDesigns shown = ChartDesigns.candidates(complete, 100);
    assertThat(shown.n()).isEqualTo(5);
    assertThat(shown.x()).isEqualTo(Objects.requireNonNull(complete.result()).designs().x());
    assertThat(ChartDesigns.candidates(complete, 3).n()).isEqualTo(3);
    assertThat(ChartDesigns.ofPreview(complete, 100).x()).containsExactly(X);
  }

  @Test
  void thereIsNothingToShowBeforeTheFirstResult() {
    assertThat(VisibleDesigns.of(explorer)).isNull();
  }

  @Test
  void whatIsVisibleIsWhatTheStateHolds() {
    ExplorationResult result = Results.preview(SPACE, X, SUMS);
    Brush brush = Brush.NONE.with(0, 0, 1);
    ChartDesigns imported = new ChartDesigns(X, SUMS, 1);
    Candidate pin =
        new Candidate(2, new float[] {0, 0}, new Predictions(new float[1], new float[1], 1));
    explorer.publish(result);
    explorer.brushProperty().set(brush);
    explorer.importedProperty().set(imported);
    explorer.pins().add(pin);
    explorer.selectedProperty().set(pin);
    assertThat(VisibleDesigns.of(explorer))
        .isEqualTo(new VisibleDesigns(result, brush, imported, List.of(pin), pin));
  }

  @Test
  void everythingThatIsVisibleTellsOfItsChanges() {
    int[] changes = new int[1];
    for (Observable source : VisibleDesigns.sources(explorer, explorer.seedProperty())) {
      source.addListener(o -> changes[0]++);
    }
    explorer.publish(Results.preview(SPACE, X, SUMS));
    explorer.brushProperty().set(Brush.NONE.with(0, 0, 1));
    explorer.importedProperty().set(new ChartDesigns(X, SUMS, 1));
    Candidate pin =
        new Candidate(2, new float[] {0, 0}, new Predictions(new float[1], new float[1], 1));
    explorer.pins().add(pin);
    explorer.selectedProperty().set(pin);
    explorer.seedProperty().set(2);
    assertThat(changes[0]).isEqualTo(6);
  }
}
