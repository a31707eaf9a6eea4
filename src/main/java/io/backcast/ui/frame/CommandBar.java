package io.backcast.ui.frame;

import io.backcast.ui.common.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyEvent;

/** Fills a menu bar with commands. */
final class CommandBar {
  private final Texts texts;

  CommandBar(Texts texts) {
    this.texts = texts;
  }

  void fill(MenuBar bar, List<Command.Menu> menus) {
    for (Command.Menu menu : menus) {
      Menu target = new Menu(texts.get("menu." + menu.id()));
      target.setId("menu-" + menu.id());
      for (Command.Entry entry : menu.entries()) {
        target.getItems().add(item(entry));
      }
      bar.getMenus().add(target);
    }
  }

  /**
   * Runs commands by those of their keys that the menu does not show, anywhere inside of a node.
   */
  void listen(Node around, List<Command.Menu> menus) {
    List<Command> commands =
        menus.stream()
            .flatMap(menu -> menu.entries().stream())
            .filter(Command.Item.class::isInstance)
            .map(entry -> ((Command.Item) entry).command())
            .filter(command -> !command.more().isEmpty())
            .toList();
    around.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e ->
            commands.stream()
                .filter(command -> command.more().stream().anyMatch(keys -> keys.match(e)))
                .findFirst()
                .ifPresent(
                    command -> {
                      command.action().run();
                      e.consume();
                    }));
  }

  private MenuItem item(Command.Entry entry) {
    return switch (entry) {
      case Command.Item item -> item(item.command());
      case Command.Separator separator -> new SeparatorMenuItem();
      case Command.Submenu submenu -> submenu(submenu);
    };
  }

  private MenuItem submenu(Command.Submenu submenu) {
    Menu menu = new Menu(texts.get("command." + submenu.id()));
    Runnable fill =
        () -> {
          menu.getItems().setAll(submenu.commands().get().stream().map(this::item).toList());
          menu.setDisable(menu.getItems().isEmpty());
        };
    fill.run();
    menu.parentMenuProperty()
        .subscribe(
            parent -> {
              if (parent != null) {
                // added, not set: the parent may have several submenus
                parent.addEventHandler(Menu.ON_SHOWING, e -> fill.run());
              }
            });
    return menu;
  }

  private MenuItem item(Command command) {
    String text = command.text() == null ? texts.get("command." + command.id()) : command.text();
    MenuItem item;
    if (command.selected() == null) {
      item = new MenuItem(text);
    } else {
      CheckMenuItem check = new CheckMenuItem(text);
      command.selected().subscribe(check::setSelected);
      item = check;
    }
    item.setId("command-" + command.id());
    item.setMnemonicParsing(false);
    if (command.keys() != null) {
      item.setAccelerator(new NamedKeys(command.keys(), texts));
    }
    if (command.enabled() != null) {
      command.enabled().subscribe(enabled -> item.setDisable(!enabled));
    }
    item.setOnAction(e -> command.action().run());
    return item;
  }
}
