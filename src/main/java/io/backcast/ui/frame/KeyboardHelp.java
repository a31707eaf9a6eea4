package io.backcast.ui.frame;

import io.backcast.ui.common.PageHead;
import io.backcast.ui.common.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A page that lists the keys of all commands. */
final class KeyboardHelp {
  private final Texts texts;

  KeyboardHelp(Texts texts) {
    this.texts = texts;
  }

  /**
   * The page.
   *
   * @param close closes it
   */
  Parent page(List<Command.Menu> menus, Runnable close) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("keys");
    for (Command.Menu menu : menus) {
      for (Command.Entry entry : menu.entries()) {
        if (entry instanceof Command.Item item && item.command().keys() != null) {
          add(
              grid,
              new NamedKeys(item.command().keys(), texts).getDisplayText(),
              texts.get("command." + item.command().id()));
        }
      }
    }
    for (String key : texts.get("keys.more").split("\n")) {
      String[] parts = key.split(" = ", 2);
      add(grid, parts[0], parts[1]);
    }
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    VBox card = new KeyCard(new PageHead(texts, texts.get("keys.title"), close), scroll);
    card.getStyleClass().addAll("card", "key-card");
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    return card;
  }

  /** Where there is little room the words take more lines, and the keys stay whole. */
  private static void add(GridPane grid, String keys, String words) {
    Label key = new Label(keys);
    key.getStyleClass().add("key");
    key.setMinWidth(Region.USE_PREF_SIZE);
    Label text = new Label(words);
    text.setWrapText(true);
    grid.addRow(grid.getRowCount(), key, text);
  }

  /** Gives the focus on to its list, which arrows and page keys scroll then. */
  private static final class KeyCard extends VBox {
    private final Node list;

    KeyCard(Node head, Node list) {
      super(head, list);
      this.list = list;
    }

    @Override
    public void requestFocus() {
      list.requestFocus();
    }
  }
}
