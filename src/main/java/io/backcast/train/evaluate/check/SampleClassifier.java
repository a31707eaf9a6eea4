package io.backcast.train.evaluate.check;

import io.backcast.model.Randoms;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Tells two samples apart by {@link RandomizedTrees} that are grown and asked on different folds:
 * no row is judged by trees that have seen it, or another row of its group.
 */
final class SampleClassifier {
  private static final int FOLDS = 5;

  private SampleClassifier() {}

  /**
   * How far each row is taken for one of the second sample, in 0 … 1.
   *
   * @param rows {@code [n][columns]}
   * @param second whether a row is of the second sample, {@code [n]}
   * @param group rows of one group are in the same fold, {@code [n]}, numbered from 0
   */
  static double[] outOfFold(float[][] rows, boolean[] second, int[] group, long seed) {
    int groups = Arrays.stream(group).max().orElse(0) + 1;
    int[] place = Randoms.permutation(groups, Randoms.generator(seed));
    double[] scores = new double[rows.length];
    for (int fold = 0; fold < FOLDS; fold++) {
      int left = fold;
      int[] fit =
          IntStream.range(0, rows.length).filter(i -> place[group[i]] % FOLDS != left).toArray();
      RandomizedTrees trees = new RandomizedTrees(rows, second, fit, seed * FOLDS + fold);
      IntStream.range(0, rows.length)
          .parallel()
          .filter(i -> place[group[i]] % FOLDS == left)
          .forEach(i -> scores[i] = trees.share(rows[i]));
    }
    return scores;
  }

  /** Share of the rows that are put into the right sample; one in the middle counts a half. */
  static double accuracy(double[] scores, boolean[] second) {
    double right = 0;
    for (int i = 0; i < scores.length; i++) {
      right += scores[i] == 0.5 ? 0.5 : (scores[i] > 0.5) == second[i] ? 1 : 0;
    }
    return right / scores.length;
  }
}
