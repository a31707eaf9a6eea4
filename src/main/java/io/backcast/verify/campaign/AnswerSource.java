package io.backcast.verify.campaign;

import io.backcast.model.BackcastException;
import java.nio.file.Path;

/** Who answers the designs of a campaign. */
@FunctionalInterface
public interface AnswerSource {
  /**
   * Answers designs, and writes them with what was found, see {@link
   * io.backcast.verify.VerifiedTable}. Answers that are known already cost nothing.
   *
   * @param designs a table with every variable and property
   * @param out the same with the answers
   * @throws BackcastException {@code INTERRUPTED} if it was stopped, after which it can go on
   */
  void answer(Path designs, Path out) throws BackcastException;
}
