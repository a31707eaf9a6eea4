package io.backcast.model;

import java.util.ArrayList;
import java.util.List;

/** Round numbers on a log scale. */
public final class RoundNumbers {
  private RoundNumbers() {}

  private static double middle(double lower, double upper) {
    double exact = Math.sqrt(lower) * Math.sqrt(upper);
    double round = Double.parseDouble(Numbers.significant(exact, 2));
    return round > lower && round < upper ? round : exact;
  }

  /**
   * Powers of ten strictly inside a range, every second or third one where there are many; the
   * middle of the range if there is none.
   *
   * @param most how many at most
   */
  public static double[] between(double lower, double upper, int most) {
    List<Integer> powers = new ArrayList<>();
    for (int power = (int) Math.floor(Math.log10(lower)); power <= Math.log10(upper); power++) {
      double value = Double.parseDouble("1e" + power);
      if (value > lower && value < upper) {
        powers.add(power);
      }
    }
    int every = Math.max(1, (int) Math.ceil(powers.size() / (double) most));
    List<Double> values = new ArrayList<>();
    for (int i = (powers.size() - 1) % every / 2; i < powers.size(); i += every) {
      values.add(Double.parseDouble("1e" + powers.get(i)));
    }
    return values.isEmpty()
        ? new double[] {middle(lower, upper)}
        : values.stream().mapToDouble(v -> v).toArray();
  }
}
