package io.backcast.ui.frame;

import java.util.List;
import java.util.function.Consumer;

/**
 * The menus of a window, in the order of its menu bar.
 *
 * @param tour starts the guided tour
 * @param showKeys shows the keys of menus
 */
record MainMenu(
    AppContext context,
    FileMenu file,
    EditMenu edit,
    ViewMenu view,
    Runnable tour,
    Consumer<List<Command.Menu>> showKeys) {

  List<Command.Menu> menus() {
    List<Command.Menu> explained = List.of(file.menu(), edit.menu(), view.menu());
    HelpMenu help = new HelpMenu(context.actions(), tour, showKeys);
    return List.of(explained.get(0), explained.get(1), explained.get(2), help.menu(explained));
  }
}
