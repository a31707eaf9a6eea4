package io.backcast.cli;

import io.backcast.engine.EngineTuning;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.io.IoErrors;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: the root command, with one subcommand for each task. */
@Command(
    name = "backcast",
    mixinStandardHelpOptions = true,
    versionProvider = BackcastCommand.Version.class,
    description = {
      "Ask for a property, get every design that reaches it.",
      "Without a command it opens the window: with a session, a model folder, a table or a network"
          + " if a path to one is given."
    },
    synopsisSubcommandLabel = "[FILE | DIR | COMMAND]",
    footer = {
      "",
      "Exit codes: 0 done, 2 usage, 3 bad input, 4 failed or no such design, 130 interrupted."
    })
public final class BackcastCommand {
  /** Names of all commands, for those who need not load them. */
  public static final Set<String> NAMES =
      Set.of(
          "design",
          "explain",
          "merge",
          "predict",
          "transition",
          "train",
          "evaluate",
          "inspect",
          "import",
          "export",
          "verify",
          "calculate",
          "calibrate",
          "collect",
          "campaign",
          "check",
          "report",
          "snapshot",
          "replay",
          "serve",
          "trial");

  private static final Logger LOG = Logger.getLogger(BackcastCommand.class.getName());

  private BackcastCommand() {}

  /** The version of this build. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Backcast " + current()};
    }

    static String current() {
      String version = BackcastCommand.class.getPackage().getImplementationVersion();
      return version == null ? "development" : version;
    }
  }

  /** The command line with all commands, for use where nothing interrupts them. */
  public static CommandLine create() {
    return create(new Interrupts());
  }

  /** The command line with all commands. */
  public static CommandLine create(Interrupts interrupts) {
    return create(interrupts, EngineTuning.none());
  }

  /** The command line with all commands, whose networks are run as suits the machine. */
  public static CommandLine create(Interrupts interrupts, EngineTuning tuning) {
    Json json = new Json();
    ModelFolder folders = new ModelFolder(json, tuning);
    String program = "Backcast " + Version.current();
    CommandLine line = new CommandLine(new BackcastCommand());
    line.addSubcommand(new DesignCommand(folders, json, program));
    line.addSubcommand(new ExplainCommand(folders));
    line.addSubcommand(new MergeCommand(json));
    line.addSubcommand(new PredictCommand(folders, json, program));
    line.addSubcommand(new TransitionCommand(folders, json, program));
    line.addSubcommand(new TrainCommand(json, Version.current(), interrupts));
    line.addSubcommand(new EvaluateCommand(folders, json, interrupts));
    line.addSubcommand(new InspectCommand(folders, json));
    line.addSubcommand(new ImportCommand(json, NetworkTrial.inProcessOfItsOwn()));
    line.addSubcommand(new ExportCommand(folders, json, program));
    line.addSubcommand(
        new VerifyCommand(folders, json, program, interrupts, InstantSource.system()));
    line.addSubcommand(new CalculateCommand(json, interrupts, InstantSource.system()));
    line.addSubcommand(
        new CalibrateCommand(folders, json, program, interrupts, InstantSource.system()));
    line.addSubcommand(
        new CollectCommand(
            List.of(
                new JobAnswers(json, arguments -> line.execute(arguments.toArray(String[]::new))),
                new FileAnswers(folders, json, program))));
    line.addSubcommand(new CampaignCommand(folders, json, interrupts, InstantSource.system()));
    line.addSubcommand(new CheckCommand(json, NetworkTrial.inProcessOfItsOwn()));
    line.addSubcommand(new ReportCommand(json, program));
    line.addSubcommand(new SnapshotCommand(json, program));
    line.addSubcommand(new ReplayCommand());
    line.addSubcommand(
        new ServeCommand(
            json,
            NetworkTrial.inProcessOfItsOwn(),
            program,
            Version.current(),
            InstantSource.system()));
    line.addSubcommand(new TrialCommand());
    line.getSubcommands().values().forEach(c -> c.getCommandSpec().addOption(help()));
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> explain(failure, command, interrupts));
    line.setParameterExceptionHandler((failure, arguments) -> refuse(failure));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(Path.class, new PathConverter());
    // names of columns and files may begin with @
    line.setExpandAtFiles(false);
    return line;
  }

  /**
   * Runs a command to its exit code. What no command can catch, memory that ran out above all, is
   * told in a sentence like any other failure.
   */
  public static int execute(CommandLine commands, String... arguments) {
    try {
      int code = commands.execute(arguments);
      // a stream throws no exceptions but has a flag for errors
      if (code == 0 && System.out.checkError()) {
        commands.getErr().println("backcast: standard output was closed or full.");
        return ErrorCode.UNWRITABLE.exitCode();
      }
      return code;
    } catch (Error failure) {
      return unexpected(failure, commands.getErr());
    }
  }

  private static String sentence(Throwable failure) {
    return failure instanceof OutOfMemoryError
        ? "the memory of %s MB does not suffice. Give less data, or more memory: java -Xmx8g …"
            .formatted(Runtime.getRuntime().maxMemory() >> 20)
        : "something unexpected went wrong (%s). Please report it.".formatted(failure);
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Show this help message and exit.")
        .build();
  }

  /** What is wrong with the arguments, and where help is, in place of the whole help. */
  private static int refuse(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(
        "backcast: "
            + Objects.requireNonNullElse(NumberMistake.sentence(failure), failure.getMessage()));
    UnmatchedArgumentException.printSuggestions(failure, err);
    err.println("Options: " + command.getCommandSpec().qualifiedName() + " --help");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  static int explain(Exception failure, CommandLine line, Interrupts interrupts) {
    PrintWriter err = line.getErr();
    boolean stop = failure instanceof BackcastException e && e.code() == ErrorCode.INTERRUPTED;
    if (interrupts.requested() && !stop) {
      // whatever the interrupted thread stumbled over
      err.println("backcast: Stopped. Nothing more was written.");
      return ErrorCode.INTERRUPTED.exitCode();
    }
    if (failure instanceof BackcastException known) {
      err.println("backcast: " + known.sentence());
      return known.code().exitCode();
    }
    return unexpected(failure, err);
  }

  private static int unexpected(Throwable failure, PrintWriter err) {
    BackcastException refused = IoErrors.behind(failure);
    err.println("backcast: " + (refused == null ? sentence(failure) : refused.sentence()));
    LOG.log(Level.FINE, "unexpected", failure);
    return ErrorCode.UNEXPECTED.exitCode();
  }
}
