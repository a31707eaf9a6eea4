package io.backcast.ui.failure;

import io.backcast.ui.common.Clipboards;
import io.backcast.ui.common.PageHead;
import io.backcast.ui.common.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A page with the end of the program's log. */
public final class LogPage extends VBox {
  /**
   * Shows a log.
   *
   * @param close closes the page
   */
  public LogPage(Texts texts, LogReader.Tail log, Runnable close) {
    getStyleClass().addAll("card", "page");
    Button copy = new Button(texts.get("log.copy"));
    copy.setId("log-text-copy");
    copy.setOnAction(e -> Clipboards.copy(log.text()));
    PageHead head = new PageHead(texts, texts.get("failure.log"), close, copy);
    Label place = new Label(log.file().toString());
    place.getStyleClass().add("caption");
    TextArea text = new TextArea(log.text());
    text.setId("log-text");
    text.setEditable(false);
    text.setAccessibleText(texts.get("failure.log"));
    // the newest lines are at the end
    text.positionCaret(log.text().length());
    VBox.setVgrow(text, Priority.ALWAYS);
    getChildren().setAll(head, place, text);
  }
}
