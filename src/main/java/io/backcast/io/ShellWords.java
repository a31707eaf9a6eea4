package io.backcast.io;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Command lines as text: words quoted for a shell, and a line split into words as a POSIX shell
 * does it (IEEE Std 1003.1, Shell Command Language, 2.2 Quoting), without anything else that a
 * shell does.
 */
public final class ShellWords {
  /** Words that no shell takes for anything else. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_%+:./][A-Za-z0-9_%+=:./-]*");

  private static final Pattern OPTION = Pattern.compile("--?[A-Za-z][A-Za-z0-9-]*");

  /** What means something to a shell outside quotes. */
  private static final String SPECIAL = "|&;<>()$`*?[]{}!~#";

  private ShellWords() {}

  /** Words as a line for a POSIX shell. */
  public static String posix(List<String> words) {
    return words.stream()
        .map(w -> isPlain(w) ? w : "'" + w.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" "));
  }

  /** Words as a line for PowerShell. */
  public static String powerShell(List<String> words) {
    return words.stream()
        .map(w -> isPlain(w) ? w : "'" + w.replace("'", "''") + "'")
        .collect(Collectors.joining(" "));
  }

  private static boolean isPlain(String word) {
    return word.equals("-") || PLAIN.matcher(word).matches() || OPTION.matcher(word).matches();
  }

  /**
   * The words of a line; none for an empty one and for a comment.
   *
   * @throws BackcastException if a quote is not closed, or a shell would do more with the line than
   *     run one command with these words
   */
  public static List<String> split(String line) throws BackcastException {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == ' ' || c == '\t') {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
        }
      } else if (c == '#' && !inWord) {
        break;
      } else if (c == '\'') {
        int end = line.indexOf('\'', i + 1);
        if (end < 0) {
          throw fault("The quote at column %s is not closed. Close it with '.", i);
        }
        word.append(line, i + 1, end);
        inWord = true;
        i = end;
      } else if (c == '"') {
        i = doubleQuoted(line, i, word);
        inWord = true;
      } else if (c == '\\') {
        if (++i == line.length()) {
          throw fault("The line ends with a backslash. Write each command on one line.", i);
        }
        word.append(line.charAt(i));
        inWord = true;
      } else if (SPECIAL.indexOf(c) >= 0 && !(inWord && "#~!".indexOf(c) >= 0)) {
        throw fault(
            "A shell would not take “" + c + "” at column %s as it stands. Put the word in quotes.",
            i);
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return List.copyOf(words);
  }

  /** Appends what stands in double quotes that open at {@code start}; where they close. */
  private static int doubleQuoted(String line, int start, StringBuilder word)
      throws BackcastException {
    for (int i = start + 1; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        return i;
      }
      if (c == '$' || c == '`') {
        throw fault(
            "A shell would not take “" + c + "” at column %d as it stands. Use single quotes.", i);
      }
      boolean escape =
          c == '\\' && i + 1 < line.length() && "$`\"\\".indexOf(line.charAt(i + 1)) >= 0;
      word.append(escape ? line.charAt(++i) : c);
    }
    throw fault("The quote at column %d is not closed. Close it with \".", start);
  }

  private static BackcastException fault(String sentence, int at) {
    return new BackcastException(ErrorCode.USAGE, sentence.formatted(at + 1));
  }
}
