package io.backcast.train.distil;

import java.util.Locale;

/**
 * How far an ONNX file is from the network it was traced from.
 *
 * @param file its name
 * @param output that differs most
 * @param size of the largest difference, in spreads of that output; NaN if a number is not finite
 * @param limit below which it is rounding
 */
public record ExportDifference(String file, String output, double size, double limit) {
  /** Whether the file computes the same but for rounding; false for NaN. */
  public boolean negligible() {
    return size <= limit;
  }

  /** For people: which output of which file, and by how much. */
  public String text() {
    return Double.isNaN(size)
        ? "%s gives no finite %s".formatted(file, output)
        : String.format(Locale.ROOT, "%s is off by %.1e of the spread of %s", file, size, output);
  }
}
