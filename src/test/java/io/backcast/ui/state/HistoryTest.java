package io.backcast.ui.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.design.Ranking;
import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions and undo of a model with two variables and two properties. */
class HistoryTest {
  private final Json json = new Json();
  private final ClosedFormModel model = ClosedForms.pair().build();
  private final Tab tab = new Tab();
  private ExplorerState explorer;
  private SessionState state;
  private History history;

  /** A view with one setting. */
  private static final class Tab implements SessionPart {
    private @Nullable String shown = "map";

    @Override
    public void save(Map<String, String> views) {
      views.put("tab", String.valueOf(shown));
    }

    @Override
    public void restore(Map<String, String> views) {
      shown = views.get("tab");
    }
  }

  @BeforeEach
  void begin() {
    explorer = new ExplorerState(model.card());
    state = new SessionState(explorer, model, "folder", List.of(tab));
    history = new History(state::capture, this::restore, json);
  }

  private void restore(Session session) {
    try {
      state.apply(session);
    } catch (BackcastException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatBecomesOfDesignsUnlikeTheDataIsPartOfASessionAndOfUndo() {
    explorer.extrapolationProperty().set(ExtrapolationControl.RESTRICT);
    history.record();
    Session saved = state.capture();
    assertThat(saved.extrapolation()).isEqualTo("restrict");
    history.undo();
    assertThat(explorer.extrapolationProperty().get()).isEqualTo(ExtrapolationControl.WARN);
    history.redo();
    assertThat(explorer.extrapolationProperty().get()).isEqualTo(ExtrapolationControl.RESTRICT);
    Session earlier =
        new Session(
            saved.formatVersion(),
            saved.model(),
            saved.identity(),
            saved.folder(),
            saved.targets(),
            saved.tolerances(),
            saved.bounds(),
            saved.seed(),
            saved.ranking(),
            saved.pins(),
            saved.selected(),
            saved.views());
    restore(earlier);
    assertThat(explorer.extrapolationProperty().get()).isEqualTo(ExtrapolationControl.WARN);
  }

  private void drag(double... sums) {
    for (double sum : sums) {
      explorer.targetProperty(0).set(sum);
    }
    history.record();
  }

  private Session session(
      Map<String, double[]> bounds, List<float[]> pins, float @Nullable [] selected) {
    return new Session(
        Session.FORMAT,
        "pair",
        "closed-form",
        "folder",
        new LinkedHashMap<>(Map.of("first", 0.25, "unknown", 9.0)),
        new LinkedHashMap<>(Map.of("second", 0.5)),
        new LinkedHashMap<>(bounds),
        7,
        "robust",
        pins,
        selected,
        Map.of("tab", "scatter"));
  }

  private void assertRefused(Session session, String why) {
    String before = json.text(state.capture());
    assertThatThrownBy(() -> state.apply(session)).hasMessageContaining(why);
    assertThat(json.text(state.capture())).isEqualTo(before);
    assertThat(tab.shown).isEqualTo("map");
  }

  @Test
  void aDragIsOneStep() {
    drag(-0.4, -0.3, -0.2, 0.6);
    assertThat(history.canUndoProperty().get()).isTrue();
    history.undo();
    assertThat(explorer.targetProperty(0).get()).isEqualTo(-0.5);
    assertThat(history.canUndoProperty().get()).isFalse();
    history.redo();
    assertThat(explorer.targetProperty(0).get()).isEqualTo(0.6);
  }

  @Test
  void aChangeThatWasNotRecordedYetIsUndoneFirst() {
    drag(0.1);
    explorer.seedProperty().set(5);
    history.undo();
    assertThat(explorer.seedProperty().get()).isEqualTo(1);
    assertThat(explorer.targetProperty(0).get()).isEqualTo(0.1);
  }

  @Test
  void aNewChangeEndsRedo() {
    drag(0.1);
    drag(0.2);
    history.undo();
    assertThat(history.canRedoProperty().get()).isTrue();
    drag(0.3);
    assertThat(history.canRedoProperty().get()).isFalse();
    history.redo();
    assertThat(explorer.targetProperty(0).get()).isEqualTo(0.3);
  }

  @Test
  void whatHasNotChangedIsNoStep() {
    history.record();
    history.record();
    assertThat(history.canUndoProperty().get()).isFalse();
    history.undo();
    assertThat(explorer.targetProperty(0).get()).isEqualTo(-0.5);
  }

  @Test
  void twoHundredStepsAreKept() {
    for (int i = 1; i <= 250; i++) {
      explorer.seedProperty().set(i + 1);
      history.record();
    }
    for (int i = 0; i < 250; i++) {
      history.undo();
    }
    assertThat(explorer.seedProperty().get()).isEqualTo(51);
  }

  @Test
  void aSessionIsAppliedWholeAndWhatTheModelLacksIsIgnored() throws Exception {
    state.apply(
        session(
            Map.of("v", new double[] {-0.5, 0.5}, "w", new double[] {3, 4}),
            List.of(new float[] {0.5f, -0.25f}),
            new float[] {0.125f, 0.5f}));
    assertThat(explorer.targetProperty(0).get()).isEqualTo(0.25);
    assertThat(explorer.targetProperty(1).get()).isNaN();
    assertThat(explorer.toleranceProperty(0).get()).isEqualTo(0.1);
    assertThat(explorer.toleranceProperty(1).get()).isEqualTo(0.5);
    assertThat(explorer.boundsProperty().get().lower()).containsExactly(-1, -0.5);
    assertThat(explorer.boundsProperty().get().upper()).containsExactly(1, 0.5);
    assertThat(explorer.seedProperty().get()).isEqualTo(7);
    assertThat(explorer.rankingProperty().get()).isEqualTo(Ranking.ROBUST);
    assertThat(tab.shown).isEqualTo("scatter");
    var pin = explorer.pins().getFirst();
    assertThat(pin.number()).isZero();
    // first = u and second = 2 u + v
    assertThat(pin.predictions().unclamped()).containsExactly(0.5f, 0.75f);
    var selected = explorer.selectedProperty().get();
    assertThat(selected).isNotNull();
    assertThat(selected.predictions().unclamped()).containsExactly(0.125f, 0.75f);
  }

  @Test
  void onlyNarrowedBoundsAreKeptInASession() {
    explorer.boundsProperty().set(explorer.boundsProperty().get().with(1, -1, 0.25));
    Session taken = state.capture();
    assertThat(taken.bounds()).containsOnlyKeys("v");
    assertThat(taken.bounds().get("v")).containsExactly(-1, 0.25);
    assertThat(taken.targets()).containsOnlyKeys("first");
    assertThat(taken.tolerances()).containsOnlyKeys("first", "second");
  }

  @Test
  void aSessionWithBoundsOutsideTheModelIsRefusedWhole() {
    assertRefused(session(Map.of("u", new double[] {-3, 0}), List.of(), null), "u (-3.0 to 0.0)");
  }

  @Test
  void aSessionWithADesignOfAnotherModelIsRefusedWhole() {
    assertRefused(session(Map.of(), List.of(new float[3]), null), "a design of 3 values");
    assertRefused(session(Map.of(), List.of(), new float[1]), "a design of 1 values");
  }

  @Test
  void aSessionWhosePinsCannotBePredictedIsRefusedWhole() {
    ClosedFormModel broken =
        ClosedFormModel.of("broken", model.card().space(), 1, (z, y) -> new double[2])
            .member(
                x -> {
                  throw new IllegalStateException("no prediction");
                })
            .build();
    state = new SessionState(explorer, broken, "folder", List.of(tab));
    assertRefused(session(Map.of(), List.of(new float[2]), null), "no prediction");
  }

  @Test
  void theSelectedDesignStaysTheSameObjectWhenTheSessionHasTheSame() throws Exception {
    state.apply(session(Map.of(), List.of(), new float[] {0.5f, 0}));
    var before = explorer.selectedProperty().get();
    state.apply(session(Map.of(), List.of(), new float[] {0.5f, 0}));
    assertThat(explorer.selectedProperty().get()).isSameAs(before);
  }
}
