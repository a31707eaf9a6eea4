package io.backcast.ui.frame;

import io.backcast.io.ShellWords;
import io.backcast.ui.common.Clipboards;
import io.backcast.ui.common.Texts;
import io.backcast.ui.log.WindowCommands;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/** Copies the command that gives what the table shows. */
final class CommandClipboard {
  private static final String OUT = "designs.csv";

  private final WindowCommands commands;
  private final Texts texts;
  private final Consumer<String> notice;
  private final BooleanSupplier noRows;

  /**
   * Copies commands of a window.
   *
   * @param notice receives a sentence that says what was copied
   * @param noRows whether a filter hides every row, which no command can say
   */
  CommandClipboard(
      WindowCommands commands, Texts texts, Consumer<String> notice, BooleanSupplier noRows) {
    this.commands = commands;
    this.texts = texts;
    this.notice = notice;
    this.noRows = noRows;
  }

  void copyPosix() {
    copy(ShellWords::posix, "log.command-copied");
  }

  void copyPowerShell() {
    copy(ShellWords::powerShell, "log.command-copied.powershell");
  }

  private void copy(Function<List<String>, String> shell, String said) {
    if (noRows.getAsBoolean()) {
      notice.accept(texts.get("log.command-none"));
      return;
    }
    Clipboards.copy(shell.apply(commands.design(OUT)));
    notice.accept(texts.get(said));
  }
}
