package io.backcast.io;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a temporary file beside the target, forces it to the disk and moves it into place in one
 * step, so that the target is never half written, even after a crash or a power cut.
 */
public final class AtomicFiles {
  private AtomicFiles() {}

  /** Fills an output stream. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes a whole file; for libraries that write to a path and not to a stream. */
  @FunctionalInterface
  public interface FileContent {
    void writeTo(Path file) throws IOException;
  }

  /**
   * Writes a file; if that fails, an existing file stays as it was.
   *
   * @throws BackcastException if the file cannot be written or the disk is full
   */
  public static void write(Path target, Content content) throws BackcastException {
    writeFile(
        target,
        file -> {
          try (OutputStream out = Files.newOutputStream(file)) {
            content.writeTo(out);
          }
        });
  }

  /**
   * As {@link #write}, for content that creates the file itself.
   *
   * @throws BackcastException if the file cannot be written or the disk is full
   */
  public static void writeFile(Path target, FileContent content) throws BackcastException {
    Path temporary = null;
    try {
      if (WriteTarget.isDevice(target)) {
        // a terminal, a pipe or /dev/null must not be replaced by a file
        content.writeTo(target);
        return;
      }
      WriteTarget destination = WriteTarget.of(target);
      Files.createDirectories(destination.folder());
      temporary = destination.sibling(".part");
      destination.create(temporary);
      content.writeTo(temporary);
      destination.replaceWith(temporary);
    } catch (IOException e) {
      throw unwritable(target, e);
    } catch (UncheckedIOException e) {
      throw unwritable(target, Objects.requireNonNull(e.getCause()));
    } finally {
      deleteQuietly(temporary);
    }
  }

  /**
   * Refuses a file that cannot be written; called before work begins that would be lost. Nothing is
   * written, and a device or pipe is not opened.
   *
   * @throws BackcastException if the folder cannot be written or created
   */
  public static void check(Path target) throws BackcastException {
    try {
      if (!WriteTarget.isDevice(target)) {
        WriteTarget.of(target).check();
      }
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /**
   * Refuses a file for which there is too little space; called before work begins that would be
   * lost.
   *
   * @param bytes that it will have, roughly
   * @throws BackcastException if so much is not free there
   */
  public static void checkSpace(Path target, long bytes) throws BackcastException {
    try {
      long free = WriteTarget.isDevice(target) ? -1 : WriteTarget.of(target).free();
      if (free >= 0 && free < bytes) {
        throw new BackcastException(
            ErrorCode.UNWRITABLE,
            Sentence.of(
                "file.no-room",
                target,
                Sentence.count(Math.max(1, bytes >> 20)),
                Sentence.count(free >> 20)));
      }
    } catch (IOException e) {
      throw unwritable(target, e);
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

  /** Deletes a folder and everything in it; what cannot be deleted now is deleted on exit. */
  public static void deleteTree(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(AtomicFiles::deleteQuietly);
    } catch (IOException | UncheckedIOException e) {
      // unchecked from the walk, for a folder that cannot be listed
      deleteOnExit(folder);
    }
  }

  /** Deletes a folder and the files in it when the program ends. */
  public static void deleteAtExit(Path folder) throws BackcastException {
    // the last one named is deleted first
    try (Stream<Path> all = Files.walk(folder)) {
      all.forEach(AtomicFiles::deleteOnExit);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static void deleteOnExit(Path file) {
    if (file.getFileSystem().equals(FileSystems.getDefault())) {
      file.toFile().deleteOnExit();
    }
  }

  private static BackcastException unwritable(Path target, IOException e) {
    return new BackcastException(
        ErrorCode.UNWRITABLE,
        Sentence.of("file.unwritable-unchanged", target, IoErrors.reason(e)),
        e);
  }
}
