package io.backcast.io;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/** Makes a table that is too long for memory, block by block. */
@FunctionalInterface
public interface TableBlocks {
  /** Takes blocks of rows. */
  @FunctionalInterface
  interface Sink {
    /** Takes the next rows, of the same columns each time. */
    void append(TypedTable block) throws IOException;
  }

  /** Makes all blocks, in order. */
  void into(Sink sink) throws BackcastException, IOException;

  /** The same for a writer of files; see {@link #writing}. */
  default void intoChecked(Sink sink) throws IOException {
    try {
      into(sink);
    } catch (BackcastException e) {
      throw new Failed(e);
    }
  }

  /** Writes something. */
  @FunctionalInterface
  interface Writing {
    void run() throws BackcastException;
  }

  /** Writes, and throws what went wrong in making blocks as it was. */
  static void writing(Writing work) throws BackcastException {
    try {
      work.run();
    } catch (BackcastException e) {
      if (e.getCause() instanceof ClosedByInterruptException) {
        throw new BackcastException(
            ErrorCode.INTERRUPTED, Sentence.of("stopped.nothing-written"), e);
      }
      throw e.getCause() instanceof Failed failed ? failed.inner() : e;
    }
  }

  /** Rows after which a writer looks whether it is to end. */
  int STRETCH = 16_384;

  /**
   * Ends the writing of a long table whose thread has been interrupted; a short one is written to
   * its end, as it may hold what was finished before.
   *
   * @param row that is written next
   * @throws Failed if it is to end
   */
  static void goOn(int row) throws Failed {
    if (row % STRETCH == STRETCH - 1 && Thread.currentThread().isInterrupted()) {
      throw new Failed(
          new BackcastException(ErrorCode.INTERRUPTED, Sentence.of("stopped.nothing-written")));
    }
  }

  /** A failure in making blocks, on its way through a writer of files. */
  final class Failed extends IOException {
    private static final long serialVersionUID = 1;
    private final transient BackcastException inner;

    Failed(BackcastException inner) {
      super(inner);
      this.inner = inner;
    }

    BackcastException inner() {
      return inner;
    }
  }
}
