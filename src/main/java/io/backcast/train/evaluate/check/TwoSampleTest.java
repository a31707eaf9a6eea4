package io.backcast.train.evaluate.check;

import io.backcast.model.CheckVerdict;
import io.backcast.model.DesignSpace;
import io.backcast.model.Distances;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Classifier two-sample test (Lopez-Paz and Oquab, “Revisiting Classifier Two-Sample Tests”, 2017):
 * randomized trees tell draws of the generator from designs of the prior that were accepted in a
 * target bin. They see the targets too, so that draws must fit to theirs and not only to the bin.
 * They are grown on half the pairs and asked about the other half, so that answers are independent:
 * for a right generator half of them are right.
 *
 * @param accuracy share of right answers
 * @param allowed how much above a half the accuracy may be by chance
 * @param rows designs of each sample
 * @param wider how much farther draws are from each other than accepted designs are, as a share
 */
record TwoSampleTest(double accuracy, double allowed, int rows, double wider) {
  /** Draws whose mutual distances differ by more than this are too wide or too narrow. */
  private static final double WIDER = 0.05;

  private static final int COMPARED = 400;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /**
   * Compares samples.
   *
   * @param truth accepted designs, scaled, {@code [n][dx]}
   * @param drawn a draw for the target of each, scaled, {@code [n][dx]}
   * @param y the targets {@code [n][dy]}
   * @param falseAlarm chance that the accuracy of a right generator is called significant
   */
  static TwoSampleTest of(
      DesignSpace space,
      float[][] truth,
      float[][] drawn,
      double[][] y,
      double falseAlarm,
      long seed) {
    int n = truth.length;
    if (n < CheckOptions.MIN_ROWS) {
      return new TwoSampleTest(Double.NaN, Double.NaN, n, Double.NaN);
    }
    float[][] rows = new float[2 * n][];
    boolean[] second = new boolean[2 * n];
    for (int i = 0; i < n; i++) {
      rows[2 * i] = withTarget(space, truth[i], y[i]);
      rows[2 * i + 1] = withTarget(space, drawn[i], y[i]);
      second[2 * i + 1] = true;
    }
    int[] order = Randoms.permutation(n, Randoms.generator(seed));
    int[] fit = both(Arrays.copyOf(order, n / 2));
    int[] asked = both(Arrays.copyOfRange(order, n / 2, n));
    RandomizedTrees trees = new RandomizedTrees(rows, second, fit, seed);
    double[] scores =
        Arrays.stream(asked).parallel().mapToDouble(i -> trees.share(rows[i])).toArray();
    boolean[] known = new boolean[asked.length];
    for (int i = 0; i < known.length; i++) {
      known[i] = second[asked[i]];
    }
    double accuracy = SampleClassifier.accuracy(scores, known);
    double std = standardError(scores, known, accuracy);
    double allowed = std * NORMAL.inverseSurvivalProbability(falseAlarm);
    return new TwoSampleTest(accuracy, allowed, n, distance(drawn) / distance(truth) - 1);
  }

  /** The rows of some pairs, both of a pair behind each other. */
  private static int[] both(int[] pairs) {
    return Arrays.stream(pairs).flatMap(i -> IntStream.of(2 * i, 2 * i + 1)).toArray();
  }

  /**
   * The standard error of the accuracy, from pair to pair: the two designs for one target are
   * judged alike, so that their answers are not independent.
   */
  private static double standardError(double[] scores, boolean[] second, double accuracy) {
    int n = scores.length / 2;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double pair =
          SampleClassifier.accuracy(
              Arrays.copyOfRange(scores, 2 * i, 2 * i + 2),
              Arrays.copyOfRange(second, 2 * i, 2 * i + 2));
      squares += (pair - accuracy) * (pair - accuracy);
    }
    // where all pairs are judged alike there is no less chance than among so many coins
    return Math.max(Math.sqrt(squares / (n - 1) / n), 0.25 / n);
  }

  private static float[] withTarget(DesignSpace space, float[] design, double[] y) {
    float[] row = Arrays.copyOf(design, design.length + y.length);
    for (int k = 0; k < y.length; k++) {
      Property p = space.properties().get(k);
      row[design.length + k] = (float) (2 * p.share(y[k]) - 1);
    }
    return row;
  }

  /** Mean distance of the designs from each other. */
  private static double distance(float[][] designs) {
    int n = Math.min(COMPARED, designs.length);
    double sum =
        IntStream.range(0, n)
            .parallel()
            .mapToDouble(
                i ->
                    IntStream.range(0, i)
                        .mapToDouble(j -> Math.sqrt(Distances.squared(designs[i], designs[j])))
                        .sum())
            .sum();
    return sum / (n * (n - 1) / 2.0);
  }

  CheckVerdict verdict() {
    if (rows < CheckOptions.MIN_ROWS) {
      return CheckVerdict.TOO_FEW_ROWS;
    }
    if (!(accuracy - 0.5 > allowed)) {
      return CheckVerdict.CALIBRATED;
    }
    return wider > WIDER
        ? CheckVerdict.TOO_WIDE
        : wider < -WIDER ? CheckVerdict.TOO_NARROW : CheckVerdict.BIASED;
  }
}
