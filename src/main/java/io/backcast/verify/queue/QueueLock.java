package io.backcast.verify.queue;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other programs from changing the queue of this one, until this one ends. The file of the
 * lock stays, as a lock on a file that somebody else has deleted locks nothing.
 */
final class QueueLock {
  private final Path file;
  private @Nullable FileChannel held;

  QueueLock(Path file) {
    this.file = file;
  }

  /** Whether this program has it. */
  synchronized boolean held() {
    return held != null;
  }

  /**
   * Takes it, unless another program has it.
   *
   * @return whether this program has it now
   * @throws BackcastException if its file cannot be made
   */
  synchronized boolean take() throws BackcastException {
    if (held != null) {
      return true;
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked(channel)) {
        held = channel;
      } else {
        channel.close();
      }
      return held != null;
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.UNWRITABLE, Sentence.of("queue.no-lock", file, e.getMessage()), e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // this program has it by another queue of the same file
      return true;
    }
  }
}
