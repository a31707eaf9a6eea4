package io.backcast.io.output;

/** An output lacks something without which it says nothing. */
final class BrokenOutput extends Exception {
  private static final long serialVersionUID = 1;

  private final String reason;

  /**
   * A gap in an output.
   *
   * @param reason a clause, for a user
   */
  BrokenOutput(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
