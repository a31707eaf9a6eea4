package io.backcast.ui.verify;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The queue of calculations: progress, time left, order. */
final class QueuePanel extends VBox {
  private static final double WIDTH = 30;
  private static final double HEIGHT = 24;

  private final ListView<QueueViewModel.Row> list = new ListView<>();

  /**
   * The panel of a queue.
   *
   * @param close hides it
   */
  QueuePanel(QueueViewModel model, Appearance appearance, Texts texts, Runnable close) {
    getStyleClass().add("queue");
    Label summary = new Label();
    summary.setId("queue-summary");
    summary.textProperty().bind(model.summaryProperty());
    summary.setWrapText(true);
    summary.setMinHeight(USE_PREF_SIZE);
    ToggleButton pause = new ToggleButton(texts.get("queue.pause"));
    pause.setId("queue-pause");
    pause.setMinWidth(USE_PREF_SIZE);
    model.pausedProperty().subscribe(pause::setSelected);
    pause.setOnAction(e -> model.pause(pause.isSelected()));
    Button clear = new Button(texts.get("queue.clear"));
    clear.setId("queue-clear");
    clear.setMinWidth(USE_PREF_SIZE);
    clear.setOnAction(e -> model.clear());
    HBox buttons = new HBox(pause, clear);
    buttons.getStyleClass().add("card-head");
    list.setId("queue-list");
    list.setItems(model.rows());
    list.setAccessibleText(texts.get("queue.title"));
    list.setCellFactory(any -> new QueueCell(model, texts));
    Label empty = new Label(texts.get("queue.empty"));
    empty.setWrapText(true);
    empty.getStyleClass().add("caption");
    list.setPlaceholder(empty);
    list.addEventFilter(KeyEvent.KEY_PRESSED, e -> onKey(e, model, close));
    // let go of, it would put the keyboard into the menu bar of the window
    list.addEventFilter(KeyEvent.KEY_RELEASED, QueuePanel::keepAlt);
    VBox.setVgrow(list, Priority.ALWAYS);
    Label keys = new Label(texts.get("queue.keys"));
    keys.getStyleClass().add("caption");
    keys.setWrapText(true);
    keys.setMinHeight(USE_PREF_SIZE);
    getChildren().setAll(summary, list, buttons, keys);
    Runnable size = () -> setPrefSize(WIDTH * appearance.em(), HEIGHT * appearance.em());
    size.run();
    appearance.onChange(size);
  }

  private static void keepAlt(KeyEvent event) {
    if (event.getCode() == KeyCode.ALT) {
      event.consume();
    }
  }

  private void onKey(KeyEvent event, QueueViewModel model, Runnable close) {
    if (event.getCode() == KeyCode.ESCAPE) {
      // the list would keep it for itself
      close.run();
      event.consume();
      return;
    }
    QueueViewModel.Row row = list.getSelectionModel().getSelectedItem();
    if (row == null) {
      return;
    }
    int at = list.getSelectionModel().getSelectedIndex();
    switch (event.getCode()) {
      case UP -> {
        if (!event.isAltDown() || !row.earlier()) {
          return;
        }
        model.earlier(row.id());
        list.getSelectionModel().select(at - 1);
      }
      case DOWN -> {
        if (!event.isAltDown() || !row.later()) {
          return;
        }
        model.later(row.id());
        list.getSelectionModel().select(at + 1);
      }
      case DELETE, BACK_SPACE -> model.cancel(row.id());
      default -> {
        return;
      }
    }
    event.consume();
  }

  /**
   * Leaves the keyboard to the window: a window above another gets its keys first, and would take
   * those that are meant for a slider or a text.
   */
  void leaveKeyboard() {
    requestFocus();
  }

  /** Takes the keyboard. */
  void focusList() {
    list.requestFocus();
    if (list.getSelectionModel().isEmpty()) {
      list.getSelectionModel().selectFirst();
    }
  }
}
