package io.backcast.cli;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** What is said of an option's value that is not the number the option takes. */
final class NumberMistake {
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");

  private NumberMistake() {}

  /** The sentence; null if something else is wrong. */
  static @Nullable String sentence(ParameterException failure) {
    if (!(failure.getArgSpec() instanceof OptionSpec option) || failure.getValue() == null) {
      return null;
    }
    Class<?> type = option.type();
    if (type == double.class || type == Double.class) {
      return "%s must be a number, not %s. Use a dot for decimals."
          .formatted(option.longestName(), failure.getValue());
    }
    boolean small = type == int.class || type == Integer.class;
    return small || type == long.class || type == Long.class
        ? whole(option.longestName(), failure.getValue(), small ? Integer.SIZE : Long.SIZE)
        : null;
  }

  private static String whole(String option, String value, int bits) {
    if (!WHOLE.matcher(value).matches()) {
      return "%s must be a whole number, not %s. Write it in digits alone, as in 10000."
          .formatted(option, value);
    }
    BigInteger limit = BigInteger.TWO.pow(bits - 1);
    return value.startsWith("-")
        ? String.format(
            Locale.ROOT, "%s must be at least %,d, not %s.", option, limit.negate(), value)
        : String.format(
            Locale.ROOT,
            "%s must be at most %,d, not %s.",
            option,
            limit.subtract(BigInteger.ONE),
            value);
  }
}
