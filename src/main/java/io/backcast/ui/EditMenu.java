package io.backcast.ui;

import io.backcast.model.Box;
import io.backcast.ui.candidates.CandidatesController;
import io.backcast.ui.export.ExportChooser;
import io.backcast.ui.workbench.Brush;
import io.backcast.ui.workbench.Command;
import io.backcast.ui.workbench.ExplorerModel;
import io.backcast.ui.workbench.History;
import java.util.List;
import javafx.beans.binding.Bindings;

/** Undoing, copying, pinning and starting over. */
final class EditMenu {
  private final ExplorerModel explorer;
  private final History history;
  private final ExportChooser export;
  private final CandidatesController table;

  EditMenu(
      ExplorerModel explorer, History history, ExportChooser export, CandidatesController table) {
    this.explorer = explorer;
    this.history = history;
    this.export = export;
    this.table = table;
  }

  Command.Menu menu() {
    return new Command.Menu(
        "edit",
        List.of(
            Command.of("undo", "Shortcut+Z", history::undo).item(),
            Command.of("redo", "Shortcut+Shift+Z", history::redo).item(),
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
}
