package io.backcast.sentence;

import java.util.Locale;

/** How numbers in sentences are written. */
public interface Figures {
  /** As on the command line: decimal points, commas between the thousands of counts. */
  Figures PLAIN =
      new Figures() {
        @Override
        public String figure(String text) {
          return text;
        }

        @Override
        public String count(long value) {
          return String.format(Locale.ROOT, "%,d", value);
        }
      };

  /**
   * Text with its numbers written anew.
   *
   * @param text with decimal points, and powers of ten as in {@code 1.5e-8}
   */
  String figure(String text);

  /** How many of something. */
  String count(long value);
}
