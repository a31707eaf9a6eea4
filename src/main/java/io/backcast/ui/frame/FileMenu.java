package io.backcast.ui.frame;

import io.backcast.ui.chart.Figure;
import io.backcast.ui.common.AppActions;
import io.backcast.ui.common.Texts;
import io.backcast.ui.export.ExportChooser;
import io.backcast.ui.export.StructureChooser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Open, save and export. */
public final class FileMenu {
  /** The key of the home page, on pages too. */
  public static final String HOME_KEY = "Shortcut+G";

  /** The key of the settings, on pages too. */
  public static final String SETTINGS_KEY = "Shortcut+COMMA";

  private final AppActions actions;
  private final Texts texts;
  private final ExportChooser export;
  private final StructureChooser structures;
  private final Supplier<int[]> chosen;
  private final List<Figure> figures;
  private final Runnable report;

  /**
   * Makes the menu.
   *
   * @param chosen gives the rows of the table to export
   * @param report asks for a file and writes the report
   */
  FileMenu(
      AppActions actions,
      Texts texts,
      ExportChooser export,
      StructureChooser structures,
      Supplier<int[]> chosen,
      List<Figure> figures,
      Runnable report) {
    this.actions = actions;
    this.texts = texts;
    this.export = export;
    this.structures = structures;
    this.chosen = chosen;
    this.figures = figures;
    this.report = report;
  }

  Command.Menu menu() {
    List<Command.Entry> entries =
        new ArrayList<>(
            List.of(
                Command.of("gallery", HOME_KEY, actions::showHome).item(),
                Command.of("open-model", "Shortcut+O", actions::chooseModel).item(),
                Command.of("open-session", "Shortcut+Shift+O", actions::chooseSession).item(),
                Command.of("train", "Shortcut+L", actions::chooseTable).item(),
                Command.of("import", "Shortcut+I", actions::chooseNetwork).item(),
                new Command.Submenu("recent", this::recent),
                new Command.Separator(),
                Command.of("save", "Shortcut+S", actions::save).item(),
                Command.of("save-as", "Shortcut+Shift+S", actions::saveAs).item(),
                new Command.Separator(),
                Command.of("export", "Shortcut+E", () -> export.designs(chosen.get())).item()));
    if (structures.choices().isEmpty()) {
      // with structures it stands among the calculations
      entries.add(10, Command.of("campaign", null, actions::chooseCampaign).item());
    } else {
      entries.add(new Command.Submenu("export-structures", this::structures));
    }
    entries.add(new Command.Submenu("export-figure", this::figures));
    entries.add(Command.of("report", "Shortcut+Shift+R", report).item());
    entries.add(new Command.Separator());
    entries.add(Command.of("settings", SETTINGS_KEY, actions::showSettings).item());
    entries.add(Command.of("quit", "Shortcut+Q", actions::quit).item());
    return new Command.Menu("file", entries);
  }

  private List<Command> structures() {
    return structures.choices().stream()
        .map(c -> Command.named(c.text(), () -> structures.write(chosen.get(), c)))
        .toList();
  }

  private List<Command> recent() {
    return actions.recent().stream()
        .map(p -> Command.named(p.toString(), () -> actions.open(p)))
        .toList();
  }

  private List<Command> figures() {
    return figures.stream()
        .map(f -> Command.named(texts.get("figure." + f.name()), () -> export.figure(f)))
        .toList();
  }
}
