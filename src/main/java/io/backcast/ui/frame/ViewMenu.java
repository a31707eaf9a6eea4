package io.backcast.ui.frame;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Theme;
import io.backcast.ui.panel.Panel;
import io.backcast.ui.panel.Workspace;
import io.backcast.ui.state.TargetSweep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import org.jspecify.annotations.Nullable;

/** Tabs, animation, presentation, theme and text size. */
final class ViewMenu {
  private final Appearance appearance;
  private final TargetSweep sweep;
  private final @Nullable Runnable toggleStrain;
  private final List<String> tabs;
  private final IntConsumer showTab;
  private final BooleanProperty log;
  private final Workspace workspace;

  /**
   * Makes the menu.
   *
   * @param toggleStrain switches lengths to strain and back; null for a model without strain
   * @param tabs labels of the charts' tabs, in order
   * @param showTab selects one of them, from 0
   * @param log whether the panel of commands is shown
   * @param workspace whose panels it opens, collapses and shows alone
   */
  ViewMenu(
      Appearance appearance,
      TargetSweep sweep,
      @Nullable Runnable toggleStrain,
      List<String> tabs,
      IntConsumer showTab,
      BooleanProperty log,
      Workspace workspace) {
    this.appearance = appearance;
    this.sweep = sweep;
    this.toggleStrain = toggleStrain;
    this.tabs = tabs;
    this.showTab = showTab;
    this.log = log;
    this.workspace = workspace;
  }

  Command.Menu menu() {
    List<Command.Entry> entries = new ArrayList<>();
    for (int i = 0; i < tabs.size(); i++) {
      int tab = i;
      entries.add(
          Command.of("tab-" + tabs.get(i), "Shortcut+" + (i + 1), () -> showTab.accept(tab))
              .item());
    }
    entries.add(new Command.Separator());
    addPanels(entries);
    entries.add(new Command.Separator());
    if (toggleStrain != null) {
      entries.add(Command.of("strain", "Shortcut+T", toggleStrain).item());
    }
    entries.add(
        Command.of("sweep", "Shortcut+P", sweep::toggle)
            .selectedWhen(sweep.runningProperty())
            .item());
    entries.add(
        Command.of("command-log", "Shortcut+Shift+K", () -> log.set(!log.get()))
            .selectedWhen(log)
            .item());
    entries.add(
        Command.of(
                "presentation",
                "F5",
                () -> appearance.presentingProperty().set(!appearance.presentingProperty().get()))
            .selectedWhen(appearance.presentingProperty())
            .item());
    entries.add(new Command.Separator());
    entries.add(
        Command.of("theme-system", null, () -> appearance.followSystemProperty().set(true))
            .selectedWhen(appearance.followSystemProperty())
            .item());
    Stream.of(Theme.values()).map(this::theme).forEach(entries::add);
    entries.add(new Command.Separator());
    new TextSize(appearance).commands().forEach(command -> entries.add(command.item()));
    return new Command.Menu("view", entries);
  }

  private void addPanels(List<Command.Entry> entries) {
    List<Panel> panels = workspace.panels();
    for (int i = 0; i < panels.size(); i++) {
      Panel panel = panels.get(i);
      entries.add(
          Command.of(
                  "panel-" + panel.id(), "Shortcut+Shift+" + (i + 1), () -> workspace.toggle(panel))
              .selectedWhen(workspace.shown(panel))
              .item());
    }
    entries.add(
        Command.of("maximise", "F9", () -> workspace.toggleMaximised(workspace.current())).item());
    entries.add(
        Command.of("collapse", "Shift+F9", () -> workspace.collapse(workspace.current())).item());
    entries.add(Command.of("wider", "Shortcut+Shift+RIGHT", () -> workspace.widen(1)).item());
    entries.add(Command.of("narrower", "Shortcut+Shift+LEFT", () -> workspace.widen(-1)).item());
  }

  private Command.Item theme(Theme theme) {
    return Command.of(
            "theme-" + theme.name().toLowerCase(Locale.ROOT),
            null,
            () -> {
              appearance.followSystemProperty().set(false);
              appearance.themeProperty().set(theme);
            })
        .selectedWhen(
            appearance
                .themeProperty()
                .isEqualTo(theme)
                .and(appearance.followSystemProperty().not()))
        .item();
  }
}
