package io.backcast.verify;

import io.backcast.io.AtomicFiles;
import io.backcast.io.IoErrors;
import io.backcast.io.Json;
import io.backcast.io.structure.CalculationSettings.CommandSettings;
import io.backcast.io.structure.StructureFormat;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Any program that the settings describe by its command, and by regular expressions of its results
 * unless its output is a file that is read without. No shell is involved: every argument of the
 * command is one argument of the program, whatever is in it.
 */
public final class CommandProgram implements CalculationProgram {
  private static final String INPUT = "{input}";
  private static final String NAME = "{name}";

  /** What the structure's files are called: no name out of a model or table. */
  static final String STRUCTURE = "structure";

  private static final String RUN = "calculation";

  private final String name;
  private final CommandSettings command;
  private final StructureFormat format;
  private final @Nullable ResultPatterns patterns;
  private final Json json;
  private final InstantSource clock;

  /**
   * A program of the settings.
   *
   * @throws BackcastException if its format is unknown, or an expression is none
   */
  public CommandProgram(String name, CommandSettings command, Json json, InstantSource clock)
      throws BackcastException {
    this.name = name;
    this.command = command;
    this.json = json;
    this.clock = clock;
    this.format =
        Arrays.stream(StructureFormat.values())
            .filter(f -> f.key().equals(command.format()))
            .findFirst()
            .orElseThrow(() -> bad(Sentence.of("program.format", command.format(), formats())));
    Sentence lacking = ResultPatterns.lacking(command);
    if (lacking != null) {
      throw bad(lacking);
    }
    try {
      this.patterns = ResultPatterns.of(command);
    } catch (PatternSyntaxException e) {
      throw bad(Sentence.of("program.expression", e.getPattern(), e.getDescription()));
    }
    Sentence problem = patterns == null ? null : patterns.problem();
    if (problem != null) {
      throw bad(problem);
    }
    if (command.command().isEmpty() || command.command().getFirst().isBlank()) {
      throw bad(Sentence.of("program.no-command"));
    }
  }

  private static List<String> formats() {
    return Arrays.stream(StructureFormat.values()).map(StructureFormat::key).toList();
  }

  private BackcastException bad(Sentence problem) {
    return new BackcastException(ErrorCode.BAD_JSON, Sentence.of("program.wrong", name, problem));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void requireInstalled() throws BackcastException {
    String program = command.command().getFirst();
    if (Executable.find(program) == null) {
      throw new BackcastException(
          ErrorCode.FAILED, Sentence.of("program.not-installed", name, program));
    }
  }

  @Override
  public Answer calculate(
      Calculation calculation, Path folder, Duration limit, BooleanSupplier stop)
      throws BackcastException {
    Map<String, String> files =
        format.files(calculation.structure(), STRUCTURE, calculation.settings(), json);
    for (Map.Entry<String, String> file : files.entrySet()) {
      byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
      AtomicFiles.write(folder.resolve(file.getKey()), out -> out.write(bytes));
    }
    Path output = folder.resolve(command.output() == null ? RUN + ".out" : command.output());
    deleteEarlier(output);
    String input = files.keySet().iterator().next();
    List<String> arguments =
        command.command().stream()
            .map(argument -> argument.replace(INPUT, input).replace(NAME, STRUCTURE))
            .toList();
    ProgramRun run = ProgramRun.of(arguments, Map.of(), folder, RUN, limit, stop);
    return answer(calculation, run, limit, output);
  }

  /** A result of an earlier try must not count as one of this. */
  private static void deleteEarlier(Path output) throws BackcastException {
    try {
      Files.deleteIfExists(output);
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.UNWRITABLE, Sentence.of("file.undeletable", output, IoErrors.reason(e)), e);
    }
  }

  private Answer answer(Calculation calculation, ProgramRun run, Duration limit, Path output)
      throws BackcastException {
    if (!run.started()) {
      return failed(
          calculation,
          AnswerStatus.NOT_INSTALLED,
          "There is no program %s that can be started.".formatted(command.command().getFirst()),
          run);
    }
    if (run.timedOut()) {
      return failed(calculation, AnswerStatus.TIME_LIMIT, ProgramRun.tookLonger(limit), run);
    }
    if (run.killed()) {
      return failed(calculation, AnswerStatus.KILLED, run.ended(), run);
    }
    if (run.code() != 0) {
      return failed(
          calculation,
          AnswerStatus.FAILED,
          "It failed with exit code %s; %s tells more.".formatted(run.code(), run.err()),
          run);
    }
    ResultPatterns.Found found = found(calculation, output);
    if (found.gap() == null) {
      return failed(calculation, found.status(), found.reason(), run);
    }
    return Answer.converged(
        calculation,
        found.gap(),
        found.gapDirect(),
        found.energy(),
        run.seconds(),
        clock.instant(),
        name);
  }

  private ResultPatterns.Found found(Calculation calculation, Path output)
      throws BackcastException {
    if (!Files.isRegularFile(output) || output.toFile().length() == 0) {
      return ResultPatterns.none(
          AnswerStatus.INCOMPLETE, "It wrote no result to %s.".formatted(output.getFileName()));
    }
    if (patterns == null) {
      return new OutputResult().find(output, calculation.structure());
    }
    String text = ProgramRun.text(output);
    return text == null
        ? ResultPatterns.none(
            AnswerStatus.INCOMPLETE,
            "%s is larger than any result.".formatted(output.getFileName()))
        : patterns.find(text);
  }

  private Answer failed(
      Calculation calculation, AnswerStatus status, String reason, ProgramRun run) {
    return Answer.failed(calculation, status, reason, run.seconds(), clock.instant(), name);
  }
}
