package io.backcast.engine.importing;

import io.backcast.model.Randoms;

/** Numbers for one input of a trial; row i is the same however many rows are drawn. */
sealed interface TrialInput {
  /** Rows, {@code [n, d]}. */
  float[] rows(int n);

  /**
   * Standard normal numbers.
   *
   * @param width number of columns
   */
  record Normal(int width) implements TrialInput {
    @Override
    public float[] rows(int n) {
      return Randoms.normals(1, 0, n, width);
    }
  }

  /**
   * Numbers spread evenly between bounds.
   *
   * @param lower bound of each column
   * @param upper bound of each column
   */
  record Uniform(double[] lower, double[] upper) implements TrialInput {
    @Override
    public float[] rows(int n) {
      int d = lower.length;
      float[] values = Randoms.uniforms(2, 0, n, d);
      for (int i = 0; i < values.length; i++) {
        int k = i % d;
        values[i] = (float) (lower[k] + values[i] * (upper[k] - lower[k]));
      }
      return values;
    }
  }
}
