package io.backcast.model;

/** Text from files that is safe to print: what would steer a terminal is written out. */
public final class Printable {
  private Printable() {}

  /**
   * The text with control characters, and those that turn the direction of writing, as {@code
   * \\u001b}. Line breaks and tabs stay.
   */
  public static String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.chars().forEach(c -> append(out, (char) c, c != '\n' && c != '\t'));
    return out.toString();
  }

  /** As {@link #of}, on one line. */
  public static String line(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.chars().forEach(c -> append(out, (char) c, true));
    return out.toString();
  }

  private static void append(StringBuilder out, char c, boolean breaks) {
    boolean steers = Character.isISOControl(c) && breaks;
    boolean turns = c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069';
    if (steers || turns) {
      String hex = Integer.toHexString(c);
      out.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
    } else {
      out.append(c);
    }
  }
}
