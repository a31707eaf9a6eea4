package io.backcast.ui.common;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Turns whatever was thrown into the one failure that a user can be told of. */
public final class UnexpectedFailure {
  private UnexpectedFailure() {}

  /**
   * A known failure as it is; anything else as {@link ErrorCode#UNEXPECTED}, with what was thrown
   * as its cause.
   */
  public static BackcastException of(Throwable thrown) {
    if (thrown instanceof BackcastException known) {
      return known;
    }
    boolean wrapped = thrown instanceof CompletionException || thrown instanceof ExecutionException;
    if (wrapped && thrown.getCause() != null) {
      return of(thrown.getCause());
    }
    return new BackcastException(
        ErrorCode.UNEXPECTED,
        "Something unexpected went wrong (%s). Please report it.".formatted(thrown),
        thrown);
  }
}
