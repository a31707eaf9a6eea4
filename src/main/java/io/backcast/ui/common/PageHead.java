package io.backcast.ui.common;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * The head of a page above a window: its title on the left, on the right what can be done with the
 * page and the button that closes it, which the Escape key presses.
 */
public final class PageHead extends HBox {
  private final Label title;

  /**
   * A head.
   *
   * @param close closes the page
   * @param actions beside the button that closes it
   */
  public PageHead(Texts texts, String text, Runnable close, Node... actions) {
    getStyleClass().add("card-head");
    title = new Label(text);
    title.getStyleClass().add("page-title");
    Region gap = new Region();
    setHgrow(gap, Priority.ALWAYS);
    Button leave = new Button(texts.get("page.close"));
    leave.getStyleClass().add("quiet");
    leave.setCancelButton(true);
    leave.setOnAction(e -> close.run());
    getChildren().addAll(title, gap);
    getChildren().addAll(actions);
    getChildren().add(leave);
    for (Node action : getChildren()) {
      if (action instanceof Button button) {
        button.setMinWidth(USE_PREF_SIZE);
      }
    }
  }

  /** Puts a line beside the title, which gives way where the page is narrow for its text. */
  public void setSubtitle(Region subtitle) {
    title.setMinWidth(USE_PREF_SIZE);
    subtitle.setMinWidth(0);
    getChildren().add(1, subtitle);
  }

  /** The title as it is shown. */
  public String text() {
    return title.getText();
  }
}
