package io.backcast.ui.frame;

import io.backcast.ui.common.AppActions;
import io.backcast.ui.common.HelpTopic;
import java.util.List;
import java.util.stream.Stream;

/** Documentation, tour, inspector, keys, log and what belongs to the program itself. */
final class HelpMenu {
  private final AppActions actions;
  private final Runnable tour;
  private final KeyboardHelp keyboard;

  HelpMenu(AppActions actions, Runnable tour, KeyboardHelp keyboard) {
    this.actions = actions;
    this.tour = tour;
    this.keyboard = keyboard;
  }

  /**
   * The menu.
   *
   * @param others the menus whose keys it shows beside its own
   */
  Command.Menu menu(List<Command.Menu> others) {
    Runnable keys =
        () ->
            actions.showKeys(
                close ->
                    keyboard.page(
                        Stream.concat(others.stream(), Stream.of(menu(others))).toList(), close));
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
