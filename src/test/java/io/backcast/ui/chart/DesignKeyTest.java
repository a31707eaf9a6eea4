package io.backcast.ui.chart;

import static io.backcast.ui.testing.FxThread.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.ui.common.Texts;
import io.backcast.ui.frame.ExplorerWindowTest;
import io.backcast.ui.state.Brush;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

class DesignKeyTest extends ExplorerWindowTest {
  @Start
  void open(Stage stage) throws Exception {
    show(stage);
  }

  @BeforeEach
  void rest() throws Exception {
    settle();
  }

  private static List<String> shown(FlowPane pane) throws Exception {
    return onFx(
        () ->
            pane.getChildren().stream()
                .filter(Node::isVisible)
                .map(entry -> ((Label) ((HBox) entry).getChildren().getLast()).getText())
                .toList());
  }

  private Texts texts() {
    return new Texts(language);
  }

  @Test
  void whatIsThereHasAnEntry() throws Exception {
    FlowPane pane = onFx(() -> new FlowPane());
    onFx(() -> DesignKey.ofDots(pane, window.explorer(), texts()));
    assertThat(shown(pane)).containsExactly("designs on target", "candidates", "selected design");
    onFx(
        () -> {
          window.explorer().pins().add(window.explorer().selectedProperty().get());
          window.explorer().brushProperty().set(Brush.NONE.with(0, 3, 3.2));
        });
    assertThat(shown(pane))
        .containsExactly(
            "designs on target",
            "candidates",
            "brushed designs",
            "pinned designs",
            "selected design");
    onFx(() -> window.explorer().pins().clear());
    assertThat(shown(pane)).doesNotContain("pinned designs");
  }

  @Test
  void linesHaveNoKindOfTheirOwnForCandidates() throws Exception {
    FlowPane pane = onFx(() -> new FlowPane());
    onFx(() -> DesignKey.ofLines(pane, window.explorer(), texts()));
    assertThat(shown(pane)).containsExactly("designs on target", "selected design");
  }
}
