package io.backcast.ui.panel;

import io.backcast.ui.common.Texts;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The two buttons at the upper right of a panel. */
final class PanelHead {
  private final Texts texts;

  PanelHead(Texts texts) {
    this.texts = texts;
  }

  /**
   * Adds the buttons to the heading of a card; a panel without a heading gets them above its
   * content.
   */
  void addTo(Panel panel, Runnable collapse, Runnable maximise) {
    HBox buttons =
        new HBox(
            button(panel, "collapse", collapse, "Shift+F9"),
            button(panel, "maximise", maximise, "F9"));
    buttons.getStyleClass().add("panel-buttons");
    buttons.setMinWidth(Region.USE_PREF_SIZE);
    buttons.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    if (!(panel.content() instanceof Pane card)) {
      return;
    }
    if (!card.getChildren().isEmpty()
        && card.getChildren().getFirst() instanceof Region head
        && head.getStyleClass().contains("card-head")) {
      head.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(head, Priority.ALWAYS);
      HBox line = new HBox();
      line.getStyleClass().add("panel-head");
      card.getChildren().set(0, line);
      line.getChildren().setAll(head, buttons);
      if (head instanceof FlowPane flow) {
        // else its height is that of a flow of the usual width
        flow.prefWrapLengthProperty()
            .bind(
                Bindings.max(
                    1,
                    line.widthProperty()
                        .subtract(buttons.widthProperty())
                        .subtract(line.spacingProperty())));
      }
      maximiseByDoubleClick(line, maximise);
    } else if (card instanceof StackPane layers) {
      layers.getChildren().add(buttons);
    }
  }

  private Button button(Panel panel, String what, Runnable action, String key) {
    Region icon = new Region();
    icon.getStyleClass().addAll("panel-icon", "icon-" + what);
    Button button = new Button();
    button.setGraphic(icon);
    button.setId(what + "-" + panel.id());
    button.getStyleClass().add("panel-button");
    String text = texts.get("panel." + what, panel.title());
    button.setAccessibleText(text);
    button.setTooltip(new Tooltip(text + " (" + key + ")"));
    button.setOnAction(e -> action.run());
    return button;
  }

  /** On the heading itself, not on a control in it. */
  private static void maximiseByDoubleClick(HBox line, Runnable maximise) {
    line.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        e -> {
          boolean title =
              e.getTarget() instanceof Node node
                  && (node.getStyleClass().contains("card-head")
                      || node.getStyleClass().contains("panel-head")
                      || (node.getParent() != null
                          && node.getParent().getStyleClass().contains("card-title"))
                      || node.getStyleClass().contains("card-title"));
          if (title && e.getClickCount() == 2) {
            maximise.run();
            e.consume();
          }
        });
  }
}
