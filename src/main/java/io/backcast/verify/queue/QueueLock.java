package io.backcast.verify.queue;

import io.backcast.io.FileClaim;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Keeps other programs from changing the queue of this one, until this one ends. */
final class QueueLock {
  private final Path file;
  private @Nullable FileClaim claim;
  private boolean held;

  QueueLock(Path file) {
    this.file = file;
  }

  /** Whether this program has it. */
  synchronized boolean held() {
    return held;
  }

  /**
   * Takes it, unless another program has it.
   *
   * @return whether this program has it now
   * @throws BackcastException if its file cannot be made
   */
  synchronized boolean take() throws BackcastException {
    if (held) {
      return true;
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      claim = FileClaim.take(file);
      // or by another queue of the same file
      held = claim != null || FileClaim.isHeldHere(file);
      return held;
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.UNWRITABLE, Sentence.of("queue.no-lock", file, e.getMessage()), e);
    }
  }
}
