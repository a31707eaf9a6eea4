package io.backcast.ui.common;

import io.backcast.io.IoErrors;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Turns any throwable into a failure that can be shown. */
public final class UnexpectedFailure {
  private UnexpectedFailure() {}

  /**
   * A {@link BackcastException} unchanged; any other throwable as the cause of a failure, {@link
   * ErrorCode#UNEXPECTED} unless the system refused a file.
   */
  public static BackcastException of(Throwable thrown) {
    if (thrown instanceof BackcastException known) {
      return known;
    }
    boolean wrapped = thrown instanceof CompletionException || thrown instanceof ExecutionException;
    if (wrapped && thrown.getCause() != null) {
      return of(thrown.getCause());
    }
    BackcastException refused = IoErrors.behind(thrown);
    if (refused != null) {
      return refused;
    }
    return new BackcastException(
        ErrorCode.UNEXPECTED,
        "Something unexpected went wrong (%s). Please report it.".formatted(thrown),
        thrown);
  }
}
