package io.backcast.design;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which of the designs of an answer are wanted, as the table of the window shows them: those inside
 * ranges of their variables and of one cluster, or rows by number.
 *
 * @param low smallest values, {@code [dx]}; −∞ where all are wanted
 * @param high largest values, {@code [dx]}; ∞ where all are wanted
 * @param cluster its number, from 1 for the largest; 0 for all
 * @param rows of the answer, from 1; empty for all
 */
public record DesignFilter(double[] low, double[] high, int cluster, int[] rows) {
  /**
   * The designs of an answer that are wanted.
   *
   * @throws BackcastException if the answer has no such cluster or row
   */
  public DesignSet of(DesignSpace space, DesignSet answer) throws BackcastException {
    if (rows.length > 0) {
      int last = Arrays.stream(rows).max().orElse(0);
      if (last > answer.size()) {
        throw new BackcastException(
            ErrorCode.USAGE,
            "There are %s designs and no row %s. Name other --rows."
                .formatted(answer.size(), last));
      }
      return answer.rows(Arrays.stream(rows).map(i -> i - 1).toArray());
    }
    int[] labels = new int[answer.size()];
    if (cluster > 0) {
      DesignClusters clusters = DesignClusters.of(space, space.group(), answer.designs());
      if (cluster > clusters.count()) {
        throw new BackcastException(
            ErrorCode.USAGE,
            "The designs form %s clusters; there is no cluster %s."
                .formatted(clusters.count(), cluster));
      }
      labels = clusters.labels();
    }
    int[] found = labels;
    return answer.rows(
        IntStream.range(0, answer.size())
            .filter(i -> cluster == 0 || found[i] == cluster - 1)
            .filter(i -> isInside(answer.x(), i))
            .toArray());
  }

  private boolean isInside(float[] x, int row) {
    for (int j = 0; j < low.length; j++) {
      float value = x[row * low.length + j];
      if (!(value >= low[j] && value <= high[j])) {
        return false;
      }
    }
    return true;
  }
}
