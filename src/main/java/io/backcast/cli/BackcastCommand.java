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
  /** Names of all commands, in the order of the help, for those who need not load them. */
  public static final List<String> NAMES =
      List.of(
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

  private static final Set<String> VERSION = Set.of("-V", "--version");

  private final Interrupts interrupts;
  private final EngineTuning tuning;
  private final Json json = new Json();
  private final ModelFolder folders;
  private final String program = "Backcast " + Version.current();

  private BackcastCommand(Interrupts interrupts, EngineTuning tuning) {
    this.interrupts = interrupts;
    this.tuning = tuning;
    folders = new ModelFolder(json, tuning);
  }

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
    return create(new Interrupts(), EngineTuning.none(), NAMES);
  }

  /**
   * The command line with those commands that the arguments need: each takes a while to describe.
   *
   * @param interrupts of this process
   * @param tuning by which networks are run as suits the machine
   * @param arguments of the program
   */
  public static CommandLine create(
      Interrupts interrupts, EngineTuning tuning, String... arguments) {
    List<String> names = NAMES;
    if (arguments.length > 0 && NAMES.contains(arguments[0])) {
      names = List.of(arguments[0]);
    } else if (arguments.length == 1 && VERSION.contains(arguments[0])) {
      names = List.of();
    }
    return create(interrupts, tuning, names);
  }

  private static CommandLine create(
      Interrupts interrupts, EngineTuning tuning, List<String> names) {
    BackcastCommand root = new BackcastCommand(interrupts, tuning);
    CommandLine line = new CommandLine(root);
    for (String name : names) {
      line.addSubcommand(root.command(name, line));
    }
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

  private Object command(String name, CommandLine line) {
    InstantSource clock = InstantSource.system();
    NetworkTrial.Factory trial = NetworkTrial.inProcessOfItsOwn();
    return switch (name) {
      case "design" -> new DesignCommand(folders, json, program);
      case "explain" -> new ExplainCommand(folders);
      case "merge" -> new MergeCommand(json);
      case "predict" -> new PredictCommand(folders, json, program);
      case "transition" -> new TransitionCommand(folders, json, program);
      case "train" -> new TrainCommand(json, Version.current(), interrupts);
      case "evaluate" -> new EvaluateCommand(folders, json, interrupts);
      case "inspect" -> new InspectCommand(folders, json);
      case "import" -> new ImportCommand(json, trial);
      case "export" -> new ExportCommand(folders, json, program);
      case "verify" -> new VerifyCommand(folders, json, program, interrupts, clock);
      case "calculate" -> new CalculateCommand(json, interrupts, clock);
      case "calibrate" -> new CalibrateCommand(folders, json, program, interrupts, clock);
      case "collect" ->
          new CollectCommand(
              List.of(
                  new JobAnswers(json, arguments -> executeFor(line, arguments)),
                  new FileAnswers(folders, json, program)));
      case "campaign" -> new CampaignCommand(folders, json, interrupts, clock);
      case "check" -> new CheckCommand(json, trial);
      case "report" -> new ReportCommand(json, program);
      case "snapshot" -> new SnapshotCommand(json, program);
      case "replay" -> new ReplayCommand();
      case "serve" -> new ServeCommand(json, trial, program, Version.current(), clock);
      case "trial" -> new TrialCommand();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Runs a command for one of another line, and prints to the same streams. */
  private int executeFor(CommandLine line, List<String> arguments) {
    String[] words = arguments.toArray(String[]::new);
    return create(interrupts, tuning, words)
        .setOut(line.getOut())
        .setErr(line.getErr())
        .execute(words);
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
    Logger.getLogger(BackcastCommand.class.getName()).log(Level.FINE, "unexpected", failure);
    return ErrorCode.UNEXPECTED.exitCode();
  }
}
