package io.backcast.ui.common;

import io.backcast.model.BackcastException;
import java.io.PrintWriter;
import java.io.StringWriter;
import javafx.scene.control.Alert;
import javafx.scene.control.TextArea;

/** One dialog for every failure: a sentence, and details to copy for a report. */
public final class ErrorDialog implements Failures {
  private final Texts texts;

  public ErrorDialog(Texts texts) {
    this.texts = texts;
  }

  @Override
  public void show(BackcastException failure) {
    Alert alert = new Alert(Alert.AlertType.ERROR, failure.sentence());
    alert.setTitle(texts.get("failure.title"));
    alert.setHeaderText(texts.get("failure.header"));
    StringWriter details = new StringWriter();
    failure.printStackTrace(new PrintWriter(details));
    TextArea area = new TextArea(details.toString());
    area.setEditable(false);
    alert.getDialogPane().setExpandableContent(area);
    alert.showAndWait();
  }
}
