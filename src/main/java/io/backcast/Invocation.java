package io.backcast;

import io.backcast.io.TableFiles;
import io.backcast.model.BackcastException;
import io.backcast.ui.app.FileKind;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the arguments of the program ask for. */
sealed interface Invocation {
  /** Endings of the files that the window opens. */
  List<String> ENDINGS =
      Stream.concat(TableFiles.ENDINGS.stream(), Stream.of(".json", ".onnx", ".html", ".pdf"))
          .toList();

  /**
   * The window.
   *
   * @param file to open, absolute; null for the one that was open last
   */
  record Explorer(@Nullable Path file) implements Invocation {}

  /** A command, or a mistake that the command line reports. */
  record Command() implements Invocation {}

  /** A file that cannot be opened. */
  record Refused(BackcastException reason) implements Invocation {}

  /**
   * Tells them apart. A single argument that is no command and names a file, or looks like a file's
   * name, is for the window. Anything else, a misspelled command too, is for the command line.
   *
   * @param commands names of all commands; a file of such a name is not opened
   */
  static Invocation of(List<String> arguments, Collection<String> commands) {
    if (arguments.isEmpty()) {
      return new Explorer(null);
    }
    String first = arguments.getFirst();
    if (arguments.size() > 1
        || first.isBlank()
        || first.startsWith("-")
        || commands.contains(first)) {
      return new Command();
    }
    try {
      Path path = Path.of(first);
      if (!Files.exists(path) && !looksLikeFile(first)) {
        return new Command();
      }
      FileKind.of(path);
      return new Explorer(path.toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      return new Command();
    } catch (BackcastException e) {
      return new Refused(e);
    }
  }

  private static boolean looksLikeFile(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return text.contains("/")
        || text.contains(File.separator)
        || ENDINGS.stream().anyMatch(lower::endsWith);
  }
}
