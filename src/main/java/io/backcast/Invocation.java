package io.backcast;

import io.backcast.model.BackcastException;
import io.backcast.ui.app.FileKind;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a command line asks for. */
sealed interface Invocation {
  /** What names of files end in that the window opens. */
  List<String> ENDINGS = List.of(".csv", ".json", ".onnx");

  /**
   * The window.
   *
   * @param file to open, absolute; null for what was open last
   */
  record Explorer(@Nullable Path file) implements Invocation {}

  /** A command, or something that the commands explain. */
  record Command() implements Invocation {}

  /** A file that cannot be opened. */
  record Refused(BackcastException why) implements Invocation {}

  /**
   * Decides. One argument that is no command and leads to a file, or looks as if it should, is a
   * file for the window; a command that is spelled wrong is left to the commands.
   *
   * @param commands names of all commands; such a name is never taken for a file's
   */
  static Invocation of(List<String> arguments, Set<String> commands) {
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
