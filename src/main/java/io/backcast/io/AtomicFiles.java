package io.backcast.io;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes beside the goal, forces it to the disk and moves it into place in one step, so that nobody
 * ever reads half a file, a crash and a power cut included.
 */
public final class AtomicFiles {
  private AtomicFiles() {}

  /** Fills an output stream. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Makes a whole file; for libraries that write to a place and not to a stream. */
  @FunctionalInterface
  public interface FileContent {
    void writeTo(Path file) throws IOException;
  }

  /**
   * Writes a file, or leaves what was there untouched.
   *
   * @throws BackcastException if the place cannot be written or the disk is full
   */
  public static void write(Path goal, Content content) throws BackcastException {
    writeFile(
        goal,
        file -> {
          try (OutputStream out = Files.newOutputStream(file)) {
            content.writeTo(out);
          }
        });
  }

  /**
   * The same, where the content makes the file itself.
   *
   * @throws BackcastException if the place cannot be written or the disk is full
   */
  public static void writeFile(Path goal, FileContent content) throws BackcastException {
    Path beside = null;
    try {
      if (FilePlace.isDevice(goal)) {
        // nothing may take the place of a terminal, a pipe or /dev/null
        content.writeTo(goal);
        return;
      }
      FilePlace place = FilePlace.of(goal);
      Files.createDirectories(place.folder());
      beside = place.beside(".part");
      content.writeTo(beside);
      place.take(beside);
    } catch (IOException e) {
      throw unwritable(goal, e);
    } catch (UncheckedIOException e) {
      throw unwritable(goal, Objects.requireNonNull(e.getCause()));
    } finally {
      deleteQuietly(beside);
    }
  }

  static void deleteQuietly(@Nullable Path file) {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        deleteOnExit(file);
      }
    }
  }

  /** Deletes a folder of the program's own and everything in it, as far as the system lets it. */
  public static void deleteTree(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(AtomicFiles::deleteQuietly);
    } catch (IOException e) {
      deleteOnExit(folder);
    }
  }

  private static void deleteOnExit(Path file) {
    if (file.getFileSystem().equals(java.nio.file.FileSystems.getDefault())) {
      file.toFile().deleteOnExit();
    }
  }

  private static BackcastException unwritable(Path goal, IOException e) {
    return new BackcastException(
        ErrorCode.UNWRITABLE,
        "%s cannot be written: %s. Choose another place or free some space; what was there is unchanged."
            .formatted(goal, IoErrors.reason(e)),
        e);
  }
}
