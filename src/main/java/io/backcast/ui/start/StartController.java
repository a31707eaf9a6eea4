package io.backcast.ui.start;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.workbench.Desk;
import java.nio.file.Path;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/**
 * The start screen: a tile for every model that comes with the program, and other ways to begin.
 */
public final class StartController {
  private final List<Gallery.Entry> shipped;
  private final Desk desk;
  private final Appearance appearance;
  private final Texts texts;
  private final Runnable close;

  @FXML private FlowPane tiles;
  @FXML private VBox recent;
  @FXML private Label recentTitle;

  /**
   * Puts the page's controller together.
   *
   * @param close leaves the page for the window behind it
   */
  public StartController(
      List<Gallery.Entry> shipped, Desk desk, Appearance appearance, Texts texts, Runnable close) {
    this.shipped = shipped;
    this.desk = desk;
    this.appearance = appearance;
    this.texts = texts;
    this.close = close;
  }

  @FXML
  private void initialize() {
    for (Gallery.Entry entry : shipped) {
      Tile tile = new Tile(entry, appearance, texts);
      tile.setOnAction(e -> go(entry.folder()));
      tiles.getChildren().add(tile);
    }
    recentTitle.setVisible(!desk.recent().isEmpty());
    for (Path path : desk.recent()) {
      Hyperlink link = new Hyperlink(path.toString());
      link.setOnAction(e -> go(path));
      recent.getChildren().add(link);
    }
  }

  private void go(Path path) {
    close.run();
    desk.open(path);
  }

  @FXML
  private void model() {
    desk.chooseModel();
  }

  @FXML
  private void session() {
    desk.chooseSession();
  }

  @FXML
  private void table() {
    desk.chooseTable();
  }

  @FXML
  private void network() {
    desk.chooseNetwork();
  }

  @FXML
  private void leave() {
    close.run();
  }
}
