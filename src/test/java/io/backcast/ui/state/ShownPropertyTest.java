package io.backcast.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.ClosedForms;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShownPropertyTest {
  private final ShownProperty shown = new ExplorerState(ClosedForms.pair().build().card()).shown();

  @Test
  void aSessionKeepsIt() {
    shown.valueProperty().set(shown.all().get(1));
    Map<String, String> views = new HashMap<>();
    shown.save(views);
    assertThat(views).containsEntry("property", "second");
    ShownProperty later = new ExplorerState(ClosedForms.pair().build().card()).shown();
    later.restore(views);
    assertThat(later.index()).isEqualTo(1);
  }

  @Test
  void aSessionWithoutItShowsTheFirst() {
    shown.valueProperty().set(shown.all().get(1));
    shown.restore(Map.of());
    assertThat(shown.index()).isZero();
  }

  @Test
  void aNameThatTheModelDoesNotKnowChangesNothing() {
    shown.valueProperty().set(shown.all().get(1));
    shown.restore(Map.of("property", "third"));
    assertThat(shown.index()).isEqualTo(1);
  }

  @Test
  void oneOfOneIsNoPartOfASession() {
    Map<String, String> views = new HashMap<>();
    new ExplorerState(ClosedForms.linear().build().card()).shown().save(views);
    assertThat(views).isEmpty();
  }
}
