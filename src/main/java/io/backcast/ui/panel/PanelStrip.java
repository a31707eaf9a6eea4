package io.backcast.ui.panel;

import io.backcast.ui.common.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * A slim strip with the titles of collapsed panels, below each other at the side or in a row; each
 * opens its panel.
 */
final class PanelStrip extends StackPane {
  private final boolean upright;
  private final Pane titles;
  private final Texts texts;
  private final Consumer<Panel> open;
  private List<Panel> shown = List.of();

  /**
   * An empty strip.
   *
   * @param upright whether the titles are turned and below each other
   */
  PanelStrip(boolean upright, Texts texts, Consumer<Panel> open) {
    this.upright = upright;
    this.titles = upright ? new VBox() : new FlowPane();
    this.texts = texts;
    this.open = open;
    titles.getStyleClass().add(upright ? "panel-strips" : "panel-row");
    getChildren().setAll(titles);
    setVisible(false);
    setManaged(false);
  }

  /** Shows the titles of some panels; takes no room without any. */
  void show(List<Panel> collapsed) {
    if (!shown.equals(collapsed)) {
      shown = List.copyOf(collapsed);
      titles.getChildren().setAll(shown.stream().map(this::strip).toList());
      setVisible(!shown.isEmpty());
      setManaged(!shown.isEmpty());
    }
  }

  private Node strip(Panel panel) {
    Button button = new Button(panel.title());
    button.setId("strip-" + panel.id());
    button.getStyleClass().add("panel-strip");
    String text = texts.get("panel.open", panel.title());
    button.setAccessibleText(text);
    button.setTooltip(new Tooltip(text));
    button.setOnAction(e -> open.accept(panel));
    if (!upright) {
      return button;
    }
    button.setRotate(-90);
    // a group takes the room of what is turned
    return new Group(button);
  }
}
