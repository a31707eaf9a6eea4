package io.backcast.verify;

import io.backcast.io.IoErrors;
import io.backcast.io.Json;
import io.backcast.io.structure.StructureFormat;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * GPAW scripts of an export that somebody ran, each with what it printed in a file {@code .out}
 * beside it and its log in a file {@code .txt}. A script counts as that of a calculation only if it
 * says the same in every line, but for comments, the name of its log and what it prints.
 */
public final class FinishedScripts {
  private static final String SCRIPT = ".py";
  private static final Pattern VERSION = Pattern.compile("\\|_____\\|\\s+(\\d\\S*)");
  private static final Pattern SECONDS = Pattern.compile("^Total:\\s+([0-9.]+)", Pattern.MULTILINE);

  private final Json json;
  private final Map<String, List<Path>> scripts = new HashMap<>();

  /**
   * The scripts of a folder.
   *
   * @throws BackcastException if it cannot be read
   */
  public FinishedScripts(Path folder, Json json) throws BackcastException {
    this.json = json;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          (Iterable<Path>) files.filter(f -> f.toString().endsWith(SCRIPT)).sorted()::iterator) {
        scripts.computeIfAbsent(essence(Files.readString(file)), e -> new ArrayList<>()).add(file);
      }
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE,
          "The folder %s of finished scripts cannot be read: %s."
              .formatted(folder, IoErrors.reason(e)),
          e);
    }
  }

  /** What a script calculates, without what it is called. */
  private static String essence(String script) {
    return script
        .lines()
        .map(String::strip)
        .filter(
            line -> !line.startsWith("#") && !line.startsWith("txt=") && !line.startsWith("print("))
        .collect(Collectors.joining("\n"));
  }

  /**
   * The answer of a calculation, if its script was run to its end.
   *
   * @throws BackcastException if its files cannot be read
   */
  public Optional<Answer> find(Calculation calculation) throws BackcastException {
    if (!calculation.program().equals(Calculation.GPAW)) {
      return Optional.empty();
    }
    String wanted =
        StructureFormat.GPAW
            .files(calculation.structure(), "any", calculation.settings(), json)
            .values()
            .iterator()
            .next();
    for (Path script : scripts.getOrDefault(essence(wanted), List.of())) {
      Answer answer = read(calculation, script);
      if (answer != null) {
        return Optional.of(answer);
      }
    }
    return Optional.empty();
  }

  private @Nullable Answer read(Calculation calculation, Path script) throws BackcastException {
    String stem = String.valueOf(script.getFileName()).replaceFirst("\\.py$", "");
    Path printed = script.resolveSibling(stem + ".out");
    GpawProgram.Printed found = GpawProgram.printed(text(printed), json);
    String log = text(script.resolveSibling(stem + ".txt"));
    Matcher seconds = SECONDS.matcher(log);
    Matcher version = VERSION.matcher(log);
    // GPAW writes its times when it ends
    if (found == null || found.gap() == null || !version.find() || !seconds.find()) {
      return null;
    }
    return Answer.converged(
        calculation,
        found.gap(),
        found.gap_direct(),
        found.energy(),
        Double.parseDouble(seconds.group(1)),
        changed(printed),
        "GPAW %s, %s".formatted(version.group(1), script.getFileName()));
  }

  private static String text(Path file) throws BackcastException {
    return Objects.requireNonNullElse(ProgramRun.text(file), "");
  }

  private static Instant changed(Path file) throws BackcastException {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE, "%s cannot be read: %s.".formatted(file, IoErrors.reason(e)), e);
    }
  }

  /**
   * Puts answers that the store lacks into it.
   *
   * @return how many
   */
  public int addTo(AnswerStore store, List<Calculation> calculations) throws BackcastException {
    int added = 0;
    for (Calculation calculation : calculations) {
      if (store.find(calculation.key()).isEmpty()) {
        Optional<Answer> answer = find(calculation);
        if (answer.isPresent()) {
          store.append(answer.get());
          added++;
        }
      }
    }
    return added;
  }
}
