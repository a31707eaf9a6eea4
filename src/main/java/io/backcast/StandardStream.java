package io.backcast;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard output and errors where Java takes the locale for ASCII, as in containers and jobs
 * without one: there it prints a question mark for every other character.
 */
final class StandardStream {
  private StandardStream() {}

  /** Lets both streams of this process print every character. */
  static void printEveryCharacter() {
    System.setOut(beyondAscii(System.out));
    System.setErr(beyondAscii(System.err));
  }

  /** A stream that writes UTF-8 to one of ASCII; one of any other charset as it is. */
  static PrintStream beyondAscii(PrintStream given) {
    return given.charset().equals(StandardCharsets.US_ASCII)
        ? new PrintStream(given, true, StandardCharsets.UTF_8)
        : given;
  }
}
