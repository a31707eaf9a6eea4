package io.backcast.ui.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.design.DesignClusters;
import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Designer;
import io.backcast.design.Ranking;
import io.backcast.design.SamplingBudget;
import io.backcast.design.Sketch;
import io.backcast.engine.ClosedForms;
import io.backcast.engine.InverseModel;
import io.backcast.model.DesignBounds;
import io.backcast.model.Target;
import io.backcast.ui.common.Gate;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.Brush;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.RankedDesigns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The table while the target moves, without a table. */
class SketchedCandidatesTest {
  private final InverseModel linear = ClosedForms.linear().build();
  private final ExplorerState explorer = new ExplorerState(linear.card());
  private Designer designer;
  private CandidatesViewModel model;

  @BeforeEach
  void begin() throws Exception {
    designer = new Designer(linear);
    model = new CandidatesViewModel(explorer, new Texts(Locale.ENGLISH), Gate.opened());
  }

  private ListedDesign design(int row) {
    return model.rows().get(row).design();
  }

  private DesignRequest.Builder request(double sum) {
    return DesignRequest.of(
            new Target(new double[] {sum}, new double[] {0.05}), DesignBounds.of(explorer.space()))
        .ranking(Ranking.STRAIN);
  }

  private ExplorationResult live(double sum) throws Exception {
    Sketch sketch =
        designer.sketch(request(sum).samples(500).budget(SamplingBudget.LIVE).build(), 20);
    return ExplorationResult.live(sketch.preview(), sketch.best(), List.of(), 1);
  }

  private ExplorationResult settled(double sum) throws Exception {
    DesignRequest request = request(sum).samples(500).keep(50).build();
    DesignResult result = designer.design(request);
    return new ExplorationResult(
        result.preview(), List.of(), request, result, clusters(result), null, 1);
  }

  private DesignClusters clusters(DesignResult result) throws Exception {
    return DesignClusters.of(
        explorer.space(), explorer.space().group(), result.designs().designs());
  }

  @Test
  void theTwentyBestOfTheSketchTakeThePlaceOfTheJudgedRows() throws Exception {
    explorer.publish(live(0.5));
    assertThat(model.rows()).hasSize(20).noneMatch(CandidateRow::isJudged);
    for (CandidateRow row : model.rows()) {
      ListedDesign design = row.design();
      assertThat(Math.abs(design.unclamped()[0] - 0.5)).isLessThanOrEqualTo(0.05);
      assertThat(design.std()[0]).isNaN();
      assertThat(model.evidence().reason(design)).startsWith("By the surrogate alone");
    }
  }

  @Test
  void nothingIsListedBeforeThereIsTimeForIt() throws Exception {
    Gate listing = new Gate();
    CandidatesViewModel late =
        new CandidatesViewModel(explorer, new Texts(Locale.ENGLISH), listing);
    explorer.publish(live(0.5));
    explorer.publish(live(0.6));
    assertThat(late.rows()).isEmpty();
    listing.open();
    assertThat(late.rows())
        .hasSize(20)
        .allMatch(r -> Math.abs(r.design().unclamped()[0] - 0.6) <= 0.05);
    explorer.publish(settled(0.7));
    assertThat(late.rows()).hasSize(50).allMatch(CandidateRow::isJudged);
  }

  @Test
  void rowsAreThoseOfTheResultWhenOthersHearOfIt() throws Exception {
    Gate listing = new Gate();
    CandidatesViewModel late =
        new CandidatesViewModel(explorer, new Texts(Locale.ENGLISH), listing);
    List<Integer> totals = new ArrayList<>();
    explorer.resultProperty().subscribe((before, now) -> totals.add(late.total()));
    listing.open();
    explorer.publish(live(0.5));
    explorer.publish(settled(0.5));
    assertThat(totals).containsExactly(20, 50);
  }

