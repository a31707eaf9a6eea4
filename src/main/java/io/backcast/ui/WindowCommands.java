package io.backcast.ui;

import io.backcast.model.Box;
import io.backcast.ui.candidates.CandidatesController;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Theme;
import io.backcast.ui.export.ExportChooser;
import io.backcast.ui.target.Sweep;
import io.backcast.ui.variables.VariablesController;
import io.backcast.ui.workbench.Brush;
import io.backcast.ui.workbench.Command;
import io.backcast.ui.workbench.Desk;
import io.backcast.ui.workbench.ExplorerModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;

/** Everything that can be asked for by menu or key. */
final class WindowCommands {
  private static final double LARGEST_TEXT = 2;
  private static final double TEXT_STEP = 0.25;

  private final Window window;
  private final Context context;
  private final ExplorerModel explorer;
  private final Sweep sweep;
  private final ExportChooser export;
  private final CandidatesController table;
  private final VariablesController variables;
  private final List<String> tabs;

  /**
   * Puts the commands together.
   *
   * @param tabs labels of the charts' tabs, in order
   */
  WindowCommands(
      Window window,
      Context context,
      ExplorerModel explorer,
      Sweep sweep,
      ExportChooser export,
      CandidatesController table,
      VariablesController variables,
      List<String> tabs) {
    this.window = window;
    this.context = context;
    this.explorer = explorer;
    this.sweep = sweep;
    this.export = export;
    this.table = table;
    this.variables = variables;
    this.tabs = tabs;
  }

  List<Command.Menu> menus() {
    List<Command.Menu> menus = new ArrayList<>(List.of(file(), edit(), view()));
    menus.add(help(menus));
    return menus;
  }

  private Command.Menu file() {
    Desk desk = context.desk();
    return new Command.Menu(
        "file",
        List.of(
            Command.of("gallery", "Shortcut+G", desk::gallery).item(),
            Command.of("open-model", "Shortcut+O", desk::chooseModel).item(),
            Command.of("open-session", "Shortcut+Shift+O", desk::chooseSession).item(),
            Command.of("learn", "Shortcut+L", desk::chooseTable).item(),
            Command.of("adopt", "Shortcut+I", desk::chooseNetwork).item(),
            new Command.Submenu(
                "recent",
                () ->
                    desk.recent().stream()
                        .map(p -> Command.named(p.toString(), () -> desk.open(p)))
                        .toList()),
            new Command.Separator(),
            Command.of("save", "Shortcut+S", desk::save).item(),
            Command.of("save-as", "Shortcut+Shift+S", desk::saveAs).item(),
            new Command.Separator(),
            Command.of("export", "Shortcut+E", () -> export.designs(table.chosen())).item(),
            new Command.Submenu(
                "export-figure",
                () ->
                    window.figures().stream()
                        .map(
                            f ->
                                Command.named(
                                    context.texts().get("figure." + f.name()),
                                    () -> export.figure(f)))
                        .toList()),
            new Command.Separator(),
            Command.of("quit", "Shortcut+Q", desk::quit).item()));
  }

  private Command.Menu edit() {
    return new Command.Menu(
        "edit",
        List.of(
            Command.of("undo", "Shortcut+Z", () -> window.history().undo()).item(),
            Command.of("redo", "Shortcut+Shift+Z", () -> window.history().redo()).item(),
            new Command.Separator(),
            Command.of("copy", "Shortcut+Shift+C", () -> export.copy(table.chosen())).item(),
            Command.of("pin", "Shortcut+D", table::pinSelected).item(),
            Command.of("unpin", null, explorer.pins()::clear)
                .enabledWhen(Bindings.isNotEmpty(explorer.pins()))
                .item(),
            new Command.Separator(),
            Command.of("unbrush", "Shortcut+B", () -> explorer.brushProperty().set(Brush.NONE))
                .item(),
            Command.of(
                    "reset",
                    "Shortcut+R",
                    () -> explorer.boxProperty().set(Box.of(explorer.space())))
                .item(),
            Command.of(
                    "reseed",
                    "Shortcut+N",
                    () -> explorer.seedProperty().set(explorer.seedProperty().get() + 1))
                .item()));
  }

  private Command.Menu view() {
    Appearance look = context.appearance();
    List<Command.Entry> entries = new ArrayList<>();
    for (int i = 0; i < tabs.size(); i++) {
      int tab = i;
      entries.add(
          Command.of(
                  "tab-" + tabs.get(i),
                  "Shortcut+" + (i + 1),
                  () -> window.workbench().showTab(tab))
              .item());
    }
    entries.add(new Command.Separator());
    if (variables.hasStrain()) {
      entries.add(Command.of("strain", "Shortcut+T", variables::toggleStrain).item());
    }
    entries.add(
        Command.of("sweep", "Shortcut+P", sweep::toggle)
            .selectedWhen(sweep.runningProperty())
            .item());
    entries.add(
        Command.of(
                "present",
                "F5",
                () -> look.presentingProperty().set(!look.presentingProperty().get()))
            .selectedWhen(look.presentingProperty())
            .item());
    entries.add(new Command.Separator());
    entries.add(
        Command.of("theme-system", null, () -> look.followSystemProperty().set(true))
            .selectedWhen(look.followSystemProperty())
            .item());
    Stream.of(Theme.values()).map(this::theme).forEach(entries::add);
    entries.add(new Command.Separator());
    entries.add(Command.of("larger", "Shortcut+PLUS", () -> text(TEXT_STEP)).item());
    entries.add(Command.of("smaller", "Shortcut+MINUS", () -> text(-TEXT_STEP)).item());
    return new Command.Menu("view", entries);
  }

  private Command.Item theme(Theme theme) {
    Appearance look = context.appearance();
    return Command.of(
            "theme-" + theme.name().toLowerCase(Locale.ROOT),
            null,
            () -> {
              look.followSystemProperty().set(false);
              look.themeProperty().set(theme);
            })
        .selectedWhen(look.themeProperty().isEqualTo(theme).and(look.followSystemProperty().not()))
        .item();
  }

  private void text(double change) {
    Appearance look = context.appearance();
    look.textScaleProperty()
        .set(Math.clamp(look.textScaleProperty().get() + change, 1, LARGEST_TEXT));
  }

  private Command.Menu help(List<Command.Menu> others) {
    List<Command.Menu> all = List.copyOf(others);
    return new Command.Menu(
        "help",
        List.of(
            Command.of("tour", "F1", () -> window.tour(() -> {})).item(),
            Command.of("inspect", "F3", context.desk()::inspect).item(),
            Command.of("keys", "F2", () -> window.workbench().showKeys(all)).item()));
  }
}
