package io.backcast.model;

import io.backcast.sentence.Sentence;
import org.jspecify.annotations.Nullable;

/** A failure to show to the user: one sentence that says what is wrong, where, and what to do. */
public final class BackcastException extends Exception {
  private static final long serialVersionUID = 1;

  private final ErrorCode code;
  private final transient Sentence said;

  public BackcastException(ErrorCode code, Sentence said) {
    this(code, said, null);
  }

  public BackcastException(ErrorCode code, Sentence said, @Nullable Throwable cause) {
    // names out of files go into sentences, and sentences to terminals
    super(Printable.of(said.toString()), cause);
    this.code = code;
    this.said = said;
  }

  /** A failure that only the command line meets, in English. */
  public BackcastException(ErrorCode code, String sentence) {
    this(code, sentence, null);
  }

  /** A failure that only the command line meets, in English. */
  public BackcastException(ErrorCode code, String sentence, @Nullable Throwable cause) {
    this(code, Sentence.written(sentence), cause);
  }

  public ErrorCode code() {
    return code;
  }

  /**
   * Whether no design can be inside what is asked, which is an answer and no fault of the program.
   */
  public boolean saysNoDesignInside() {
    return code == ErrorCode.BAD_CONSTRAINT || code == ErrorCode.BAD_BOUNDS;
  }

  /** What it says, for the window to say in its language. */
  public Sentence said() {
    return said;
  }

  /** The sentence in English. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** The same failure, with the place where it happened in front of the sentence. */
  public BackcastException at(Object place) {
    return new BackcastException(code, Sentence.of("place", place, said), this);
  }
}
