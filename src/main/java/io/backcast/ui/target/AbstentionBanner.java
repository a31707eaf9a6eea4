package io.backcast.ui.target;

import io.backcast.design.Abstention;
import io.backcast.design.DesignResult;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Says that the data cannot say what reaches the target, and offers the nearest one they cover. */
final class AbstentionBanner extends HBox {
  private static final double EARLIER = 0.4;

  private final ExplorerState explorer;
  private final Texts texts;
  private final AbstentionTexts words;
  private final Label sentence = new Label();
  private final Button offer = new Button();

  AbstentionBanner(ExplorerState explorer, Texts texts) {
    this.explorer = explorer;
    this.texts = texts;
    this.words = new AbstentionTexts(explorer.space(), texts);
    setId("abstention");
    getStyleClass().add("abstention");
    sentence.setWrapText(true);
    sentence.setMinWidth(0);
    sentence.setMinHeight(USE_PREF_SIZE);
    offer.setId("abstention-offer");
    offer.getStyleClass().add("relax");
    offer.setMinWidth(USE_PREF_SIZE);
    getChildren().setAll(sentence, offer);
    show(explorer.resultProperty().get());
    explorer.resultProperty().subscribe(this::show);
  }

  private void show(@Nullable ExplorationResult result) {
    DesignResult settled = result == null ? null : result.result();
    boolean moving = result != null && settled == null && isVisible();
    // of an earlier question, until there is an answer: without it the charts would jump
    setOpacity(moving ? EARLIER : 1);
    if (moving) {
      return;
    }
    Abstention a = settled == null ? null : settled.abstention();
    setVisible(a != null);
    setManaged(a != null);
    if (a == null) {
      return;
    }
    sentence.setText(words.sentence(a));
    new NearestTarget(a.nearest()).on(offer, explorer, texts);
  }
}
