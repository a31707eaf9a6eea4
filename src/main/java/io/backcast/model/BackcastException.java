package io.backcast.model;

import org.jspecify.annotations.Nullable;

/** The one failure that reaches a user: a sentence that says what is wrong, where, what to do. */
public final class BackcastException extends Exception {
  private static final long serialVersionUID = 1;

  private final ErrorCode code;

  public BackcastException(ErrorCode code, String sentence) {
    this(code, sentence, null);
  }

  public BackcastException(ErrorCode code, String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }

  /** The sentence for the user. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** The same failure, told with the place where it happened in front. */
  public BackcastException at(String place) {
    return new BackcastException(code, place + ": " + sentence(), this);
  }
}
