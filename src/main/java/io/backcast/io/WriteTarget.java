package io.backcast.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The target of a write, and how a finished temporary file replaces it.
 *
 * @param target the file to write
 * @param folder its folder, absolute
 */
record WriteTarget(Path target, Path folder) {
  /** As many as Linux follows. */
  private static final int MAX_LINKS = 40;

  private static final int PROBE = 4096;

  /** Why a folder is refused. */
  static final String FOLDER = "that is a folder";

  /** Why links are refused that lead nowhere. */
  static final String CIRCLE = "its symbolic links run in a circle";

  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  /**
   * The target of a path.
   *
   * @throws FileSystemException if the path is a folder
   */
  static WriteTarget of(Path path) throws IOException {
    Path real = behindLinks(path);
    if (Files.isDirectory(real)) {
      throw new FileSystemException(path.toString(), null, FOLDER);
    }
    // only a root has no parent, and a root is a folder
    return new WriteTarget(real, Objects.requireNonNull(real.toAbsolutePath().getParent()));
  }

  /** The file that a symbolic link leads to, there or not; other paths as they are. */
  private static Path behindLinks(Path path) throws IOException {
    Path end = path;
    for (int links = 0; Files.isSymbolicLink(end); links++) {
      if (links == MAX_LINKS) {
        throw new FileSystemException(path.toString(), null, CIRCLE);
      }
      end = end.resolveSibling(Files.readSymbolicLink(end));
    }
    return end;
  }

  /** Fails if a file cannot be written there, as far as can be known without writing it. */
  void check() throws IOException {
    Path existing = folder;
    while (!Files.exists(existing)) {
      existing = Objects.requireNonNull(existing.getParent());
    }
    if (!Files.isDirectory(existing)) {
      throw new FileAlreadyExistsException(existing.toString());
    }
    if (existing.equals(folder)) {
      Path probe = sibling(".probe");
      try {
        // some bytes, because a full disk still takes an empty file
        Files.write(probe, new byte[PROBE], StandardOpenOption.CREATE_NEW);
        force(probe);
      } finally {
        Files.deleteIfExists(probe);
      }
    } else if (!Files.isWritable(existing)) {
      throw new AccessDeniedException(existing.toString());
    }
  }

  /** Bytes that are free where the target will be; −1 where the system does not know its disk. */
  long free() throws IOException {
    Path existing = folder;
    while (!Files.exists(existing)) {
      existing = Objects.requireNonNull(existing.getParent());
    }
    FileStore disk = Files.getFileStore(existing);
    return disk.getTotalSpace() > 0 ? disk.getUsableSpace() : -1;
  }

  /** Creates the temporary file with the permissions of the target, if there is one. */
  void create(Path temporary) throws IOException {
    PosixFileAttributeView permissions = posix(target);
    if (permissions == null || !Files.exists(target)) {
      return;
    }
    Set<PosixFilePermission> given = permissions.readAttributes().permissions();
    Files.createFile(temporary, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    Objects.requireNonNull(posix(temporary)).setPermissions(given);
  }

  private static @Nullable PosixFileAttributeView posix(Path file) {
    return Files.getFileAttributeView(file, PosixFileAttributeView.class);
  }

  /** Whether the path is a terminal, a pipe or another device, also through links. */
  static boolean isDevice(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).isOther();
    } catch (IOException e) {
      // missing or not accessible: writing reports the reason
      return false;
    }
  }

  /** A hidden name in the same folder that no other process or thread uses now. */
  Path sibling(String ending) {
    // with %s, because the digits of %d depend on the language and may be no ASCII
    return folder.resolve(
        ".%s.%s-%s%s"
            .formatted(
                target.getFileName(),
                ProcessHandle.current().pid(),
                Thread.currentThread().threadId(),
                ending));
  }

  /** Replaces the target with a finished file, which is forced to the disk first. */
  void replaceWith(Path finished) throws IOException {
    force(finished);
    try {
      Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      replaceInSteps(finished);
    }
    try {
      // the new name too; not every system can force a folder, and the file is complete anyway
      force(folder, StandardOpenOption.READ);
    } catch (IOException e) {
      return;
    }
  }

  /** Without an atomic move: the old file is renamed, and restored if moving the new one fails. */
  private void replaceInSteps(Path finished) throws IOException {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(finished, target);
      return;
    }
    Path old = sibling(".old");
    Files.move(target, old);
    try {
      Files.move(finished, target);
    } catch (IOException e) {
      try {
        Files.move(old, target);
      } catch (IOException unrestored) {
        e.addSuppressed(unrestored);
      }
      throw e;
    }
    AtomicFiles.deleteQuietly(old);
  }

  private static void force(Path file) throws IOException {
    force(file, StandardOpenOption.WRITE);
  }

  /** Forces a file to the disk. An interrupt would close the channel, so it is deferred. */
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
