package io.backcast;

import io.backcast.cli.BackcastCommand;
import io.backcast.cli.Interrupts;
import io.backcast.engine.EngineTuning;
import io.backcast.io.CacheFolder;
import io.backcast.io.Json;
import io.backcast.io.NativeVariables;
import io.backcast.model.ErrorCode;
import io.backcast.ui.app.AfterStart;
import io.backcast.ui.app.BackcastApp;
import java.util.List;
import picocli.CommandLine;

/** Starts a command, or the window with or without a file to open. */
public final class Main {
  private Main() {}

  public static void main(String[] given) {
    StandardStream.printEveryCharacter();
    RawArguments arguments = RawArguments.ofThisProcess(given);
    if (arguments.lost()) {
      System.exit(arguments.runAgain());
    }
    String[] args = arguments.texts();
    CacheFolder cache =
        CacheFolder.standard(
            System.getenv(), System.getProperty("user.home"), System.getProperty("os.name"));
    cache.configure(System.getProperties());
    System.getProperties().putIfAbsent(CacheFolder.PROPERTY, cache.path().toString());
    // names of commands are known without loading the commands, so that the window opens sooner
    Invocation asked = Invocation.of(List.of(args), BackcastCommand.NAMES);
    if (asked instanceof Invocation.Explorer explorer) {
      launch(explorer);
    }
    if (asked instanceof Invocation.Refused refused) {
      System.err.println("backcast: " + refused.reason().sentence());
      System.exit(refused.reason().code().exitCode());
    }
    Interrupts interrupts = new Interrupts();
    // first of all, as loading the commands takes a while
    interrupts.watch();
    CommandLine commands =
        BackcastCommand.create(
            interrupts, EngineTuning.kept(cache.path(), new Json(), Runnable::run), args);
    System.exit(interrupts.exitCode(BackcastCommand.execute(commands, args)));
  }

  private static void launch(Invocation.Explorer explorer) {
    // AWT measures the texts of charts, and would connect to the display on the FX thread for that
    System.setProperty("java.awt.headless", "true");
    NativeVariables.setEarly();
    // threads that draw need the cores first; a command without a window is done sooner as it is
    inBackground(Compilers::yieldToOthers);
    try {
      BackcastApp.launch(
          explorer.file(),
          new AfterStart(() -> inBackground(Compilers::spread), StartCacheMaker::begin));
    } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
      System.err.println(
          "backcast: no window can be opened here: %s. Start it on a desktop; the commands need no display, see backcast --help."
              .formatted(e.getMessage()));
      System.exit(ErrorCode.FAILED.exitCode());
    }
    System.exit(0);
  }

  private static void inBackground(Runnable work) {
    Thread.ofPlatform().daemon().name("compilers").start(work);
  }
}
