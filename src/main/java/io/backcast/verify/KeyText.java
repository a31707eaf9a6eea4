package io.backcast.verify;

import io.backcast.model.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text that keys of calculations are digests of. */
final class KeyText {
  /** Decimals of what this program writes itself. */
  private static final int OWN = 6;

  private KeyText() {}

  /** SHA-256 of a text, in hexadecimal digits. */
  static String digest(String text) {
    return Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Numbers to 1e-6, a blank before each. */
  static String numbers(double... values) {
    return numbers(OWN, values);
  }

  /** Numbers to some decimals, a blank before each; a zero has no sign. */
  static String numbers(int decimals, double... values) {
    String zero = String.format(Locale.ROOT, "%." + decimals + "f", 0.0);
    return Arrays.stream(values)
        .mapToObj(v -> String.format(Locale.ROOT, "%." + decimals + "f", v))
        .map(text -> " " + (text.equals("-" + zero) ? zero : text))
        .collect(Collectors.joining());
  }
}
