package io.backcast.model;

/**
 * The Philox 4×32 generator with ten rounds (Salmon et al., SC 2011) for many sample indices at a
 * time; the numbers are those of Commons RNG's {@code Philox4x32}. One round is one loop over plain
 * arrays, which Java's compiler turns into vector instructions; all ten in one loop it does not.
 */
final class PhiloxTile {
  private static final long LOW = 0xffffffffL;
  private static final int ROUNDS = 10;
  private static final long M0 = 0xD2511F53L;
  private static final long M1 = 0xCD9E8D57L;
  private static final long W0 = 0x9E3779B9L;
  private static final long W1 = 0xBB67AE85L;

  private final long[] c0;
  private final long[] c1;
  private final long[] c2;
  private final long[] c3;

  PhiloxTile(int rows) {
    c0 = new long[rows];
    c1 = new long[rows];
    c2 = new long[rows];
    c3 = new long[rows];
  }

  /**
   * Computes four words, each of 32 bits, of every index first … first + rows − 1.
   *
   * @param block 0 for the first four words of an index, 1 for the next
   */
  void compute(long seed, long first, int block, int rows) {
    for (int t = 0; t < rows; t++) {
      // the library counts before it draws
      c0[t] = block + 1L;
      c1[t] = 0;
    }
    for (int t = 0; t < rows; t++) {
      c2[t] = (first + t) & LOW;
      c3[t] = (first + t) >>> 32;
    }
    long k0 = seed & LOW;
    long k1 = seed >>> 32;
    for (int r = 0; r < ROUNDS; r++) {
      round(rows, k0, k1, c0, c1, c2, c3);
      k0 = (k0 + W0) & LOW;
      k1 = (k1 + W1) & LOW;
    }
  }

  private static void round(
      int rows, long k0, long k1, long[] c0, long[] c1, long[] c2, long[] c3) {
    for (int t = 0; t < rows; t++) {
      long a = M0 * c0[t];
      long b = M1 * c2[t];
      c0[t] = (b >>> 32) ^ c1[t] ^ k0;
      c2[t] = (a >>> 32) ^ c3[t] ^ k1;
      c1[t] = b & LOW;
      c3[t] = a & LOW;
    }
  }

  /** The first two words of every index as a number in 0 … 1. */
  void firstDoubles(int rows, double[] u) {
    doubles(rows, c0, c1, u);
  }

  /** The last two words of every index as a number in 0 … 1. */
  void secondDoubles(int rows, double[] u) {
    doubles(rows, c2, c3, u);
  }

  private static void doubles(int rows, long[] high, long[] low, double[] u) {
    for (int t = 0; t < rows; t++) {
      u[t] = ((high[t] >>> 6) << 26 | low[t] >>> 6) * 0x1.0p-52;
    }
  }

  /** Word 0 … 3 of an index as a number in 0 … 1. */
  float single(int t, int word) {
    long bits =
        switch (word) {
          case 0 -> c0[t];
          case 1 -> c1[t];
          case 2 -> c2[t];
          default -> c3[t];
        };
    return (bits >>> 8) * 0x1.0p-24f;
  }
}
