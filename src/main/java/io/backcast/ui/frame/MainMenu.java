package io.backcast.ui.frame;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
    LaboratoryMenu laboratory,
    Runnable tour,
    Consumer<List<Command.Menu>> showKeys) {

  List<Command.Menu> menus() {
    List<Command.Menu> explained =
        List.of(file.menu(), edit.menu(), view.menu(), laboratory.menu());
    HelpMenu help = new HelpMenu(context.actions(), tour, showKeys);
    return Stream.concat(explained.stream(), Stream.of(help.menu(explained))).toList();
  }
}
