package io.backcast.serve;

import io.backcast.model.BackcastException;

/** One thing that a client can ask for. */
interface Tool {
  /** The name by which clients call it, as in the list of tools. */
  String name();

  /**
   * Does what is asked.
   *
   * @throws BackcastException with a sentence for the client; {@code INTERRUPTED} if the thread was
   *     interrupted
   */
  ToolAnswer answer(Arguments arguments, ToolProgress progress) throws BackcastException;
}
