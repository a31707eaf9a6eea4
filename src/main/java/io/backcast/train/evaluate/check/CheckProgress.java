package io.backcast.train.evaluate.check;

import io.backcast.model.BackcastException;

/** Receives how much of the checks is done. */
@FunctionalInterface
public interface CheckProgress {
  /**
   * Reports a share.
   *
   * @throws BackcastException if the user asked to stop
   */
  void done(double share) throws BackcastException;
}
