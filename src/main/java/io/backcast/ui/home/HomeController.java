package io.backcast.ui.home;

import io.backcast.ui.common.AppActions;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.HelpTopic;
import io.backcast.ui.common.Miniatures;
import io.backcast.ui.common.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;
import org.jspecify.annotations.Nullable;

/** The home page: ways to begin, a card for every model, and the sessions of late. */
public final class HomeController {
  /** Least widths of a model's card and of a way to begin, in ems. */
  private static final double LEAST_TILE = 19;

  private static final double LEAST_WAY = 15;

  /** With more models than this they can be searched. */
  private static final int MANY = 8;

  private final AppActions actions;
  private final Appearance appearance;
  private final Texts texts;
  private final Miniatures miniatures;
  private final Instant now;
  private final String notice;
  private final @Nullable Runnable close;
  private List<ModelTile> all = List.of();

  @FXML private HomeColumns columns;
  @FXML private EvenGrid tiles;
  @FXML private EvenGrid ways;
  @FXML private Button example;
  @FXML private HBox modelsHead;
  @FXML private VBox recent;
  @FXML private Label none;
  @FXML private Label noSessions;
  @FXML private Label told;
  @FXML private Button leave;
  private final TextField search = TextFields.createClearableTextField();

  /**
   * Creates the controller.
   *
   * @param now for words like “today”
   * @param notice a sentence to begin with; empty for none
   * @param close closes the page; null if there is no window behind it
   */
  public HomeController(
      AppActions actions,
      Appearance appearance,
      Texts texts,
      Miniatures miniatures,
      Instant now,
      String notice,
      @Nullable Runnable close) {
    this.actions = actions;
    this.appearance = appearance;
    this.texts = texts;
    this.miniatures = miniatures;
    this.now = now;
    this.notice = notice;
    this.close = close;
  }

  @FXML
  private void initialize() {
    shown(leave, close != null);
    shown(told, !notice.isEmpty());
    told.setText(notice);
    shown(none, false);
    shown(noSessions, false);
    search.setId("home-search");
    search.setPromptText(texts.get("home.search"));
    search.setAccessibleText(texts.get("home.search"));
    search.getStyleClass().add("home-search");
    search.textProperty().subscribe((before, words) -> filter(words));
    modelsHead.getChildren().add(search);
    shown(search, false);
    arrange();
    appearance.onChange(this::arrange);
  }

  /** Shows what was found; call it on the FX thread. */
  public void show(HomeContents contents) {
    HomeTexts words = new HomeTexts(texts, now, ZoneId.systemDefault());
    all =
        contents.models().stream()
            .map(
                entry -> {
                  ModelTile tile = new ModelTile(entry, appearance, texts, words, miniatures);
                  tile.setOnAction(e -> actions.open(entry.folder()));
                  return tile;
                })
            .toList();
    shown(search, all.size() > MANY);
    filter(search.getText());
    recent
        .getChildren()
        .setAll(
            contents.sessions().stream()
                .<Node>map(s -> new SessionRow(s, actions, texts, words))
                .toList());
    shown(noSessions, contents.sessions().isEmpty());
    // what Enter opens at first
    Node first =
        contents.models().stream().anyMatch(m -> m.opened() != null) ? all.getFirst() : example;
    Platform.runLater(first::requestFocus);
  }

  private void filter(@Nullable String words) {
    List<ModelTile> found =
        all.stream().filter(t -> t.matches(words == null ? "" : words)).toList();
    tiles.getChildren().setAll(found);
    none.setText(texts.get(all.isEmpty() ? "home.no-models" : "home.none-found"));
    shown(none, found.isEmpty());
  }

  /** Sizes in ems, which follow the text size. */
  private void arrange() {
    double em = appearance.em();
    columns.emProperty().set(em);
    tiles.leastProperty().set(LEAST_TILE * em);
    ways.leastProperty().set(LEAST_WAY * em);
    tiles.gapProperty().set(em);
    ways.gapProperty().set(em);
  }

  private static void shown(Node node, boolean is) {
    node.setVisible(is);
    node.setManaged(is);
  }

  @FXML
  private void example() {
    actions.showExample();
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
  private void settings() {
    actions.showSettings();
  }

  @FXML
  private void help() {
    actions.showHelp(HelpTopic.CONTENTS);
  }

  @FXML
  private void about() {
    actions.showAbout();
  }

  @FXML
  private void leave() {
    if (close != null) {
      close.run();
    }
  }
}
