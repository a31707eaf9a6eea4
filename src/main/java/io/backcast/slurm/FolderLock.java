package io.backcast.slurm;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other processes from looking after the same folder until closed, or until this process
 * ends.
 */
final class FolderLock implements AutoCloseable {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock of a folder.
   *
   * @throws BackcastException if another process has it
   */
  static FolderLock of(Path folder) throws BackcastException {
    Path file = folder.resolve("lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new BackcastException(
            ErrorCode.FAILED,
            "Another process waits for the jobs of %s. Let it, or end it first.".formatted(folder));
      }
      return new FolderLock(channel);
    } catch (IOException e) {
      throw JobFolder.unwritable(file, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // by another thread of this process
      return null;
    }
  }

  /** Whether it is held. */
  boolean held() {
    return channel.isOpen();
  }

  @Override
  public void close() throws BackcastException {
    try {
      channel.close();
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.FAILED, "The lock of a folder cannot be given back: " + e.getMessage(), e);
    }
  }
}
