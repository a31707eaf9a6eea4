package io.backcast.model;

/**
 * Mean and spread of the predictions of an ensemble.
 *
 * @param mean over the members, {@code [size]}
 * @param spread their sample standard deviation, {@code [size]}; 0 for one member
 */
public record EnsembleSummary(float[] mean, double[] spread) {

  /**
   * Averages an ensemble.
   *
   * @param members predictions, one block per member, {@code [m, size]}
   * @param size length of a block: rows times properties
   */
  public static EnsembleSummary of(float[] members, int size) {
    int m = size == 0 ? 0 : members.length / size;
    float[] mean = new float[size];
    double[] spread = new double[size];
    for (int i = 0; i < size; i++) {
      double sum = 0;
      for (int k = 0; k < m; k++) {
        sum += members[k * size + i];
      }
      double centre = sum / m;
      double squares = 0;
      for (int k = 0; k < m; k++) {
        double difference = members[k * size + i] - centre;
        squares += difference * difference;
      }
      mean[i] = (float) centre;
      spread[i] = m < 2 ? 0 : Math.sqrt(squares / (m - 1));
    }
    return new EnsembleSummary(mean, spread);
  }
}
