package io.backcast.ui.transition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.design.BackwardPathBand;
import io.backcast.design.Predictions;
import io.backcast.design.Transition;
import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.model.Constraint;
import io.backcast.model.DesignPath;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.solve.InferenceTasks;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.ExplorerState.Candidate;
import io.backcast.ui.testing.RecordedFailures;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransitionViewModelTest {
  private final RecordedFailures failures = new RecordedFailures();
  private ExplorerState explorer = new ExplorerState(ClosedForms.linear().build().card());

  @AfterEach
  void nothingFailed() {
    assertThat(failures.shown()).isEmpty();
  }

  private TransitionViewModel of(ClosedFormModel model) {
    explorer = new ExplorerState(model.card());
    return new TransitionViewModel(
        explorer,
        new InferenceTasks(model, new TaskRunner(Runnable::run, Runnable::run, failures)));
  }

  private static Candidate design(int number, double... x) {
    float[] values = new float[x.length];
    for (int j = 0; j < x.length; j++) {
      values[j] = (float) x[j];
    }
    return new Candidate(number, values, new Predictions(new float[1], new float[1], 1));
  }

  private static TransitionViewModel.View view(TransitionViewModel model) {
    return Objects.requireNonNull(model.viewProperty().get());
  }

  private static Transition curve(TransitionViewModel model) {
    return Objects.requireNonNull(view(model).curve());
  }

  @Test
  void aCardWithoutPathsHasOneAlongEachVariable() {
    TransitionViewModel model = of(ClosedForms.pointMass().build());
    assertThat(model.paths()).extracting(DesignPath::name).containsExactly("a", "b");
    assertThat(model.settled()).isTrue();
  }

  @Test
  void theTransitionFromTheReferenceIsWhereTheClassBegins() {
    TransitionViewModel model = of(ClosedForms.pointMass().build());
    assertThat(curve(model).crossings()).hasSize(1);
    assertThat(curve(model).crossings().getFirst().at()).isCloseTo(0, within(1e-6));
    assertThat(view(model).backward()).isNotNull();
  }

  @Test
  void generatedDesignsAlongThePathFollowTheSeed() {
    TransitionViewModel model = of(ClosedForms.pointMass().build());
    TransitionViewModel.View before = view(model);
    explorer.seedProperty().set(2);
    assertThat(view(model)).isNotSameAs(before);
  }

  @Test
  void conditionsThatLeaveNoDesignLeaveTheCurve() {
    TransitionViewModel model = of(ClosedForms.pointMass().build());
    explorer.boundsProperty().set(explorer.boundsProperty().get().with(0, -0.1, 0.1));
    explorer.constraintsProperty().set(List.of(new Constraint("a*b >= 0.5", true)));
    assertThat(view(model).backward()).isNull();
    assertThat(curve(model).crossings()).hasSize(1);
    explorer.constraintsProperty().set(List.of());
    assertThat(view(model).backward()).isNotNull();
  }

  @Test
  void theCurveIsThereBeforeTheBandAndABandIsKeptForEachProperty() {
    ClosedFormModel pair = ClosedForms.pair().build();
    explorer = new ExplorerState(pair.card());
    Queue<Runnable> work = new ArrayDeque<>();
    TransitionViewModel model =
        new TransitionViewModel(
            explorer, new InferenceTasks(pair, new TaskRunner(work::add, Runnable::run, failures)));
    work.remove().run();
    assertThat(curve(model).property().name()).isEqualTo("first");
    assertThat(view(model).backward()).isNull();
    assertThat(model.settled()).isFalse();
    work.remove().run();
    BackwardPathBand first = Objects.requireNonNull(view(model).backward());
    assertThat(model.settled()).isTrue();
    explorer.shown().valueProperty().set(explorer.space().properties().get(1));
    work.remove().run();
    assertThat(view(model).property()).isEqualTo(1);
    assertThat(view(model).backward()).isNull();
    work.remove().run();
    assertThat(view(model).backward()).isNotNull();
    explorer.shown().valueProperty().set(explorer.space().properties().getFirst());
    work.remove().run();
    assertThat(Objects.requireNonNull(view(model).backward()).targets()).isSameAs(first.targets());
    assertThat(model.settled()).isTrue();
    assertThat(work).isEmpty();
  }

  @Test
  void thePropertyThatIsChosenIsFollowed() {
    TransitionViewModel model = of(ClosedForms.pair().build());
    assertThat(view(model).property()).isZero();
    BackwardPathBand first = Objects.requireNonNull(view(model).backward());
    explorer.shown().valueProperty().set(explorer.space().properties().get(1));
    assertThat(view(model).property()).isEqualTo(1);
    assertThat(curve(model).property().name()).isEqualTo("second");
    assertThat(Objects.requireNonNull(view(model).backward()).targets()[23])
        .isCloseTo(3 * first.targets()[23], within(1e-9));
  }

  @Test
  void alongAVariableThatDoesNotMatterThereIsNoTransition() {
    TransitionViewModel model = of(ClosedForms.pointMass().build());
    model.pathProperty().set(model.paths().get(1));
    assertThat(curve(model).crossings()).isEmpty();
  }

  @Test
  void fromTheCandidateThePathLiesThroughItAndFollowsItsSelection() {
    TransitionViewModel model = of(ClosedForms.pointMass().build());
    model.startProperty().set(TransitionViewModel.Start.CANDIDATE);
    explorer.selectedProperty().set(design(1, 0.5, 0.2));
    // told by the variable's own value, wherever the path starts
    assertThat(curve(model).crossings().getFirst().at()).isCloseTo(0, within(1e-6));
    assertThat(view(model).origin().start()).containsExactly(0.5f, 0.2f);
    BackwardPathBand band = Objects.requireNonNull(view(model).backward());
    explorer.selectedProperty().set(design(2, -0.25, 0.2));
    // where it lies on the axis differs, what was drawn is that of every start
    assertThat(Objects.requireNonNull(view(model).backward()).targets()).isSameAs(band.targets());
    assertThat(curve(model).crossings().getFirst().at()).isCloseTo(0, within(1e-6));
    assertThat(view(model).origin().start()).containsExactly(-0.25f, 0.2f);
  }

  @Test
  void betweenPinsThePathIsTheLineFromTheFirstToTheLast() {
    TransitionViewModel model = of(ClosedForms.pointMass().build());
    model.startProperty().set(TransitionViewModel.Start.PINS);
    explorer.pins().setAll(design(1, -0.5, 0), design(2, 0.9, 0.9), design(3, 0.5, 0));
    assertThat(view(model).path().from()).isEqualTo(-0.2);
    assertThat(view(model).path().to()).isEqualTo(1.2);
    assertThat(curve(model).crossings().getFirst().at()).isCloseTo(0.5, within(1e-6));
    assertThat(view(model).backward()).isNull();
  }

  @Test
  void withoutAClassTheAxisHasTheVariablesOwnValues() {
    TransitionViewModel model = of(ClosedForms.linear().build());
    model.startProperty().set(TransitionViewModel.Start.CANDIDATE);
    explorer.selectedProperty().set(design(1, 0.5, 0.25));
    Transition curve = curve(model);
    int last = curve.coordinates().length - 1;
    assertThat(view(model).path().from()).isEqualTo(-1);
    assertThat(view(model).path().to()).isEqualTo(1);
    assertThat(curve.coordinates()[0]).isCloseTo(-1, within(1e-6));
    assertThat(curve.unclamped(0)).isCloseTo(-1 + 2 * 0.25, within(1e-6));
    assertThat(curve.unclamped(last)).isCloseTo(1 + 2 * 0.25, within(1e-6));
  }

  @Test
  void aModelThatDoesNotPredictHasNoCurve() {
    TransitionViewModel model = of(ClosedForms.withoutPredictor().build());
    assertThat(view(model).curve()).isNull();
  }

  @Test
  void aSessionKeepsPathAndStartAndIgnoresUnknownOnes() {
    TransitionViewModel model = of(ClosedForms.pointMass().build());
    model.pathProperty().set(model.paths().get(1));
    model.startProperty().set(TransitionViewModel.Start.PINS);
    Map<String, String> kept = new HashMap<>();
    model.save(kept);
    assertThat(kept)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("transition.path", "b", "transition.start", "PINS"));
    TransitionViewModel other = of(ClosedForms.pointMass().build());
    other.restore(kept);
    assertThat(other.pathProperty().get().name()).isEqualTo("b");
    assertThat(other.startProperty().get()).isEqualTo(TransitionViewModel.Start.PINS);
    other.restore(Map.of("transition.path", "none", "transition.start", "NOWHERE"));
    assertThat(other.pathProperty().get().name()).isEqualTo("b");
    assertThat(other.startProperty().get()).isEqualTo(TransitionViewModel.Start.PINS);
  }
}
