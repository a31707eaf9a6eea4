package io.backcast.model;

/** Row operations on flat row-major arrays. */
public final class Rows {
  private Rows() {}

  /** The rows at {@code indices} of {@code values [n, d]}, where d follows from the length. */
  public static float[] pick(float[] values, int n, int[] indices) {
    int d = n == 0 ? 0 : values.length / n;
    float[] out = new float[indices.length * d];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(values, indices[i] * d, out, i * d, d);
    }
    return out;
  }

  /** Column {@code column} of {@code values [n, d]}. */
  public static double[] column(float[] values, int d, int column) {
    double[] out = new double[values.length / d];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[i * d + column];
    }
    return out;
  }
}
