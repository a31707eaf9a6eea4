package io.backcast.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * Where a file is to stand, and how a finished one gets there.
 *
 * @param goal the file
 * @param folder that it is in, absolute
 */
record FilePlace(Path goal, Path folder) {

  /**
   * The place of a file.
   *
   * @throws FileSystemException if a folder is there
   */
  static FilePlace of(Path goal) throws IOException {
    if (Files.isDirectory(goal)) {
      throw new FileSystemException(goal.toString(), null, "that is a folder");
    }
    // a file that is no folder has one above it
    return new FilePlace(goal, Objects.requireNonNull(goal.toAbsolutePath().getParent()));
  }

  /** Whether a terminal, a pipe or the like is there, also behind links. */
  static boolean isDevice(Path goal) {
    try {
      return Files.readAttributes(goal, BasicFileAttributes.class).isOther();
    } catch (IOException e) {
      // nothing there, or nothing that can be looked at: writing will tell
      return false;
    }
  }

  /** A name beside the goal that no other process or thread uses now. */
  Path beside(String ending) {
    return folder.resolve(
        ".%s.%d-%d%s"
            .formatted(
                goal.getFileName(),
                ProcessHandle.current().pid(),
                Thread.currentThread().threadId(),
                ending));
  }

  /** Puts a finished file here, on the disk before the old one goes. */
  void take(Path finished) throws IOException {
    force(finished);
    try {
      Files.move(finished, goal, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      swap(finished);
    }
    try {
      // the new name, too; not every system lets a folder be forced, and the file is whole anyway
      force(folder, StandardOpenOption.READ);
    } catch (IOException e) {
      return;
    }
  }

  /** Without an atomic move the old file steps aside, and comes back if the new one fails. */
  private void swap(Path finished) throws IOException {
    if (!Files.exists(goal, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(finished, goal);
      return;
    }
    Path old = beside(".old");
    Files.move(goal, old);
    try {
      Files.move(finished, goal);
    } catch (IOException e) {
      Files.move(old, goal);
      throw e;
    }
    AtomicFiles.deleteQuietly(old);
  }

  private static void force(Path file) throws IOException {
    force(file, StandardOpenOption.WRITE);
  }

  /** Forces to the disk. An interrupt would close the channel: it has to wait. */
  private static void force(Path file, StandardOpenOption how) throws IOException {
    boolean interrupted = Thread.interrupted();
    try (FileChannel channel = FileChannel.open(file, how)) {
      channel.force(true);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
