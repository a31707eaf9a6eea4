package io.backcast.verify;

/** How a calculation ended. */
public enum AnswerStatus {
  /** The only one with numbers. */
  CONVERGED("converged"),
  NOT_CONVERGED("not converged"),
  TIME_LIMIT("time limit"),
  /** Ended from outside, for example for lack of memory. */
  KILLED("killed"),
  NOT_INSTALLED("not installed"),
  /** No calculation of it makes sense: the cell is none, or cannot take the field. */
  REFUSED("refused"),
  /** A file that ends before its results. */
  INCOMPLETE("incomplete"),
  FAILED("failed"),
  /** Taken back by the user: what was known before it does not count. */
  WITHDRAWN("withdrawn");

  private final String key;

  AnswerStatus(String key) {
    this.key = key;
  }

  /** The name in tables. */
  public String key() {
    return key;
  }
}
