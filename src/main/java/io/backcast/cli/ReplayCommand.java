package io.backcast.cli;

import io.backcast.io.ShellWords;
import io.backcast.io.ThisProgram;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.Printable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "replay",
    description = {
      "Run the commands of a file, such as a saved command log, one a line.",
      "Every line is checked before the first is run; nothing but backcast is ever run, nothing is"
          + " asked, and the first failure ends it. Paths are relative to the file; # begins a"
          + " comment."
    })
final class ReplayCommand implements Callable<Integer> {
  private static final long LARGEST = 1 << 20;
  private static final String PROGRAM = "backcast";

  /** Commands that would wait for somebody, or for themselves. */
  private static final Set<String> REFUSED = Set.of("replay", "serve");

  /** Runs a command to its exit code. */
  @FunctionalInterface
  interface Runner {
    /**
     * Runs it.
     *
     * @param words behind the program's name
     * @param folder that its paths are relative to
     */
    int run(List<String> words, Path folder) throws BackcastException;
  }

  /** A command of the file, by its line from 1. */
  private record Line(int number, String text, List<String> words) {}

  @Parameters(paramLabel = "FILE", description = "Commands, one a line, as for a POSIX shell.")
  private Path file;

  @Option(names = "--dry-run", description = "Check the commands and list them; run none.")
  private boolean dryRun;

  @Spec private CommandSpec spec;

  private final Runner runner;

  ReplayCommand() {
    this(ReplayCommand::inProcessOfItsOwn);
  }

  /** Runs commands in another way, for tests. */
  ReplayCommand(Runner runner) {
    this.runner = runner;
  }

  @Override
  public Integer call() throws BackcastException {
    List<Line> lines = lines();
    Path folder = file.toAbsolutePath().normalize().getParent();
    for (Line line : lines) {
      (dryRun ? System.out : System.err)
          .printf(Locale.ROOT, "%d: %s%n", line.number, Printable.line(line.text));
      if (dryRun) {
        continue;
      }
      int code = runner.run(line.words, folder == null ? Path.of("") : folder);
      if (code != 0) {
        System.err.printf(
            Locale.ROOT,
            "backcast: %s, line %d: the command ended with exit code %d. The lines after it were"
                + " not run.%n",
            file,
            line.number,
            code);
        return code;
      }
    }
    return 0;
  }

  /** The commands of the file, each checked. */
  private List<Line> lines() throws BackcastException {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String text : text().split("\\R", -1)) {
      number++;
      try {
        List<String> words = ShellWords.split(text);
        if (!words.isEmpty()) {
          check(words);
          lines.add(new Line(number, text.strip(), words.subList(1, words.size())));
        }
      } catch (BackcastException e) {
        throw new BackcastException(
            e.code(), "%s, line %s: %s Nothing was run.".formatted(file, number, e.sentence()));
      }
    }
    return lines;
  }

  private String text() throws BackcastException {
    try {
      if (Files.size(file) > LARGEST) {
        throw new BackcastException(
            ErrorCode.USAGE, file + " is larger than 1 MB. Give a file of commands.");
      }
      String text = Files.readString(file);
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new BackcastException(
          ErrorCode.USAGE, file + " is no text in UTF-8. Give a file of commands.", e);
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE, file + " cannot be read. Check the path.", e);
    }
  }

  /** Refuses what is no command of this program, or one that it would refuse itself. */
  private void check(List<String> words) throws BackcastException {
    if (!words.getFirst().equals(PROGRAM)) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "“%s” is not backcast, and nothing else is run."
              .formatted(Printable.line(words.getFirst())));
    }
    CommandLine all = BackcastCommand.create();
    String name = words.size() < 2 ? "" : words.get(1);
    CommandLine command = all.getSubcommands().get(name);
    if (command == null
        || command.getCommandSpec().usageMessage().hidden()
        || REFUSED.contains(name)) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "“%s” is no command that can be replayed.".formatted(Printable.line(name)));
    }
    try {
      all.parseArgs(words.subList(1, words.size()).toArray(String[]::new));
    } catch (ParameterException e) {
      throw new BackcastException(
          ErrorCode.USAGE, Printable.line(String.valueOf(e.getMessage())) + ".", e);
    }
  }

  private static int inProcessOfItsOwn(List<String> words, Path folder) throws BackcastException {
    List<String> command = new ArrayList<>(ThisProgram.command(List.of()));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO().directory(folder.toFile());
    // nobody is there to be asked
    builder.redirectInput(ProcessBuilder.Redirect.PIPE);
    builder.environment().put("CLASSPATH", ThisProgram.classPath());
    // the launcher of an application image would take itself for started already
    builder.environment().remove("_JPACKAGE_LAUNCHER");
    Process process = null;
    try {
      process = builder.start();
      process.getOutputStream().close();
      return process.waitFor();
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.FAILED, "The program could not be started once more: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new BackcastException(ErrorCode.INTERRUPTED, "Stopped.", e);
    }
  }
}
