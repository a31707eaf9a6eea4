package io.backcast;

import io.backcast.cli.BackcastCommand;
import io.backcast.io.CacheFolder;
import io.backcast.ui.BackcastApp;
import javafx.application.Application;

/** Where the program is put together: a command when there are arguments, else the window. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    CacheFolder.standard(
            System.getenv(), System.getProperty("user.home"), System.getProperty("os.name"))
        .tell(System.getProperties());
    if (args.length == 0) {
      Application.launch(BackcastApp.class);
      System.exit(0);
    }
    System.exit(BackcastCommand.create().execute(args));
  }
}
