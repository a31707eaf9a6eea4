package io.backcast.ui.log;

import io.backcast.io.AtomicFiles;
import io.backcast.model.BackcastException;
import io.backcast.ui.common.Clipboards;
import io.backcast.ui.common.FailureHandler;
import io.backcast.ui.common.Texts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The panel that shows what was done as commands; hidden until it is asked for. */
public final class LogController {
  private final CommandLog log;
  private final BiFunction<String, String, @Nullable Path> prompt;
  private final Texts texts;
  private final FailureHandler failures;
  private final Consumer<String> notice;
  private final BooleanProperty shown = new SimpleBooleanProperty();

  /** Ends with the window, which the log outlives. */
  private final ListChangeListener<String> onLine = change -> showLast();

  @FXML private VBox root;
  @FXML private ListView<String> lines;
  @FXML private Button copy;
  @FXML private Button save;

  /**
   * A panel.
   *
   * @param prompt asks for a file by a title and a proposed name; null if the user cancels
   * @param notice receives a sentence that says what was copied or written
   */
  public LogController(
      CommandLog log,
      BiFunction<String, String, @Nullable Path> prompt,
      Texts texts,
      FailureHandler failures,
      Consumer<String> notice) {
    this.log = log;
    this.prompt = prompt;
    this.texts = texts;
    this.failures = failures;
    this.notice = notice;
  }

  @FXML
  private void initialize() {
    root.visibleProperty().bind(shown);
    root.managedProperty().bind(shown);
    lines.setItems(log.lines());
    lines.setCellFactory(any -> new LineCell());
    lines.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    Label empty = new Label(texts.get("log.empty"));
    empty.getStyleClass().add("caption");
    lines.setPlaceholder(empty);
    copy.disableProperty().bind(Bindings.isEmpty(log.lines()));
    save.disableProperty().bind(Bindings.isEmpty(log.lines()));
    log.lines().addListener(new WeakListChangeListener<>(onLine));
    shown.subscribe(now -> showLast());
    lines.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            shown.set(false);
            e.consume();
          } else if (e.isShortcutDown() && !e.isShiftDown() && e.getCode() == KeyCode.C) {
            copy();
            e.consume();
          }
        });
  }

  /** A list that nobody sees would keep each of these until it is shown. */
  private void showLast() {
    if (shown.get()) {
      lines.scrollTo(log.lines().size() - 1);
    }
  }

  /** A command, or a comment in a quieter colour. */
  private static final class LineCell extends ListCell<String> {
    private static final String COMMENT = "log-comment";

    @Override
    protected void updateItem(@Nullable String line, boolean empty) {
      super.updateItem(line, empty);
      setText(empty ? null : line);
      getStyleClass().remove(COMMENT);
      if (line != null && line.startsWith("#")) {
        getStyleClass().add(COMMENT);
      }
    }
  }

  /** The panel. */
  public Node content() {
    return root;
  }

  /** Whether it is shown. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  /** Copies the selected lines, or all if fewer than two are selected. */
  @FXML
  private void copy() {
    List<String> selected = List.copyOf(lines.getSelectionModel().getSelectedItems());
    Clipboards.copy(selected.size() > 1 ? String.join("\n", selected) + "\n" : log.text());
    notice.accept(texts.get("log.copied"));
  }

  @FXML
  private void save() {
    Path file = prompt.apply(texts.get("log.save"), "commands.sh");
    if (file == null) {
      return;
    }
    try {
      byte[] bytes = log.text().getBytes(StandardCharsets.UTF_8);
      AtomicFiles.write(file, out -> out.write(bytes));
      notice.accept(texts.get("log.saved", file));
    } catch (BackcastException e) {
      failures.show(e);
    }
  }

  @FXML
  private void close() {
    shown.set(false);
  }
}
