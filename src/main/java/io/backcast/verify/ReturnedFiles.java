package io.backcast.verify;

import io.backcast.io.IoErrors;
import io.backcast.io.output.OutputReader;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds outputs of programs in folders, by their usual names. */
public final class ReturnedFiles {
  private static final Pattern USUAL =
      Pattern.compile(
          "(vasprun.*\\.xml|outcar.*|data-file-schema\\.xml|.*\\.txt|.*\\.log)(\\.gz)?");
  private static final Pattern RUN = Pattern.compile("vasprun.*");
  private static final Pattern OUTCAR = Pattern.compile("outcar.*");

  /** Folders within folders that are looked into. */
  private static final int DEPTH = 6;

  /** More files than anybody collects at once. */
  private static final int MOST = 100_000;

  private ReturnedFiles() {}

  /**
   * A file itself, or the outputs in a folder. Of a run of VASP with both its files the XML
   * document is taken, which has more decimals; a text is taken if it is a log of GPAW.
   *
   * @throws BackcastException if a folder cannot be read, or holds too much
   */
  public static List<Path> of(Path place) throws BackcastException {
    return Files.isDirectory(place) ? within(place) : List.of(place);
  }

  private static List<Path> within(Path folder) throws BackcastException {
    List<Path> found;
    try (Stream<Path> walk = Files.walk(folder, DEPTH)) {
      found =
          walk.filter(p -> USUAL.matcher(name(p)).matches() && Files.isRegularFile(p))
              .limit(MOST + 1L)
              .sorted()
              .toList();
    } catch (IOException e) {
      throw unreadable(folder, e, e);
    } catch (UncheckedIOException e) {
      throw unreadable(folder, Objects.requireNonNull(e.getCause()), e);
    }
    if (found.size() > MOST) {
      throw new BackcastException(ErrorCode.USAGE, Sentence.of("answers.too-many-files", folder));
    }
    List<Path> wanted = new ArrayList<>();
    for (Path file : found) {
      boolean text =
          name(file).matches(".*\\.(txt|log)(\\.gz)?") && !OUTCAR.matcher(name(file)).matches();
      boolean doubled = OUTCAR.matcher(name(file)).matches() && hasRun(found, file);
      if (!doubled && (!text || isOutput(file))) {
        wanted.add(file);
      }
    }
    return wanted;
  }

  private static boolean hasRun(List<Path> found, Path outcar) {
    return found.stream()
        .anyMatch(
            f ->
                RUN.matcher(name(f)).matches()
                    && suffix(f).equals(suffix(outcar))
                    && f.resolveSibling("").equals(outcar.resolveSibling("")));
  }

  /** What tells the runs in one folder apart: 2 of {@code OUTCAR.2} and {@code vasprun-2.xml}. */
  private static String suffix(Path file) {
    return name(file)
        .replaceFirst("\\.gz$", "")
        .replaceFirst("\\.xml$", "")
        .replaceFirst("^(outcar|vasprun)[._-]*", "");
  }

  private static boolean isOutput(Path file) throws BackcastException {
    return OutputReader.recognises(file);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }

  private static BackcastException unreadable(Path folder, IOException reason, Exception cause) {
    return new BackcastException(
        ErrorCode.MISSING_FILE,
        Sentence.of("file.unreadable-why", folder, IoErrors.reason(reason)),
        cause);
  }
}
