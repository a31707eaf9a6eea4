package io.backcast.ui.frame;

import io.backcast.ui.common.Texts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A card that lists the keys of all commands. */
final class KeyboardHelp {
  private final Texts texts;

  KeyboardHelp(Texts texts) {
    this.texts = texts;
  }

  Region card(List<Command.Menu> menus) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("keys");
    int line = 0;
    for (Command.Menu menu : menus) {
      for (Command.Entry entry : menu.entries()) {
        if (entry instanceof Command.Item item && item.command().keys() != null) {
          Label keys = new Label(new NamedKeys(item.command().keys(), texts).getDisplayText());
          keys.getStyleClass().add("key");
          grid.addRow(line++, keys, new Label(texts.get("command." + item.command().id())));
        }
      }
    }
    for (String key : texts.get("keys.more").split("\n")) {
      String[] parts = key.split(" = ", 2);
      Label keys = new Label(parts[0]);
      keys.getStyleClass().add("key");
      grid.addRow(line++, keys, new Label(parts[1]));
    }
    Label title = new Label(texts.get("keys.title"));
    title.getStyleClass().add("card-title");
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    VBox card = new VBox(title, scroll);
    card.getStyleClass().addAll("card", "key-card");
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    return card;
  }
}
