package io.backcast.ui.frame;

import io.backcast.io.ShellWords;
import io.backcast.ui.common.Clipboards;
import io.backcast.ui.common.Texts;
import io.backcast.ui.log.WindowCommands;
import java.util.function.Consumer;

/** Copies the command that gives what the table shows. */
final class CommandClipboard {
  private static final String OUT = "designs.csv";

  private final WindowCommands commands;
  private final Texts texts;
  private final Consumer<String> notice;

  CommandClipboard(WindowCommands commands, Texts texts, Consumer<String> notice) {
    this.commands = commands;
    this.texts = texts;
    this.notice = notice;
  }

  void copyPosix() {
    copy(ShellWords.posix(commands.design(OUT)), "log.command-copied");
  }

  void copyPowerShell() {
    copy(ShellWords.powerShell(commands.design(OUT)), "log.command-copied.powershell");
  }

  private void copy(String line, String said) {
    Clipboards.copy(line);
    notice.accept(texts.get(said));
  }
}
