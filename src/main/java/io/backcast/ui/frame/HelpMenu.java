package io.backcast.ui.frame;

import io.backcast.ui.common.AppActions;
import java.util.List;
import java.util.function.Consumer;

/** Tour, inspector, keys and log. */
final class HelpMenu {
  private final AppActions actions;
  private final Runnable tour;
  private final Consumer<List<Command.Menu>> showKeys;

  HelpMenu(AppActions actions, Runnable tour, Consumer<List<Command.Menu>> showKeys) {
    this.actions = actions;
    this.tour = tour;
    this.showKeys = showKeys;
  }

  /**
   * The menu.
   *
   * @param others the menus whose keys it shows
   */
  Command.Menu menu(List<Command.Menu> others) {
    List<Command.Menu> all = List.copyOf(others);
    return new Command.Menu(
        "help",
        List.of(
            Command.of("tour", "F1", tour).item(),
            Command.of("inspect", "F3", actions::inspect).item(),
            Command.of("keys", "F2", () -> showKeys.accept(all)).item(),
            new Command.Separator(),
            Command.of("log", null, actions::showLog).item()));
  }
}
