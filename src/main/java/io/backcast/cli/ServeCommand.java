package io.backcast.cli;

import io.backcast.engine.trial.NetworkTrial;
import io.backcast.io.Json;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.serve.RootFolder;
import io.backcast.serve.ToolServer;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "serve",
    description =
        "Serve models to an assistant or another program by the Model Context Protocol, until the"
            + " input ends. Nothing is written outside the folder, and no network port is opened.")
final class ServeCommand implements Callable<Integer> {
  @Option(
      names = "--stdio",
      required = true,
      description = "Speak on standard input and output, the only way there is.")
  private boolean stdio;

  @Option(
      names = "--root",
      required = true,
      paramLabel = "DIR",
      description = "The only folder that is written to, and where models and tables are read.")
  private Path root;

  @Option(
      names = "--settings",
      paramLabel = "JSON",
      description =
          "Settings of calculations, with the programs that verify may run (default: GPAW as it is"
              + " set up at first).")
  private @Nullable Path settings;

  private final Json json;
  private final NetworkTrial.Factory trials;
  private final String program;
  private final String version;
  private final InstantSource clock;

  ServeCommand(
      Json json, NetworkTrial.Factory trials, String program, String version, InstantSource clock) {
    this.json = json;
    this.trials = trials;
    this.program = program;
    this.version = version;
    this.clock = clock;
  }

  @Override
  public Integer call() throws BackcastException {
    ToolServer server =
        ToolServer.of(
            RootFolder.of(root),
            json,
            trials,
            CalculationSettings.read(settings, json),
            program,
            version,
            clock);
    PrintStream protocol = System.out;
    // whatever a library prints must not get between two messages
    System.setOut(System.err);
    try {
      server.serve(System.in, protocol);
      return 0;
    } catch (InterruptedException e) {
      return ErrorCode.INTERRUPTED.exitCode();
    } finally {
      System.setOut(protocol);
    }
  }
}
