package io.backcast.engine.importing;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;

/** Is told what an import finds. */
@FunctionalInterface
public interface ImportListener {
  /** Listens to nothing. */
  ImportListener NONE = clause -> {};

  /** Where the role of an input or output comes from, a clause. */
  void note(String clause);

  /**
   * The finished model, before it is published.
   *
   * @param model open while this call lasts
   * @throws BackcastException if it cannot be used; it is not published then
   */
  default void made(InverseModel model) throws BackcastException {}
}
