package io.backcast.train.member;

import java.util.Arrays;

/**
 * Weights of several predictors of one property: those with the smallest mean absolute error on
 * rows that none of them has seen, among all that are tenths and sum to one (stacking, Wolpert
 * 1992). So coarse a choice does not fit the noise of few rows.
 */
public final class MemberWeights {
  private static final int PARTS = 10;

  private final double[][] predictions;
  private final double[] truth;
  private final int[] parts;
  private double smallest = Double.POSITIVE_INFINITY;
  private int[] best;

  private MemberWeights(double[][] predictions, double[] truth) {
    this.predictions = predictions;
    this.truth = truth;
    this.parts = new int[predictions.length];
    this.best = parts;
  }

  /**
   * The best weights.
   *
   * @param predictions {@code [predictors][rows]}
   * @param truth {@code [rows]}
   * @return {@code [predictors]}
   */
  public static double[] of(double[][] predictions, double[] truth) {
    MemberWeights search = new MemberWeights(predictions, truth);
    search.tryAll(0, PARTS);
    return Arrays.stream(search.best).mapToDouble(p -> (double) p / PARTS).toArray();
  }

  private void tryAll(int predictor, int left) {
    if (predictor == parts.length - 1) {
      parts[predictor] = left;
      double error = error();
      if (error < smallest) {
        smallest = error;
        best = parts.clone();
      }
      return;
    }
    for (int part = left; part >= 0; part--) {
      parts[predictor] = part;
      tryAll(predictor + 1, left - part);
    }
  }

  private double error() {
    double sum = 0;
    for (int i = 0; i < truth.length; i++) {
      double predicted = 0;
      for (int k = 0; k < parts.length; k++) {
        predicted += parts[k] * predictions[k][i];
      }
      sum += Math.abs(predicted / PARTS - truth[i]);
    }
    return sum;
  }
}
