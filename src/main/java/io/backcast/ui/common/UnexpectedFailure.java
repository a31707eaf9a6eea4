package io.backcast.ui.common;

import io.backcast.io.IoErrors;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.InvalidPathException;
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
    if (wraps(thrown) && thrown.getCause() != null) {
      return of(thrown.getCause());
    }
    if (thrown instanceof InvalidPathException path) {
      return new BackcastException(
          ErrorCode.FAILED, Sentence.of("file.bad-characters", path.getInput()), thrown);
    }
    BackcastException refused = IoErrors.behind(thrown);
    if (refused != null) {
      return refused;
    }
    return new BackcastException(ErrorCode.UNEXPECTED, Sentence.of("unexpected", thrown), thrown);
  }

  /** Whether a throwable says nothing of its own; FXML throws what a handler throws so. */
  private static boolean wraps(Throwable thrown) {
    return thrown instanceof CompletionException
        || thrown instanceof ExecutionException
        || thrown instanceof InvocationTargetException
        || (thrown instanceof RuntimeException
            && thrown.getCause() instanceof InvocationTargetException);
  }
}
