package io.backcast.literature;

import io.backcast.model.Randoms;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Classifier two-sample test (Lopez-Paz and Oquab 2017) as in Lueckmann et al. 2021: the accuracy
 * of a network with two hidden layers of ten rectified units for each dimension that tells samples
 * of one distribution from those of another, mean over five folds; 0.5 where it cannot. Inputs are
 * in standard deviations of the first sample. Adam in batches of 200, until the loss has not fallen
 * by 1e-4 in ten epochs.
 */
public final class TwoSampleTest {
  private static final int FOLDS = 5;
  private static final int BATCH = 200;
  private static final int MOST_EPOCHS = 200;
  private static final int PATIENCE = 10;
  private static final double LEAST_GAIN = 1e-4;

  private TwoSampleTest() {}

  /**
   * The accuracy.
   *
   * @param a {@code [n][d]}, by which inputs are scaled
   * @param b {@code [m][d]}
   */
  public static double accuracy(double[][] a, double[][] b, long seed) {
    int d = a[0].length;
    double[] mean = new double[d];
    double[] deviation = new double[d];
    for (int j = 0; j < d; j++) {
      int column = j;
      mean[j] = Arrays.stream(a).mapToDouble(row -> row[column]).average().orElse(0);
      double variance =
          Arrays.stream(a).mapToDouble(row -> Math.pow(row[column] - mean[column], 2)).sum()
              / Math.max(1, a.length - 1);
      deviation[j] = variance > 0 ? Math.sqrt(variance) : 1;
    }
    double[][] x = new double[a.length + b.length][d];
    for (int i = 0; i < x.length; i++) {
      double[] row = i < a.length ? a[i] : b[i - a.length];
      for (int j = 0; j < d; j++) {
        x[i][j] = (row[j] - mean[j]) / deviation[j];
      }
    }
    int[] order = Randoms.permutation(x.length, Randoms.generator(seed));
    return IntStream.range(0, FOLDS)
        .parallel()
        .mapToDouble(fold -> fold(x, a.length, order, fold, seed))
        .average()
        .orElseThrow();
  }

  private static double fold(double[][] x, int first, int[] order, int fold, long seed) {
    int from = x.length * fold / FOLDS;
    int to = x.length * (fold + 1) / FOLDS;
    int[] held = Arrays.copyOfRange(order, from, to);
    int[] fit =
        IntStream.concat(Arrays.stream(order, 0, from), Arrays.stream(order, to, order.length))
            .toArray();
    RandomGenerator random = Randoms.generator(seed * 31 + fold);
    SmallClassifier classifier = new SmallClassifier(x[0].length, 10 * x[0].length, random);
    double smallest = Double.POSITIVE_INFINITY;
    int since = 0;
    for (int epoch = 0; epoch < MOST_EPOCHS && since < PATIENCE; epoch++) {
      Randoms.shuffle(fit, random);
      double loss = 0;
      for (int start = 0; start < fit.length; start += BATCH) {
        int end = Math.min(fit.length, start + BATCH);
        loss += classifier.step(x, first, fit, start, end) / fit.length;
      }
      since = loss > smallest - LEAST_GAIN ? since + 1 : 0;
      smallest = Math.min(smallest, loss);
    }
    int right = 0;
    for (int i : held) {
      right += (classifier.logit(x[i]) > 0) == (i >= first) ? 1 : 0;
    }
    return right / (double) held.length;
  }
}
