package io.backcast.model;

import java.util.Arrays;
import java.util.function.IntPredicate;

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

  /** The numbers from 0 to below {@code n} that pass, in order. */
  public static int[] where(int n, IntPredicate passes) {
    int[] found = new int[n];
    int size = 0;
    for (int i = 0; i < n; i++) {
      if (passes.test(i)) {
        found[size++] = i;
      }
    }
    return size == n ? found : Arrays.copyOf(found, size);
  }

  /** The rows {@code [n][d]} of {@code values [n, d]}. */
  public static float[][] of(float[] values, int d) {
    float[][] rows = new float[values.length / d][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(values, i * d, (i + 1) * d));
    return rows;
  }

  /** The rows {@code [n][d]} of {@code values [n, d]}, in single precision. */
  public static float[][] of(double[] values, int d) {
    float[] single = new float[values.length];
    for (int i = 0; i < single.length; i++) {
      single[i] = (float) values[i];
    }
    return of(single, d);
  }

  /** Rows {@code [n][d]} one after another, {@code [n, d]}. */
  public static float[] flat(float[][] rows) {
    int d = rows.length == 0 ? 0 : rows[0].length;
    float[] values = new float[rows.length * d];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, values, i * d, d);
    }
    return values;
  }

  /** The rows of {@code a [m, d]}, then those of {@code b [n, d]}. */
  public static float[] joined(float[] a, float[] b) {
    float[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
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
