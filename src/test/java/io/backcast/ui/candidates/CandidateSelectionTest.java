package io.backcast.ui.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.design.DesignClusters;
import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Designer;
import io.backcast.design.Predictions;
import io.backcast.design.Preview;
import io.backcast.engine.ClosedForms;
import io.backcast.engine.InverseModel;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSet;
import io.backcast.model.Target;
import io.backcast.ui.common.Gate;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.Brush;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.ExplorerState.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The selected row, without a table. */
class CandidateSelectionTest {
  private final InverseModel model = ClosedForms.linear().build();
  private final ExplorerState explorer = new ExplorerState(model.card());
  private final List<Candidate> selected = new ArrayList<>();
  private CandidatesViewModel candidates;

  @BeforeEach
  void begin() throws Exception {
    candidates = new CandidatesViewModel(explorer, new Texts(Locale.ENGLISH), Gate.opened());
    explorer.selectedProperty().subscribe((before, now) -> selected.add(now));
  }

  private ExplorationResult answer(double sum) throws Exception {
    Target target = new Target(new double[] {sum}, new double[] {0.05});
    DesignBounds bounds = DesignBounds.of(explorer.space());
    DesignRequest request = DesignRequest.of(target, bounds).samples(64).keep(8).build();
    DesignResult result = new Designer(model).design(request);
    DesignSet designs = result.designs();
    return new ExplorationResult(
        new Preview(target, bounds, designs.designs(), designs.unclamped(), designs.size(), 0),
        List.of(),
        request,
        result,
        DesignClusters.of(explorer.space(), explorer.space().group(), designs.designs()),
        null,
        1);
  }

  private int row() {
    ListedDesign chosen = candidates.selectedProperty().get();
    return chosen == null
        ? 0
        : 1 + candidates.rows().stream().map(CandidateRow::design).toList().indexOf(chosen);
  }

  @Test
  void theFirstRowIsSelectedWhenThereIsAnAnswer() throws Exception {
    assertThat(row()).isZero();
    explorer.publish(answer(1));
    assertThat(row()).isEqualTo(1);
    assertThat(selected).extracting(Candidate::number).containsExactly(1);
  }

  @Test
  void aNewAnswerKeepsTheNumberOfTheRowAndChangesItsDesignOnce() throws Exception {
    explorer.publish(answer(1));
    candidates.selectNumber(3);
    explorer.publish(answer(-1));
    assertThat(row()).isEqualTo(3);
    assertThat(selected).extracting(Candidate::number).containsExactly(1, 3, 3);
    assertThat(selected.getLast().x()).isSameAs(candidates.rows().get(2).x());
  }

  @Test
  void theSameRowAgainIsNoChangeAndTooLargeANumberIsTheLast() throws Exception {
    explorer.publish(answer(1));
    candidates.selectNumber(2);
    candidates.selectNumber(2);
    candidates.selectNumber(0);
    assertThat(row()).isEqualTo(2);
    candidates.selectNumber(99);
    assertThat(row()).isEqualTo(8);
    assertThat(selected).extracting(Candidate::number).containsExactly(1, 2, 8);
  }

  @Test
  void anEditedDesignStaysSelectedUntilARowIs() throws Exception {
    explorer.publish(answer(1));
    Candidate edited =
        new Candidate(0, new float[2], Predictions.of(model, DesignMatrix.zeros(1, 2)));
    explorer.selectedProperty().set(edited);
    explorer.publish(answer(-1));
    assertThat(explorer.selectedProperty().get()).isSameAs(edited);
    candidates.selectNumber(1);
    assertThat(Objects.requireNonNull(explorer.selectedProperty().get()).number()).isEqualTo(1);
  }

  @Test
  void withoutARowTheViewsKeepTheirDesign() throws Exception {
    explorer.publish(answer(1));
    Candidate before = explorer.selectedProperty().get();
    explorer.brushProperty().set(Brush.NONE.with(0, 5, 6));
    candidates.select(null);
    assertThat(candidates.rows()).isEmpty();
    candidates.selectNumber(1);
    assertThat(explorer.selectedProperty().get()).isSameAs(before);
  }

  /** A session knows the selected design by its values; the row that it came from is selected. */
  @Test
  void aDesignThatIsInARowIsThatCandidate() throws Exception {
    explorer.publish(answer(1));
    float[] second = candidates.rows().get(1).x().clone();
    explorer
        .selectedProperty()
        .set(new Candidate(0, second, Predictions.of(model, DesignMatrix.of(second, 2))));
    explorer.publish(answer(1));
    assertThat(row()).isEqualTo(2);
    assertThat(Objects.requireNonNull(explorer.selectedProperty().get()).number()).isEqualTo(2);
  }
}