  @Test
  void selectedAndPinnedRowsKeepPlaceDesignAndVerdict() throws Exception {
    explorer.publish(settled(0.5));
    model.selectNumber(3);
    ListedDesign chosen = design(2);
    ListedDesign pinned = design(7);
    ListedDesign far = design(40);
    model.togglePin(pinned);
    model.togglePin(far);
    String reason = model.evidence().reason(chosen);
    for (double sum = 0.52; sum < 0.7; sum += 0.02) {
      explorer.publish(live(sum));
      assertThat(model.rows()).hasSize(23);
      assertThat(design(2)).isSameAs(chosen);
      assertThat(design(7)).isSameAs(pinned);
      assertThat(design(22)).isSameAs(far);
      assertThat(model.rows()).filteredOn(r -> !r.isJudged()).hasSize(20);
      assertThat(model.selectedProperty().get()).isSameAs(chosen);
      assertThat(model.evidence().reason(chosen)).isEqualTo(reason);
    }
    explorer.publish(settled(0.7));
    assertThat(model.rows()).hasSize(50).allMatch(CandidateRow::isJudged);
    assertThat(model.selectedProperty().get()).isSameAs(design(2));
  }

  @Test
  void aSampleKeepsItsPlaceFromPictureToPicture() throws Exception {
    explorer.publish(live(0.5));
    List<Long> before = model.rows().stream().map(r -> r.design().sample()).toList();
    List<CandidateRow> rows = List.copyOf(model.rows());
    explorer.publish(live(0.505));
    int same = 0;
    for (int i = 0; i < 20; i++) {
      long sample = design(i).sample();
      assertThat(model.rows().get(i)).isSameAs(rows.get(i));
      if (before.contains(sample)) {
        assertThat(before.get(i)).isEqualTo(sample);
        same++;
      }
    }
    assertThat(same).isGreaterThan(14);
  }

  @Test
  void whatNobodyHasJudgedIsNotPinned() throws Exception {
    explorer.publish(live(0.5));
    model.togglePin(design(0));
    assertThat(explorer.pins()).isEmpty();
  }

  @Test
  void aSketchedRowThatWasChosenIsChosenWhenItIsJudged() throws Exception {
    explorer.publish(live(0.5));
    DesignResult result = Objects.requireNonNull(settled(0.5).result());
    CandidateRow row =
        model.rows().stream()
            .filter(r -> Arrays.stream(result.indices()).anyMatch(i -> i == r.design().sample()))
            .toList()
            .getLast();
    ListedDesign chosen = row.design();
    model.select(row);
    explorer.publish(settled(0.5));
    ListedDesign judged = Objects.requireNonNull(model.selectedProperty().get());
    assertThat(judged.isJudged()).isTrue();
    assertThat(judged.sample()).isEqualTo(chosen.sample());
    assertThat(Objects.requireNonNull(explorer.selectedProperty().get()).number())
        .isEqualTo(judged.number());
  }

  @Test
  void theBrushFiltersTheSketchToo() throws Exception {
    explorer.publish(live(0.5));
    explorer.brushProperty().set(Brush.NONE.with(0, 0.2, 1));
    assertThat(model.rows()).allMatch(r -> r.x()[0] >= 0.2f).hasSizeLessThan(20);
    explorer.publish(live(0.51));
    assertThat(model.rows()).allMatch(r -> r.x()[0] >= 0.2f);
    explorer.brushProperty().set(Brush.NONE);
    assertThat(model.rows()).hasSize(20);
  }

  @Test
  void outOfReachOnlyWhatIsHeldOnToStays() throws Exception {
    explorer.publish(settled(0.5));
    ListedDesign chosen = Objects.requireNonNull(model.selectedProperty().get());
    explorer.publish(live(50));
    assertThat(model.rows()).extracting(CandidateRow::design).containsExactly(chosen);
    explorer.publish(live(0.5));
    assertThat(model.rows()).hasSize(21);
    assertThat(design(0)).isSameAs(chosen);
  }

  @Test
  void rowsJudgedFirstStayUntouchedWhenDistributionsFollow() throws Exception {
    ExplorationResult live = live(0.5);
    explorer.publish(live);
    DesignResult result = Objects.requireNonNull(settled(0.5).result());
    ExplorationResult first =
        live.with(new RankedDesigns(result.designs(), result.indices(), clusters(result)));
    explorer.publish(first);
    assertThat(first.settled()).isFalse();
    assertThat(model.rows()).hasSize(50).allMatch(CandidateRow::isJudged);
    List<ListedDesign> before = model.rows().stream().map(CandidateRow::design).toList();
    explorer.publish(first.with(Objects.requireNonNull(first.ranked())));
    for (int i = 0; i < 50; i++) {
      assertThat(design(i)).isSameAs(before.get(i));
    }
  }
}
