package io.backcast.ui;

import io.backcast.ui.common.Figure;
import io.backcast.ui.common.Texts;
import io.backcast.ui.export.ExportChooser;
import io.backcast.ui.workbench.Command;
import io.backcast.ui.workbench.Desk;
import java.util.List;
import java.util.function.Supplier;

/** Opening, saving and taking along. */
final class FileMenu {
  private final Desk desk;
  private final Texts texts;
  private final ExportChooser export;
  private final Supplier<int[]> chosen;
  private final List<Figure> figures;

  /**
   * Puts the menu together.
   *
   * @param chosen rows of the table to export
   */
  FileMenu(
      Desk desk, Texts texts, ExportChooser export, Supplier<int[]> chosen, List<Figure> figures) {
    this.desk = desk;
    this.texts = texts;
    this.export = export;
    this.chosen = chosen;
    this.figures = figures;
  }

  Command.Menu menu() {
    return new Command.Menu(
        "file",
        List.of(
            Command.of("gallery", "Shortcut+G", desk::gallery).item(),
            Command.of("open-model", "Shortcut+O", desk::chooseModel).item(),
            Command.of("open-session", "Shortcut+Shift+O", desk::chooseSession).item(),
            Command.of("learn", "Shortcut+L", desk::chooseTable).item(),
            Command.of("adopt", "Shortcut+I", desk::chooseNetwork).item(),
            new Command.Submenu("recent", this::recent),
            new Command.Separator(),
            Command.of("save", "Shortcut+S", desk::save).item(),
            Command.of("save-as", "Shortcut+Shift+S", desk::saveAs).item(),
            new Command.Separator(),
            Command.of("export", "Shortcut+E", () -> export.designs(chosen.get())).item(),
            new Command.Submenu("export-figure", this::figures),
            new Command.Separator(),
            Command.of("quit", "Shortcut+Q", desk::quit).item()));
  }

  private List<Command> recent() {
    return desk.recent().stream()
        .map(p -> Command.named(p.toString(), () -> desk.open(p)))
        .toList();
  }

  private List<Command> figures() {
    return figures.stream()
        .map(f -> Command.named(texts.get("figure." + f.name()), () -> export.figure(f)))
        .toList();
  }
}
