package io.backcast.slurm;

import io.backcast.io.FileClaim;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Keeps other processes from looking after the same folder until closed, or until this process
 * ends.
 */
final class FolderLock implements AutoCloseable {
  private final FileClaim claim;

  private FolderLock(FileClaim claim) {
    this.claim = claim;
  }

  /**
   * Takes the lock of a folder.
   *
   * @throws BackcastException if another process has it
   */
  static FolderLock of(Path folder) throws BackcastException {
    Path file = folder.resolve("lock");
    try {
      FileClaim claim = FileClaim.take(file);
      if (claim == null) {
        throw new BackcastException(
            ErrorCode.FAILED,
            "Another process waits for the jobs of %s. Let it, or end it first.".formatted(folder));
      }
      return new FolderLock(claim);
    } catch (IOException e) {
      throw JobFolder.unwritable(file, e);
    }
  }

  /** Whether it is held. */
  boolean held() {
    return claim.isHeld();
  }

  @Override
  public void close() throws BackcastException {
    try {
      claim.close();
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.FAILED, "The lock of a folder cannot be given back: " + e.getMessage(), e);
    }
  }
}
