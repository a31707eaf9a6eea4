package io.backcast.ui.target;

import io.backcast.design.Abstention;
import io.backcast.design.DesignResult;
import io.backcast.model.Goal;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** Says that the data cannot say what reaches the target, and offers the nearest one they cover. */
final class AbstentionBanner extends HBox {
  private final ExplorerState explorer;
  private final AbstentionTexts words;
  private final Label sentence = new Label();
  private final Button offer = new Button();

  AbstentionBanner(ExplorerState explorer, Texts texts) {
    this.explorer = explorer;
    this.words = new AbstentionTexts(explorer.space(), texts);
    setId("abstention");
    getStyleClass().add("abstention");
    sentence.setWrapText(true);
    sentence.setMinWidth(0);
    sentence.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    sentence.setMaxWidth(Double.MAX_VALUE);
    offer.setId("abstention-offer");
    offer.getStyleClass().add("relax");
    offer.setMinWidth(USE_PREF_SIZE);
    getChildren().setAll(sentence, offer);
    show(explorer.resultProperty().get());
    explorer.resultProperty().subscribe(this::show);
  }

  private void show(@Nullable ExplorationResult result) {
    DesignResult settled = result == null ? null : result.result();
    if (result != null && settled == null && isVisible()) {
      // the question is moving: the sentence stays until there is an answer
      return;
    }
    Abstention a = settled == null ? null : settled.abstention();
    setVisible(a != null);
    setManaged(a != null);
    if (a == null) {
      return;
    }
    sentence.setText(words.sentence(a));
    String text = words.offer(a);
    offer.setText(text);
    offer.setVisible(!text.isEmpty());
    offer.setManaged(!text.isEmpty());
    offer.setOnAction(
        e -> {
          for (int k = 0; k < a.nearest().length; k++) {
            if (!Double.isNaN(a.nearest()[k])) {
              explorer.ask(k, Goal.of(a.nearest()[k]));
            }
          }
        });
  }
}
