package io.backcast.model;

/** Kinds of failure, each with its exit code on the command line. */
public enum ErrorCode {
  USAGE(2),
  BAD_CSV(3),
  BAD_JSON(3),
  BAD_CARD(3),
  BAD_MODEL(3),
  BAD_TARGET(3),
  BAD_BOUNDS(3),
  BAD_CONSTRAINT(3),
  MISSING_FILE(3),
  UNWRITABLE(4),
  FAILED(4),
  /** No design of a target was found. */
  UNREACHABLE(4),
  /** A bug in the program. */
  UNEXPECTED(4),
  INTERRUPTED(130);

  private final int exitCode;

  ErrorCode(int exitCode) {
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
