package io.backcast.ui.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.design.Predictions;
import io.backcast.design.PropertyGrid;
import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.solve.InferenceTasks;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.ExplorerState.Candidate;
import io.backcast.ui.testing.RecordedFailures;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MapViewModelTest {
  private final RecordedFailures failures = new RecordedFailures();
  private final ClosedFormModel mixed = ClosedForms.mixed().build();
  private final ExplorerState explorer = new ExplorerState(mixed.card());
  private final MapViewModel model =
      new MapViewModel(
          explorer,
          new InferenceTasks(mixed, new TaskRunner(Runnable::run, Runnable::run, failures)));

  private PropertyGrid grid() {
    return Objects.requireNonNull(Objects.requireNonNull(model.viewProperty().get()).grid());
  }

  @Test
  void nothingIsComputedUntilTheMapIsVisible() {
    explorer.selectedProperty().set(candidate(0.5f, 3, 1));
    assertThat(model.viewProperty().get()).isNull();
    assertThat(model.settled()).isTrue();
    model.visibleProperty().set(true);
    assertThat(model.viewProperty().get()).isNotNull();
    assertThat(model.settled()).isTrue();
  }

  private static Candidate candidate(float... x) {
    return new Candidate(1, x, new Predictions(new float[1], new float[1], 1));
  }

  private void shows(int across, int up) {
    model.shown().acrossProperty().set(model.shown().all().get(across));
    model.shown().upProperty().set(model.shown().all().get(up));
  }

  @Test
  void twoVariablesVaryAndTheOthersAreThoseOfTheCandidate() {
    shows(0, 1);
    model.visibleProperty().set(true);
    explorer.selectedProperty().set(candidate(0.5f, 3, 1));
    PropertyGrid grid = grid();
    assertThat(grid.across()).isZero();
    assertThat(grid.up()).isEqualTo(1);
    for (int r = 0; r < grid.y().length; r++) {
      for (int c = 0; c < grid.x().length; c++) {
        double whole = Math.rint(grid.y()[r]);
        assertThat(grid.unclamped()[r][c] - grid.x()[c] - 10)
            .isCloseTo(grid.y()[r], within(0.5 + 1e-4));
        assertThat(whole).isBetween(0.0, 4.0);
      }
    }
  }

  @Test
  void withoutACandidateTheReferenceGivesTheOthers() {
    model.visibleProperty().set(true);
    assertThat(Objects.requireNonNull(model.viewProperty().get()).base())
        .isEqualTo(explorer.space().reference());
  }

  @Test
  void theVariableOfTheOtherAxisSwapsThem() {
    shows(0, 1);
    model.visibleProperty().set(true);
    model.shown().upProperty().set(model.shown().all().getFirst());
    PropertyGrid grid =
        Objects.requireNonNull(Objects.requireNonNull(model.viewProperty().get()).grid());
    assertThat(grid.across()).isEqualTo(1);
    assertThat(grid.up()).isEqualTo(0);
  }
}
