package io.backcast.ui.verify;

import io.backcast.ui.common.Texts;
import io.backcast.verify.queue.QueueState;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A calculation with its progress, and buttons to move and to cancel it. */
final class QueueCell extends ListCell<QueueViewModel.Row> {
  private final Label label = new Label();
  private final Label state = new Label();
  private final ProgressBar progress = new ProgressBar();
  private final Button earlier;
  private final Button later;
  private final Button again;
  private final Button cancel;
  private final HBox box;
  private final Tooltip whole = new Tooltip();

  QueueCell(QueueViewModel model, Texts texts) {
    earlier = button("↑", texts.get("queue.earlier"), () -> model.earlier(id()));
    later = button("↓", texts.get("queue.later"), () -> model.later(id()));
    again = button(texts.get("queue.retry"), texts.get("queue.retry"), () -> model.retry(id()));
    cancel = button("×", texts.get("queue.cancel"), () -> model.cancel(id()));
    state.getStyleClass().add("caption");
    state.setWrapText(true);
    whole.setWrapText(true);
    progress.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(progress, Priority.ALWAYS);
    // beside the words: a list keeps the height of a line whose contents change
    HBox now = new HBox(state, progress);
    now.getStyleClass().add("queue-now");
    VBox words = new VBox(label, now);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    box = new HBox(words, again, earlier, later, cancel);
    box.getStyleClass().add("queue-entry");
    // the cell is as wide as the list, whatever its words ask for
    setPrefWidth(0);
  }

  private static Button button(String text, String accessible, Runnable action) {
    Button button = new Button(text);
    button.getStyleClass().add("quiet");
    button.setMinWidth(USE_PREF_SIZE);
    button.setAccessibleText(accessible);
    button.setTooltip(new Tooltip(accessible));
    button.setFocusTraversable(false);
    button.setOnAction(e -> action.run());
    return button;
  }

  private String id() {
    QueueViewModel.Row row = getItem();
    return row == null ? "" : row.id();
  }

  @Override
  protected void updateItem(QueueViewModel.@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      setTooltip(null);
      return;
    }
    label.setText(row.calculation().label());
    state.setText(row.state());
    whole.setText(row.calculation().label() + "\n" + row.state());
    setTooltip(whole);
    setAccessibleText(whole.getText());
    boolean runs = !Double.isNaN(row.progress());
    progress.setVisible(runs);
    progress.setManaged(runs);
    progress.setProgress(runs ? row.progress() : 0);
    earlier.setDisable(!row.earlier());
    later.setDisable(!row.later());
    boolean waits = row.calculation().state() == QueueState.WAITING;
    show(earlier, waits);
    show(later, waits);
    show(again, row.calculation().state() == QueueState.FAILED);
    setGraphic(box);
  }

  private static void show(Button button, boolean shown) {
    button.setVisible(shown);
    button.setManaged(shown);
  }
}
