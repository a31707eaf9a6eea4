package io.backcast.ui.frame;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The menus of a window, in the order of its menu bar.
 *
 * @param laboratory null where no structure could be calculated
 * @param tour starts the guided tour
 */
record MainMenu(
    AppContext context,
    FileMenu file,
    EditMenu edit,
    ViewMenu view,
    @Nullable LaboratoryMenu laboratory,
    Runnable tour) {

  List<Command.Menu> menus() {
    Stream<Command.Menu> calculations =
        laboratory == null ? Stream.empty() : Stream.of(laboratory.menu());
    List<Command.Menu> explained =
        Stream.concat(Stream.of(file.menu(), edit.menu(), view.menu()), calculations).toList();
    HelpMenu help = new HelpMenu(context.actions(), tour, new KeyboardHelp(context.texts()));
    return Stream.concat(explained.stream(), Stream.of(help.menu(explained))).toList();
  }
}
