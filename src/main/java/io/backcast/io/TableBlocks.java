package io.backcast.io;

import io.backcast.model.BackcastException;
import java.io.IOException;

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
      throw e.getCause() instanceof Failed failed ? failed.inner() : e;
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
