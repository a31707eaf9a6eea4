package io.backcast.model;

import java.util.Arrays;

/**
 * A permutation of scaled variables with sign changes that leaves every property unchanged: {@code
 * x'[i] = sign[i] · x[source[i]]} in coordinates where the bounds are −1 and 1.
 */
public record Symmetry(int[] source, int[] sign) {

  public static Symmetry identity(int dimensions) {
    int[] source = new int[dimensions];
    int[] sign = new int[dimensions];
    Arrays.setAll(source, i -> i);
    Arrays.fill(sign, 1);
    return new Symmetry(source, sign);
  }

  /** The composition: first {@code first}, then this operation. */
  public Symmetry after(Symmetry first) {
    int[] s = new int[source.length];
    int[] g = new int[source.length];
    for (int i = 0; i < s.length; i++) {
      s[i] = first.source[source[i]];
      g[i] = sign[i] * first.sign[source[i]];
    }
    return new Symmetry(s, g);
  }

  /** Writes the image of row {@code from} of {@code x [n, d]} to row {@code to} of {@code out}. */
  public void apply(float[] x, int from, float[] out, int to) {
    int d = source.length;
    for (int i = 0; i < d; i++) {
      out[to * d + i] = sign[i] * x[from * d + source[i]];
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Symmetry s
        && Arrays.equals(source, s.source)
        && Arrays.equals(sign, s.sign);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(source) + Arrays.hashCode(sign);
  }
}
