package io.backcast.ui.common;

import io.backcast.model.BackcastException;

/** Where every failure goes that a user must hear of. */
@FunctionalInterface
public interface Failures {
  /** Tells it in one sentence; nothing that the user did is lost. */
  void show(BackcastException failure);
}
