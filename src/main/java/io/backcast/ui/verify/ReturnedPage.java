package io.backcast.ui.verify;

import io.backcast.ui.common.PageHead;
import io.backcast.ui.common.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A page that says of every file what became of it, and takes the answers back if asked. */
public final class ReturnedPage extends VBox {
  /**
   * Shows what became of files.
   *
   * @param undo takes the answers back; the page is closed then
   */
  public ReturnedPage(Texts texts, AnswerFiles.Report report, Runnable undo, Runnable close) {
    getStyleClass().addAll("card", "page");
    setId("returned");
    Button back = new Button(texts.get("returned.undo"));
    back.setId("returned-undo");
    back.setVisible(!report.added().isEmpty());
    back.setManaged(back.isVisible());
    back.setOnAction(
        e -> {
          undo.run();
          close.run();
        });
    PageHead head =
        new PageHead(texts, texts.get("returned.title", report.added().size()), close, back);
    VBox lines = new VBox();
    lines.getStyleClass().add("problems");
    for (AnswerFiles.Line line : report.lines()) {
      Label mark = new Label(line.taken() ? "✓" : "✗");
      mark.getStyleClass().add(line.taken() ? "taken" : "not-taken");
      mark.setMinWidth(USE_PREF_SIZE);
      Label sentence = new Label(line.sentence());
      sentence.setWrapText(true);
      sentence.setMinWidth(0);
      sentence.setMinHeight(USE_PREF_SIZE);
      HBox entry = new HBox(mark, sentence);
      entry.getStyleClass().add("problem");
      lines.getChildren().add(entry);
    }
    ScrollPane scroll = new ScrollPane(lines);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(head, scroll);
  }
}
