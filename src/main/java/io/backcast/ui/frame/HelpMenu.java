package io.backcast.ui.frame;

import io.backcast.ui.common.AppActions;
import io.backcast.ui.common.HelpTopic;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Documentation, tour, inspector, keys, log and what belongs to the program itself. */
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
   * @param others the menus whose keys it shows beside its own
   */
  Command.Menu menu(List<Command.Menu> others) {
    Runnable keys =
        () -> showKeys.accept(Stream.concat(others.stream(), Stream.of(menu(others))).toList());
    return new Command.Menu(
        "help",
        List.of(
            Command.of("documentation", "Shift+F1", () -> actions.showHelp(HelpTopic.CONTENTS))
                .item(),
            Command.of("help-window", null, () -> actions.showHelp(HelpTopic.EXPLORER)).item(),
            Command.of("tour", "F1", tour).item(),
            Command.of("inspect", "F3", actions::inspect).item(),
            Command.of("keys", "F2", keys).item(),
            new Command.Separator(),
            Command.of("log", null, actions::showLog).item(),
            Command.of("problem-bundle", null, actions::showProblemBundle).item(),
            Command.of("about", null, actions::showAbout).item()));
  }
}
