package io.backcast.train.member;

import io.backcast.train.net.Ops;

/**
 * A fitted Gaussian process. Its variants lie about the mean with the standard deviation of its
 * posterior.
 *
 * @param shape of the kernel
 * @param wide whether its mean is summed in double precision; in single precision all numbers below
 *     are rounded to it
 * @param factors that turn encoded designs into lengths times the root of the shape's unit, {@code
 *     [de]}
 * @param points the rows that it knows, in those units, transposed, {@code [de, rows]}
 * @param squares their squared lengths, {@code [rows]}
 * @param weights of the kernel's values, {@code [rows]}
 * @param mean that is added
 * @param whitening turns kernel values of the first rows into the part of the variance that they
 *     explain, {@code [some, some]}
 * @param some number of rows that the variance is computed from
 * @param signal standard deviation far from all rows
 * @param contrasts of the variants in standard deviations, {@code [variants]}: mean 0, sample
 *     deviation 1
 */
record GaussianProcess(
    KernelShape shape,
    boolean wide,
    double[] factors,
    double[] points,
    double[] squares,
    double[] weights,
    double mean,
    float[] whitening,
    int some,
    float signal,
    float[] contrasts)
    implements FittedMember {
  /** Keeps the root of a variance away from zero, where it would magnify rounding. */
  private static final float LEAST_VARIANCE = 1e-4f;

  @Override
  public <T> T variants(Ops<T> o, T e) {
    int rows = weights.length;
    T k = kernel(o, squareDistances(o, wide ? o.wide(e) : e));
    T centre =
        o.add(o.matMul(k, constant(o, weights, rows, 1)), constant(o, new double[] {mean}, 1));
    T first = single(o, o.slice(k, 1, 0, some));
    T explained = o.matMul(first, o.constant(whitening, some, some));
    T variance = o.sub(o.scalar(1), o.sum(o.mul(explained, explained), 1, true));
    T deviation = o.mul(o.sqrt(o.clip(variance, LEAST_VARIANCE, 1)), o.scalar(signal));
    return o.add(
        o.matMul(deviation, o.constant(contrasts, 1, contrasts.length)), single(o, centre));
  }

  /** {@code [n, de] → [n, rows]}. */
  private <T> T squareDistances(Ops<T> o, T e) {
    int de = factors.length;
    int rows = weights.length;
    T z = o.mul(e, constant(o, factors, 1, de));
    T products = o.matMul(z, constant(o, points, de, rows));
    T lengths = o.add(o.sum(o.mul(z, z), 1, true), constant(o, squares, 1, rows));
    T square = o.sub(lengths, o.mul(products, constant(o, new double[] {2}, 1)));
    // in double precision a difference that should be 0 is next to nothing below it
    return wide ? square : o.clip(square, 0, 1e12f);
  }

  private <T> T kernel(Ops<T> o, T square) {
    if (shape == KernelShape.GAUSSIAN) {
      return o.exp(o.mul(square, constant(o, new double[] {-0.5}, 1)));
    }
    T r = o.sqrt(square);
    T k = o.add(o.add(r, o.mul(square, o.scalar(1 / 3f))), o.scalar(1));
    return o.mul(k, o.exp(o.neg(r)));
  }

  private <T> T constant(Ops<T> o, double[] values, long... shape) {
    return wide ? o.wideConstant(values, shape) : o.constant(floats(values), shape);
  }

  private <T> T single(Ops<T> o, T a) {
    return wide ? o.single(a) : a;
  }

  /** Rounded to single precision. */
  static float[] floats(double[] values) {
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) values[i];
    }
    return out;
  }
}
