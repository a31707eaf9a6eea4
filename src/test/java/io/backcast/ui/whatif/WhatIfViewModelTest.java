package io.backcast.ui.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.design.Predictions;
import io.backcast.design.PropertyProfiles;
import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignSpace;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Relation;
import io.backcast.model.TrustRule;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.solve.InferenceTasks;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.ExplorerState.Candidate;
import io.backcast.ui.testing.RecordedFailures;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhatIfViewModelTest {
  private final RecordedFailures failures = new RecordedFailures();
  private ExplorerState explorer = new ExplorerState(ClosedForms.linear().build().card());

  @AfterEach
  void nothingFailed() {
    assertThat(failures.shown()).isEmpty();
  }

  private WhatIfViewModel of(ClosedFormModel model, Executor background) throws Exception {
    explorer = new ExplorerState(model.card());
    return new WhatIfViewModel(
        explorer, new InferenceTasks(model, new TaskRunner(background, Runnable::run, failures)));
  }

  private static Candidate candidate(int number, float... x) {
    return new Candidate(
        number, x, new Predictions(new float[] {x[0] + 2 * x[1]}, new float[1], 1));
  }

  private static PropertyProfiles profiles(WhatIfViewModel model) {
    return Objects.requireNonNull(model.profilesProperty().get());
  }

  @Test
  void profilesGoThroughTheSelectedDesign() throws Exception {
    WhatIfViewModel model = of(ClosedForms.linear().build(), Runnable::run);
    explorer.selectedProperty().set(candidate(1, 0.5f, 0.25f));
    PropertyProfiles now = profiles(model);
    assertThat(now.at().unclamped()[0]).isEqualTo(1);
    assertThat(now.slopes()[0]).isCloseTo(1, within(1e-3));
    assertThat(now.slopes()[1]).isCloseTo(2, within(1e-3));
    PropertyProfiles.Profile alongU = now.along().getFirst();
    for (int s = 0; s < alongU.values().length; s++) {
      assertThat(alongU.unclamped()[s]).isCloseTo(alongU.values()[s] + 0.5, within(1e-5));
    }
  }

  @Test
  void profilesAreThoseOfThePropertyThatIsChosen() throws Exception {
    WhatIfViewModel model = of(ClosedForms.pair().build(), Runnable::run);
    explorer.shown().valueProperty().set(explorer.space().properties().get(1));
    assertThat(model.profilesProperty().get()).isNull();
    explorer.selectedProperty().set(candidate(1, 0.5f, 0.25f));
    assertThat(profiles(model).property()).isEqualTo(1);
    assertThat(profiles(model).slopes()).containsExactly(2, 1);
    explorer.shown().valueProperty().set(explorer.space().properties().getFirst());
    assertThat(profiles(model).slopes()).containsExactly(1, 0);
  }

  @Test
  void anEditStopsWhereTheDataEndIfDesignsMustBeLikeThem() throws Exception {
    ClosedFormModel.Builder linear =
        ClosedForms.linear()
            .trust(new TrustRule(1, 1, 0.2, 0.3))
            .dataSummary(
                new DataSummary(java.util.Map.of(), new float[][] {{0.5f, 0.25f}}, new float[1]));
    WhatIfViewModel model = of(linear.build(), Runnable::run);
    explorer.selectedProperty().set(candidate(1, 0.5f, 0.25f));
    explorer.extrapolationProperty().set(ExtrapolationControl.RESTRICT);
    model.set(1, 1);
    // the farthest held-back row was 0.3 from the data
    assertThat(Objects.requireNonNull(model.designProperty().get())[1])
        .isCloseTo(0.55f, within(2e-3f));
    explorer.extrapolationProperty().set(ExtrapolationControl.WARN);
    model.set(1, 1);
    assertThat(model.designProperty().get()).containsExactly(0.5f, 1);
  }

  @Test
  void anEditIsAValidDesignWithoutANumberThatAllViewsSelect() throws Exception {
    WhatIfViewModel model = of(ClosedForms.linear().build(), Runnable::run);
    explorer.selectedProperty().set(candidate(4, 0.5f, 0.25f));
    model.set(1, 7);
    Candidate edited = Objects.requireNonNull(explorer.selectedProperty().get());
    assertThat(edited.number()).isZero();
    assertThat(edited.x()).containsExactly(0.5f, 1);
    assertThat(edited.predictions().unclamped()).containsExactly(2.5f);
    assertThat(model.designProperty().get()).containsExactly(0.5f, 1);
  }

  @Test
  void theOtherPartsOfAWholeMakeUpForAnEdit() throws Exception {
    DesignSpace alone = ClosedForms.linear().build().card().space();
    Relation sum = new Relation(java.util.Map.of("u", 1.0, "v", 1.0), 1);
    ClosedFormModel.Formula y = x -> new double[] {x[0] + 2 * x[1]};
    ClosedFormModel blend =
        ClosedFormModel.of("blend", alone.with(java.util.List.of(sum)), 1, (z, g) -> new double[2])
            .surrogate(y)
            .member(y)
            .build();
    WhatIfViewModel model = of(blend, Runnable::run);
    explorer.selectedProperty().set(candidate(4, 0.5f, 0.5f));
    model.set(0, 0.875);
    assertThat(model.designProperty().get()).containsExactly(0.875f, 0.125f);
    assertThat(profiles(model).slopes()[0]).isCloseTo(-1, within(1e-3));
  }

  @Test
  void theDesignFollowsAtOnceAndTheProfilesWhenTheyAreComputed() throws Exception {
    Queue<Runnable> waiting = new ArrayDeque<>();
    WhatIfViewModel model = of(ClosedForms.linear().build(), waiting::add);
    explorer.selectedProperty().set(candidate(1, 0.5f, 0.25f));
    model.set(0, 0.75);
    assertThat(model.designProperty().get()).containsExactly(0.75f, 0.25f);
    assertThat(model.settled()).isFalse();
    assertThat(model.profilesProperty().get()).isNull();
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
    assertThat(model.settled()).isTrue();
    assertThat(profiles(model).x()).containsExactly(0.75f, 0.25f);
  }

  @Test
  void withoutADesignThereIsNothingToEditOrShow() throws Exception {
    WhatIfViewModel model = of(ClosedForms.linear().build(), Runnable::run);
    model.set(0, 0.5);
    assertThat(model.designProperty().get()).isNull();
    explorer.selectedProperty().set(candidate(1, 0.5f, 0.25f));
    explorer.selectedProperty().set(null);
    assertThat(model.designProperty().get()).isNull();
    assertThat(model.profilesProperty().get()).isNull();
  }

  @Test
  void aModelThatDoesNotPredictShowsTheDesignWithoutProfiles() throws Exception {
    WhatIfViewModel model = of(ClosedForms.withoutPredictor().build(), Runnable::run);
    explorer.selectedProperty().set(candidate(1, 0.5f, 0.25f));
    assertThat(model.designProperty().get()).containsExactly(0.5f, 0.25f);
    assertThat(model.profilesProperty().get()).isNull();
    model.set(0, 0.75);
    Candidate edited = Objects.requireNonNull(explorer.selectedProperty().get());
    assertThat(edited.x()).containsExactly(0.75f, 0.25f);
    assertThat(edited.predictions().unclamped()).containsExactly(Float.NaN);
    assertThat(model.profilesProperty().get()).isNull();
  }
}
