package io.backcast.ui.frame;

import io.backcast.ui.candidates.CandidatesController;
import io.backcast.ui.export.ExportChooser;
import io.backcast.ui.state.Brush;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.History;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.input.KeyCombination;

/** Undo, copy, pin and reset. */
final class EditMenu {
  private final ExplorerState explorer;
  private final History history;
  private final ExportChooser export;
  private final CandidatesController table;
  private final CommandClipboard commands;
  private final FrameController frame;

  EditMenu(
      ExplorerState explorer,
      History history,
      ExportChooser export,
      CandidatesController table,
      CommandClipboard commands,
      FrameController frame) {
    this.explorer = explorer;
    this.history = history;
    this.export = export;
    this.table = table;
    this.commands = commands;
    this.frame = frame;
  }

  private void filter() {
    if (frame.reveal("candidates")) {
      table.toggleFilter();
    }
  }

  Command.Menu menu() {
    return new Command.Menu(
        "edit",
        List.of(
            Command.of("undo", "Shortcut+Z", history::undo).item(),
            Command.of("redo", "Shortcut+Shift+Z", history::redo)
                .alsoBy(KeyCombination.valueOf("Shortcut+Y"))
                .item(),
            new Command.Separator(),
            Command.of("copy", "Shortcut+Shift+C", () -> export.copy(table.chosen())).item(),
            Command.of("copy-command", "Shortcut+K", commands::copyPosix).item(),
            Command.of("copy-command-powershell", null, commands::copyPowerShell).item(),
            Command.of("filter", "Shortcut+F", this::filter).item(),
            Command.of("pin", "Shortcut+D", table::pinSelected).item(),
            Command.of("unpin", null, explorer.pins()::clear)
                .enabledWhen(Bindings.isNotEmpty(explorer.pins()))
                .item(),
            new Command.Separator(),
            Command.of("unbrush", "Shortcut+B", () -> explorer.brushProperty().set(Brush.NONE))
                .item(),
            Command.of("reset", "Shortcut+R", explorer::resetBounds).item(),
            Command.of(
                    "reseed",
                    "Shortcut+N",
                    () -> explorer.seedProperty().set(explorer.seedProperty().get() + 1))
                .item()));
  }
}
