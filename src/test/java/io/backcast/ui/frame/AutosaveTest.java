package io.backcast.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.ClosedForms;
import io.backcast.engine.InverseModel;
import io.backcast.io.Json;
import io.backcast.model.Session;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.History;
import io.backcast.ui.state.SessionState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AutosaveTest {
  private final Json json = new Json();
  private final InverseModel model = ClosedForms.linear().build();
  private final ExplorerState explorer = new ExplorerState(model.card());
  private final SessionState state = new SessionState(explorer, model, "folder", List.of());
  private final History history = new History(state::capture, session -> {}, json);
  private final List<Session> saved = new ArrayList<>();
  private final Autosave autosave = new Autosave(state::capture, this::rested, json, saved::add);

  private boolean rested() {
    history.record();
    return true;
  }

  @Test
  void whatStillChangesIsNeitherSavedNorAStepToUndo() {
    autosave.check();
    for (int i = 0; i < 5; i++) {
      explorer.targetProperty(0).set(i / 10.0);
      autosave.check();
    }
    assertThat(saved).isEmpty();
    assertThat(history.canUndoProperty().get()).isFalse();
    autosave.check();
    assertThat(saved).hasSize(1);
    assertThat(saved.getFirst().targets()).containsEntry("sum", 0.4);
    assertThat(history.canUndoProperty().get()).isTrue();
  }

  @Test
  void whatStaysIsSavedOnce() {
    for (int i = 0; i < 4; i++) {
      autosave.check();
    }
    assertThat(saved).hasSize(1);
  }
}
