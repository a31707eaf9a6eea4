package io.backcast.train.evaluate;

import java.util.ArrayList;
import java.util.List;

/** Round numbers on a log scale. */
final class RoundNumbers {
  /** About so many numbers are wanted. */
  private static final int WANTED = 6;

  private RoundNumbers() {}

  /** Powers of ten strictly inside a range, every second or third one where there are many. */
  static double[] between(double lower, double upper) {
    List<Integer> powers = new ArrayList<>();
    for (int power = (int) Math.floor(Math.log10(lower)); power <= Math.log10(upper); power++) {
      double value = Double.parseDouble("1e" + power);
      if (value > lower && value < upper) {
        powers.add(power);
      }
    }
    int every = Math.max(1, (int) Math.ceil(powers.size() / (double) WANTED));
    List<Double> values = new ArrayList<>();
    for (int i = (powers.size() - 1) % every / 2; i < powers.size(); i += every) {
      values.add(Double.parseDouble("1e" + powers.get(i)));
    }
    return values.isEmpty()
        ? new double[] {Math.sqrt(lower) * Math.sqrt(upper)}
        : values.stream().mapToDouble(v -> v).toArray();
  }
}
