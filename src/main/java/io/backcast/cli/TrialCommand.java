package io.backcast.cli;

import io.backcast.engine.trial.TrialServer;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The process in which the program tries networks; nothing that a user calls. */
@Command(name = "trial", hidden = true, description = "Try networks for another process.")
final class TrialCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MEGABYTES", description = "By which its memory may grow.")
  private long megabytes;

  @Override
  public Integer call() {
    PrintStream answers = System.out;
    // whatever else is printed must not get between the answers
    System.setOut(System.err);
    new TrialServer().serve(System.in, answers, megabytes);
    return 0;
  }
}
