package io.backcast.io;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Writes beside the goal and moves into place, so that nobody ever reads half a file. */
public final class AtomicFiles {
  private AtomicFiles() {}

  /** Fills an output stream. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file, or leaves what was there untouched.
   *
   * @throws BackcastException if the place cannot be written or the disk is full
   */
  public static void write(Path goal, Content content) throws BackcastException {
    Path parent = goal.toAbsolutePath().resolveSibling(".").normalize();
    Path beside = null;
    try {
      Files.createDirectories(parent);
      beside =
          parent.resolve("." + goal.getFileName() + "." + ProcessHandle.current().pid() + ".part");
      try (OutputStream out = Files.newOutputStream(beside)) {
        content.writeTo(out);
      }
      Files.move(beside, goal, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new BackcastException(ErrorCode.UNWRITABLE, unwritable(goal, e), e);
    } finally {
      deleteQuietly(beside);
    }
  }

  static void deleteQuietly(@org.jspecify.annotations.Nullable Path file) {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        file.toFile().deleteOnExit();
      }
    }
  }

  /** Deletes a folder of the program's own and everything in it, as far as the system lets it. */
  public static void deleteTree(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(AtomicFiles::deleteQuietly);
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }

  private static String unwritable(Path goal, IOException e) {
    String reason =
        switch (e) {
          case AccessDeniedException x -> "there is no permission to write there";
          case NoSuchFileException x -> "the folder does not exist";
          case java.nio.file.FileAlreadyExistsException x -> "a part of the path is a file";
          default -> e.getMessage() == null ? "the disk refused" : e.getMessage();
        };
    return "%s cannot be written: %s. Choose another place or free some space; nothing was changed."
        .formatted(goal, reason);
  }
}
