package io.backcast.io.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as Fortran and C write them. */
final class OutputNumbers {
  /** Columns of fixed width may touch, so that a sign alone separates them. */
  private static final Pattern FIXED = Pattern.compile("[-+]?\\d+\\.\\d+");

  private OutputNumbers() {}

  /**
   * A number.
   *
   * @throws BrokenOutput if the text is none, such as the stars of a column that is too narrow
   */
  static double number(String text) throws BrokenOutput {
    try {
      double value = Double.parseDouble(text.strip().replace('D', 'E').replace('d', 'e'));
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new BrokenOutput("“%s” stands where a number belongs".formatted(shown(text)));
    }
    throw new BrokenOutput("“%s” stands where a number belongs".formatted(shown(text)));
  }

  /** A number that does not matter to the result; null if the text is none. */
  static @Nullable Double orNull(String text) {
    try {
      return number(text);
    } catch (BrokenOutput e) {
      return null;
    }
  }

  private static String shown(String text) {
    String stripped = text.strip();
    return stripped.length() > 20 ? stripped.substring(0, 20) + "…" : stripped;
  }

  /** Numbers separated by blanks. */
  static double[] numbers(String text) throws BrokenOutput {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return new double[0];
    }
    String[] parts = stripped.split("\\s+", -1);
    double[] numbers = new double[parts.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(parts[i]);
    }
    return numbers;
  }

  /** Three numbers separated by blanks, of which further ones may follow. */
  static double[] three(String text) throws BrokenOutput {
    double[] numbers = numbers(text);
    if (numbers.length < 3) {
      throw new BrokenOutput("“%s” are not three numbers".formatted(shown(text)));
    }
    return Arrays.copyOf(numbers, 3);
  }

  /** The first three decimals of a line of columns of fixed width. */
  static double[] fixed(String line) throws BrokenOutput {
    Matcher matcher = FIXED.matcher(line);
    List<Double> found = new ArrayList<>();
    while (found.size() < 3 && matcher.find()) {
      found.add(Double.parseDouble(matcher.group()));
    }
    if (found.size() < 3) {
      throw new BrokenOutput("“%s” are not three numbers".formatted(shown(line)));
    }
    return found.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** A whole number; null if there is no text. */
  static @Nullable Integer whole(@Nullable String text) throws BrokenOutput {
    return text == null ? null : (Integer) (int) Math.round(number(text));
  }
}
