package io.backcast.cli;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A consecutive part of all samples.
 *
 * @param first index of the first sample
 * @param samples number of samples
 */
record Shard(long first, int samples) {
  /** Counts of samples are whole numbers of 32 bits. */
  private static final int MOST = 2_000_000_000;

  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

  /** Which part of how many {@code "3/100"} names; empty if it does not read so. */
  static int[] number(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? new int[] {Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))}
        : new int[0];
  }

  /**
   * The part that {@code "3/100"} names; all samples if the text is null.
   *
   * @param samples of all parts together
   * @throws BackcastException of usage
   */
  static Shard parse(@Nullable String text, int samples) throws BackcastException {
    if (samples < 1 || samples > MOST) {
      throw new BackcastException(
          ErrorCode.USAGE, "--samples must be between 1 and 2,000,000,000, not " + samples + ".");
    }
    if (text == null) {
      return new Shard(0, samples);
    }
    int[] number = number(text);
    if (number.length == 2) {
      long k = number[0];
      long n = number[1];
      if (k >= 1 && k <= n && n <= samples) {
        long from = samples * (k - 1) / n;
        return new Shard(from, (int) (samples * k / n - from));
      }
    }
    throw new BackcastException(
        ErrorCode.USAGE,
        "--shard %s should read K/N with K from 1 to N and N at most --samples.".formatted(text));
  }
}
