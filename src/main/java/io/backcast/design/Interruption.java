package io.backcast.design;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;

/** Ends the work of a thread that was interrupted: nobody waits for its result any longer. */
final class Interruption {
  private Interruption() {}

  /**
   * Looks between two steps of a search.
   *
   * @throws BackcastException if the thread has been interrupted
   */
  static void check() throws BackcastException {
    if (Thread.currentThread().isInterrupted()) {
      throw new BackcastException(ErrorCode.INTERRUPTED, Sentence.of("design.stopped"));
    }
  }
}
