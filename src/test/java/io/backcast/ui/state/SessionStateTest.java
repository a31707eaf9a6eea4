package io.backcast.ui.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.Models;
import io.backcast.design.Predictions;
import io.backcast.design.Ranking;
import io.backcast.design.RequestParser;
import io.backcast.engine.InverseModel;
import io.backcast.io.Json;
import io.backcast.io.SessionFile;
import io.backcast.model.BackcastException;
import io.backcast.model.Constraint;
import io.backcast.model.DesignMatrix;
import io.backcast.model.Goal;
import io.backcast.model.Session;
import io.backcast.model.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionStateTest {
  private InverseModel model;
  private final Json json = new Json();
  private ExplorerState explorer;
  private SessionState state;

  @TempDir private Path folder;

  @BeforeEach
  void begin() {
    explorer = new ExplorerState(model.card());
    state = new SessionState(explorer, model, "somewhere", List.of());
  }

  @BeforeAll
  void open() throws Exception {
    model = Models.mos2();
  }

  @AfterAll
  void close() {
    model.close();
  }

  private void change() throws BackcastException {
    explorer.targetProperty(0).set(1.25);
    explorer.toleranceProperty(0).set(0.02);
    explorer.boundsProperty().set(explorer.boundsProperty().get().with(0, 3, 3.3).with(6, 0, 0));
    explorer.seedProperty().set(7);
    explorer.rankingProperty().set(Ranking.ROBUST);
    float[] x = explorer.space().reference();
    explorer
        .pins()
        .add(
            new ExplorerState.Candidate(3, x, Predictions.of(model, DesignMatrix.of(x, x.length))));
  }

  private void restore(Session session) {
    try {
      state.apply(session);
    } catch (BackcastException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSessionComesBackFromItsFileAsItWas() throws Exception {
    change();
    Session taken = state.capture();
    Path file = folder.resolve("s" + SessionFile.SUFFIX);
    new SessionFile(json).write(file, taken);
    ExplorerState other = new ExplorerState(model.card());
    SessionState elsewhere = new SessionState(other, model, "somewhere", List.of());
    elsewhere.apply(new SessionFile(json).read(file));
    assertThat(json.text(elsewhere.capture())).isEqualTo(json.text(taken));
    assertThat(other.boundsProperty().get()).isEqualTo(explorer.boundsProperty().get());
  }

  @Test
  void whatIsAskedInPlaceOfAValueComesBack() throws Exception {
    RequestParser parser = new RequestParser(explorer.space());
    for (String asked : List.of("gap=0.5..0.8", "gap>=1.5", "gap<=0.3", "gap=max", "gap=min")) {
      Target target = parser.target(List.of(asked), List.of());
      explorer.ask(0, target.goals().getFirst());
      assertThat(explorer.target()).isEqualTo(target);
      Session taken = state.capture();
      Path file = folder.resolve("g" + SessionFile.SUFFIX);
      new SessionFile(json).write(file, taken);
      ExplorerState other = new ExplorerState(model.card());
      new SessionState(other, model, "somewhere", List.of())
          .apply(new SessionFile(json).read(file));
      assertThat(other.target()).as(asked).isEqualTo(target);
    }
    // a session of values alone, as earlier versions wrote it
    explorer.ask(0, Goal.of(0.75));
    Session plain = state.capture();
    assertThat(plain.goals()).isNull();
    explorer.ask(0, Goal.MOST);
    state.apply(plain);
    assertThat(explorer.target().values()).containsExactly(0.75);
  }

  @Test
  void aSessionWithAGoalThatMakesNoSenseIsRefusedWithASentence() {
    explorer.goalProperty(0).set(new Goal.Range(8, 9));
    Session beyond = state.capture();
    assertThatThrownBy(() -> SessionState.check(beyond, explorer.space()))
        .hasMessageContaining("gap=8..9 lies above all training data");
  }

  @Test
  void undoAndRedoGoThroughEveryControl() throws Exception {
    History history = new History(state::undoable, this::restore, json);
    String first = json.text(state.capture());
    explorer.targetProperty(0).set(1);
    history.record();
    change();
    String last = json.text(state.capture());
    history.undo();
    assertThat(explorer.targetProperty(0).get()).isEqualTo(1);
    assertThat(explorer.pins()).isEmpty();
    history.undo();
    assertThat(json.text(state.capture())).isEqualTo(first);
    history.redo();
    history.redo();
    assertThat(json.text(state.capture())).isEqualTo(last);
    assertThat(history.canRedoProperty().get()).isFalse();
  }

  @Test
  void lookingAtADesignIsNoStepToUndo() {
    History history = new History(state::undoable, session -> {}, json);
    explorer
        .selectedProperty()
        .set(
            new ExplorerState.Candidate(
                1, explorer.space().reference(), new Predictions(new float[1], new float[1], 1)));
    history.record();
    assertThat(history.canUndoProperty().get()).isFalse();
  }

  @Test
  void undoLeavesTheSelectedDesignAlone() throws Exception {
    History history = new History(state::undoable, this::restore, json);
    explorer.targetProperty(0).set(1);
    history.record();
    float[] x = explorer.space().reference();
    ExplorerState.Candidate looked =
        new ExplorerState.Candidate(5, x, Predictions.of(model, DesignMatrix.of(x, x.length)));
    explorer.selectedProperty().set(looked);
    explorer.targetProperty(0).set(1.5);
    history.undo();
    assertThat(explorer.targetProperty(0).get()).isEqualTo(1);
    assertThat(explorer.selectedProperty().get()).isSameAs(looked);
  }

  @Test
  void pinsThatAreThereAlreadyKeepTheirNumbers() throws Exception {
    change();
    Session taken = state.capture();
    ExplorerState.Candidate pin = explorer.pins().getFirst();
    explorer.seedProperty().set(8);
    state.apply(taken);
    assertThat(explorer.pins()).singleElement().isSameAs(pin);
  }

  @Test
  void aQuestionThatNoDesignSatisfiesComesBackToo() throws Exception {
    explorer.constraintsProperty().set(List.of(new Constraint("a <= 3.1", true)));
    explorer.boundsProperty().set(explorer.boundsProperty().get().with(0, 3.2, 3.5));
    Session taken = state.capture();
    ExplorerState other = new ExplorerState(model.card());
    new SessionState(other, model, "somewhere", List.of()).apply(taken);
    assertThat(other.boundsProperty().get()).isEqualTo(explorer.boundsProperty().get());
  }

  @Test
  void aSessionOfANewerProgramIsRefusedByName() throws Exception {
    Path file = folder.resolve("new.json");
    Files.writeString(file, "{\"formatVersion\": 99}");
    assertThatThrownBy(() -> new SessionFile(json).read(file))
        .hasMessageContaining("session format 99");
  }

  @Test
  void aDamagedSessionSaysWhichFieldIsWrong() throws Exception {
    Session taken = state.capture();
    Path file = folder.resolve("bad.json");
    Files.writeString(file, json.text(taken).replace("\"trusted\"", "\"prettiest\""));
    assertThatThrownBy(() -> new SessionFile(json).read(file)).hasMessageContaining("ranking");
  }

  @Test
  void boundsOutsideTheModelAreRefusedAndNothingChanges() throws Exception {
    Session taken = state.capture();
    Path file = folder.resolve("wide.json");
    Files.writeString(
        file,
        json.text(taken)
            .replaceFirst("\"bounds\" : \\{ ?}", "\"bounds\" : {\"a\" : [ 1.0, 9.0 ]}")
            .replace("\"seed\" : 1", "\"seed\" : 5"));
    Session wide = new SessionFile(json).read(file);
    assertThatThrownBy(() -> state.apply(wide)).hasMessageContaining("a (1.0 to 9.0)");
    assertThat(explorer.seedProperty().get()).isEqualTo(1);
  }
}
