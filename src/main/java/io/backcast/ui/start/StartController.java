package io.backcast.ui.start;

import io.backcast.ui.common.AppActions;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import java.nio.file.Path;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The start screen: a tile for every shipped model, recent files, and buttons to open other files.
 */
public final class StartController {
  private final List<ModelGallery.Entry> shipped;
  private final AppActions actions;
  private final Appearance appearance;
  private final Texts texts;
  private final @Nullable Runnable close;

  @FXML private FlowPane tiles;
  @FXML private VBox recent;
  @FXML private Label recentTitle;
  @FXML private Button leave;

  /**
   * Creates the controller.
   *
   * @param close closes the page; null if there is no window behind it
   */
  public StartController(
      List<ModelGallery.Entry> shipped,
      AppActions actions,
      Appearance appearance,
      Texts texts,
      @Nullable Runnable close) {
    this.shipped = shipped;
    this.actions = actions;
    this.appearance = appearance;
    this.texts = texts;
    this.close = close;
  }

  @FXML
  private void initialize() {
    for (ModelGallery.Entry entry : shipped) {
      ModelTile tile = new ModelTile(entry, appearance, texts);
      tile.setOnAction(e -> actions.open(entry.folder()));
      tiles.getChildren().add(tile);
    }
    leave.setVisible(close != null);
    recentTitle.setVisible(!actions.recent().isEmpty());
    for (Path path : actions.recent()) {
      Hyperlink link = new Hyperlink(path.toString());
      link.setOnAction(e -> actions.open(path));
      recent.getChildren().add(link);
    }
  }

  @FXML
  private void model() {
    actions.chooseModel();
  }

  @FXML
  private void session() {
    actions.chooseSession();
  }

  @FXML
  private void table() {
    actions.chooseTable();
  }

  @FXML
  private void network() {
    actions.chooseNetwork();
  }

  @FXML
  private void leave() {
    if (close != null) {
      close.run();
    }
  }
}
