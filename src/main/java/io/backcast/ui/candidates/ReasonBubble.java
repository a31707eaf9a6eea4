package io.backcast.ui.candidates;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Bubble;
import io.backcast.ui.common.Texts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/** The reasons behind a badge, a line each, beside it. */
final class ReasonBubble {
  private final DesignEvidence evidence;
  private final Texts texts;
  private final VBox lines = new VBox();
  private final PopOver bubble;

  ReasonBubble(DesignEvidence evidence, Appearance appearance, Texts texts) {
    this.evidence = evidence;
    this.texts = texts;
    lines.setId("reasons");
    lines.getStyleClass().add("reasons");
    bubble = Bubble.of(appearance, "", lines);
    bubble.setArrowLocation(PopOver.ArrowLocation.RIGHT_TOP);
    bubble.setAutoHide(true);
  }

  /** Shows why a design has its level, or hides it if that is shown already. */
  void toggle(ListedDesign design, Node badge) {
    if (bubble.isShowing() && design.equals(bubble.getOwnerNode().getUserData())) {
      bubble.hide();
      return;
    }
    Label title =
        new Label(
            texts.get(
                "reasons.title",
                texts.whole(design.number()),
                texts.of("status", design.status())));
    title.getStyleClass().add("card-title");
    lines.getChildren().setAll(title);
    for (String sentence : evidence.reasons(design)) {
      Label line = new Label(sentence);
      line.setWrapText(true);
      lines.getChildren().add(line);
    }
    badge.setUserData(design);
    bubble.show(badge);
  }
}
