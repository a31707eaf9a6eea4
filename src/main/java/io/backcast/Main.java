package io.backcast;

import io.backcast.cli.BackcastCommand;
import io.backcast.io.CacheFolder;
import io.backcast.ui.app.BackcastApp;
import java.util.List;
import java.util.Set;
import javafx.application.Application;
import picocli.CommandLine;

/** Where the program is put together: a command, or the window, with a file to open or without. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    CacheFolder.standard(
            System.getenv(), System.getProperty("user.home"), System.getProperty("os.name"))
        .configure(System.getProperties());
    if (args.length == 0) {
      // what no command is needed for need not load the commands
      launch(new Invocation.Explorer(null));
    }
    CommandLine commands = BackcastCommand.create();
    Set<String> names = commands.getSubcommands().keySet();
    switch (Invocation.of(List.of(args), names)) {
      case Invocation.Explorer explorer -> launch(explorer);
      case Invocation.Command command -> System.exit(BackcastCommand.execute(commands, args));
      case Invocation.Refused refused -> {
        System.err.println("backcast: " + refused.why().sentence());
        System.exit(refused.why().code().exitCode());
      }
    }
  }

  private static void launch(Invocation.Explorer explorer) {
    if (explorer.file() == null) {
      Application.launch(BackcastApp.class);
    } else {
      Application.launch(BackcastApp.class, explorer.file().toString());
    }
    System.exit(0);
  }
}
