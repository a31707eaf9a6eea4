package io.backcast.design;

import io.backcast.model.DesignMatrix;

/** The designs of a stream that may still be kept; its size is limited, whatever the stream's. */
interface Pool {
  /** Scores from here on mark designs that are off target: they only stand in for others. */
  double OFF_TARGET = 1e12;

  /** A score from which on nothing is taken. */
  double below();

  /**
   * Takes what may be among the best.
   *
   * @param score see {@link Screen}
   * @param number of each among all samples, ascending and after those before
   */
  void offer(DesignMatrix designs, double[] score, long[] number);

  /** Whether designs were left out that may be on target; known after {@link #ranked}. */
  boolean overflowed();

  /** Which designs there are, those to be judged first in front. */
  int[] ranked();

  /** Some of the designs. */
  DesignMatrix designs(int[] rows);

  /** Their numbers among all samples. */
  long[] numbers(int[] rows);
}
