package io.backcast.cli;

import io.backcast.io.AtomicFiles;
import io.backcast.io.IoErrors;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A folder of results that appears as a whole or not at all: it is filled under another name beside
 * its place. A folder that holds anything is never replaced.
 */
final class NewFolder implements AutoCloseable {
  private final Path target;
  private final Path partial;

  private NewFolder(Path target, Path partial) {
    this.target = target;
    this.partial = partial;
  }

  /**
   * Begins a folder.
   *
   * @throws BackcastException if there is a file, or a folder that holds something, or the place
   *     cannot be written
   */
  static NewFolder prepare(Path folder) throws BackcastException {
    Path target = folder.toAbsolutePath().normalize();
    try {
      if (Files.exists(target) && !isEmptyFolder(target)) {
        throw new BackcastException(
            ErrorCode.UNWRITABLE, folder + " exists already. Name a new folder.");
      }
      Path parent = Objects.requireNonNull(target.getParent(), "a root is never empty");
      Path partial =
          parent.resolve(
              "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".partial");
      Files.createDirectories(partial);
      return new NewFolder(target, partial);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static boolean isEmptyFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** The folder to fill. */
  Path path() {
    return partial;
  }

  /** Moves the folder to its place. */
  void publish() throws BackcastException {
    try {
      Files.deleteIfExists(target);
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /** Removes what was not published. */
  @Override
  public void close() {
    if (Files.exists(partial)) {
      AtomicFiles.deleteTree(partial);
    }
  }

  private static BackcastException unwritable(Path folder, IOException e) {
    return new BackcastException(
        ErrorCode.UNWRITABLE,
        "%s cannot be written: %s. Choose another place.".formatted(folder, IoErrors.reason(e)),
        e);
  }
}
