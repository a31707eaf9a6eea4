package io.backcast.design;

import io.backcast.model.DesignMatrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The designs of a stream that may still be kept: those of the smallest scores, of equal ones the
 * earlier. How the stream is cut into parts changes nothing.
 */
final class Reserve implements Pool {
  private final int dx;
  private final int most;
  private final float[] x;
  private final double[] scores;
  private final long[] drawn;
  private int size;
  private double below = Double.POSITIVE_INFINITY;

  /**
   * An empty reserve.
   *
   * @param most designs that it holds in the end
   */
  Reserve(int most, int dx) {
    this.dx = dx;
    int places = (int) Math.min(Integer.MAX_VALUE / 16 / dx, most + most / 4L + 1024);
    // all coordinates are one array
    this.most = Math.min(most, places - places / 8);
    x = new float[places * dx];
    scores = new double[places];
    drawn = new long[places];
  }

  @Override
  public double below() {
    return below;
  }

  @Override
  public void offer(DesignMatrix designs, double[] score, long[] number) {
    for (int i = 0; i < score.length; i++) {
      if (score[i] < below) {
        if (size == scores.length) {
          shrink();
          if (score[i] >= below) {
            continue;
          }
        }
        System.arraycopy(designs.array(), i * dx, x, size * dx, dx);
        scores[size] = score[i];
        drawn[size++] = number[i];
      }
    }
  }

  /** Leaves the best. */
  private void shrink() {
    if (size <= most) {
      return;
    }
    double[] sorted = Arrays.copyOf(scores, size);
    Arrays.parallelSort(sorted);
    below = sorted[most - 1];
    int less = 0;
    while (sorted[less] < below) {
      less++;
    }
    int equal = most - less;
    int to = 0;
    for (int i = 0; i < size; i++) {
      boolean stays = scores[i] < below || (scores[i] == below && equal-- > 0);
      if (stays) {
        System.arraycopy(x, i * dx, x, to * dx, dx);
        scores[to] = scores[i];
        drawn[to++] = drawn[i];
      }
    }
    size = to;
  }

  @Override
  public boolean overflowed() {
    return below < OFF_TARGET;
  }

  @Override
  public int[] ranked() {
    shrink();
    return IntStream.range(0, size)
        .boxed()
        .sorted((a, b) -> Double.compare(scores[a], scores[b]))
        .mapToInt(i -> i)
        .toArray();
  }

  @Override
  public DesignMatrix designs(int[] rows) {
    DesignMatrix some = DesignMatrix.zeros(rows.length, dx);
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(x, rows[i] * dx, some.array(), i * dx, dx);
    }
    return some;
  }

  @Override
  public long[] numbers(int[] rows) {
    return Arrays.stream(rows).mapToLong(i -> drawn[i]).toArray();
  }

  /** The scores of some designs. */
  double[] scores(int[] rows) {
    return Arrays.stream(rows).mapToDouble(i -> scores[i]).toArray();
  }
}
