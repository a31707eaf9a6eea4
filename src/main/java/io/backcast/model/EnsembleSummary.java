package io.backcast.model;

import java.util.List;

/**
 * Mean and spread of the predictions of an ensemble.
 *
 * @param mean over the members, {@code [size]}; of the logarithms, as a value, on a log scale
 * @param spread their sample standard deviation, {@code [size]}, in the coordinate of the scale; 0
 *     for one member
 */
public record EnsembleSummary(float[] mean, double[] spread) {

  /**
   * Averages an ensemble.
   *
   * @param members predictions, one block per member, {@code [m, size]}
   * @param size length of a block: rows times properties
   */
  public static EnsembleSummary of(float[] members, int size) {
    return of(members, size, List.of());
  }

  /**
   * Averages an ensemble's predictions in physical units, each property in the coordinate of its
   * scale.
   *
   * @param members predictions, one block per member, {@code [m, size]}
   * @param size length of a block: rows times properties
   * @param properties in turn; none if all are on a linear scale
   */
  public static EnsembleSummary of(float[] members, int size, List<Property> properties) {
    int m = size == 0 ? 0 : members.length / size;
    float[] mean = new float[size];
    double[] spread = new double[size];
    for (int i = 0; i < size; i++) {
      Scale scale =
          properties.isEmpty() ? Scale.LINEAR : properties.get(i % properties.size()).axis();
      double sum = 0;
      for (int k = 0; k < m; k++) {
        sum += scale.coordinate(members[k * size + i]);
      }
      double centre = sum / m;
      double squares = 0;
      for (int k = 0; k < m; k++) {
        double difference = scale.coordinate(members[k * size + i]) - centre;
        squares += difference * difference;
      }
      mean[i] = (float) scale.value(centre);
      spread[i] = m < 2 ? 0 : Math.sqrt(squares / (m - 1));
    }
    return new EnsembleSummary(mean, spread);
  }
}
