package io.backcast.ui.frame;

import io.backcast.ui.candidates.CandidatesController;
import io.backcast.ui.common.AppActions;
import io.backcast.ui.common.CalculatedText;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.verify.Verifier;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;

/** Calculations of designs, and answers that come back. */
final class LaboratoryMenu {
  private final ExplorerState explorer;
  private final AppActions actions;
  private final Verifier verifier;
  private final CandidatesController table;
  private final Runnable showQueue;

  LaboratoryMenu(
      ExplorerState explorer,
      AppActions actions,
      Verifier verifier,
      CandidatesController table,
      Runnable showQueue) {
    this.explorer = explorer;
    this.actions = actions;
    this.verifier = verifier;
    this.table = table;
    this.showQueue = showQueue;
  }

  Command.Menu menu() {
    List<Command.Entry> entries = new ArrayList<>();
    entries.add(Command.of("verify", "Shortcut+J", () -> verifier.verify(table.selected())).item());
    if (verifier.programs().size() > 1) {
      entries.add(new Command.Submenu("verify-by", this::programs));
    }
    entries.add(
        Command.of("verify-pins", null, () -> verifier.verify(List.copyOf(explorer.pins())))
            .enabledWhen(Bindings.isNotEmpty(explorer.pins()))
            .item());
    entries.add(Command.of("queue", "Shortcut+Shift+J", showQueue).item());
    entries.add(new Command.Separator());
    entries.add(Command.of("answers", null, actions::chooseAnswers).item());
    entries.add(Command.of("take-back", null, actions::takeBackAnswers).item());
    entries.add(new Command.Separator());
    entries.add(Command.of("campaign", null, actions::chooseCampaign).item());
    return new Command.Menu("laboratory", entries);
  }

  private List<Command> programs() {
    return verifier.programs().stream()
        .map(
            p ->
                Command.named(
                    CalculatedText.program(p.name()), () -> verifier.verify(table.selected(), p)))
        .toList();
  }
}
