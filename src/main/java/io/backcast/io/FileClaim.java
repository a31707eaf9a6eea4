package io.backcast.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Held by one part of one process on this machine at a time, until closed or until the process
 * ends. The file stays, as a lock on a file that somebody else has deleted locks nothing.
 */
public final class FileClaim implements AutoCloseable {
  /**
   * What this process holds. On Linux and macOS a file lock belongs to the process, and closing the
   * file anywhere in it gives the lock back: nobody here may open a file that is held.
   */
  private static final Set<Path> HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private FileClaim(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the claim; null if somebody else has it, in this process or in another.
   *
   * @param file made if it is missing; its folder must be there
   * @throws IOException if it cannot be written
   */
  public static @Nullable FileClaim take(Path file) throws IOException {
    Path real = real(file);
    if (!HERE.add(real)) {
      return null;
    }
    FileClaim claim = null;
    try {
      claim = locked(real);
      return claim;
    } finally {
      if (claim == null) {
        HERE.remove(real);
      }
    }
  }

  private static @Nullable FileClaim locked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      locked = channel.tryLock() != null;
      return locked ? new FileClaim(file, channel) : null;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  /** Whether a part of this process has it. */
  public static boolean isHeldHere(Path file) throws IOException {
    return HERE.contains(real(file));
  }

  /** One name for a file, however it is reached; links in its folder's path are followed. */
  private static Path real(Path file) throws IOException {
    Path absolute = file.toAbsolutePath().normalize();
    Path folder = absolute.getParent();
    return folder == null ? absolute : folder.toRealPath().resolve(absolute.getFileName());
  }

  /** Whether it is still held. */
  public boolean isHeld() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    // the file is closed before anybody here may open it again
    if (channel.isOpen()) {
      try {
        channel.close();
      } finally {
        HERE.remove(file);
      }
    }
  }
}
