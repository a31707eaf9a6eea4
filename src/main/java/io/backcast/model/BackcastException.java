package io.backcast.model;

import org.jspecify.annotations.Nullable;

/** A failure to show to the user: one sentence that says what is wrong, where, and what to do. */
public final class BackcastException extends Exception {
  private static final long serialVersionUID = 1;

  private final ErrorCode code;

  public BackcastException(ErrorCode code, String sentence) {
    this(code, sentence, null);
  }

  public BackcastException(ErrorCode code, String sentence, @Nullable Throwable cause) {
    // names out of files go into sentences, and sentences to terminals
    super(Printable.of(sentence), cause);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }

  /** The sentence for the user. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** The same failure, with the place where it happened in front of the sentence. */
  public BackcastException at(String place) {
    return new BackcastException(code, place + ": " + sentence(), this);
  }
}
