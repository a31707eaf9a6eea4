package io.backcast;

import io.backcast.cli.BackcastCommand;

/** Where the program is put together: a command or the window. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(BackcastCommand.create().execute(args));
  }
}
