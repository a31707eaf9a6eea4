package io.backcast.train.member;

import io.backcast.train.net.Ops;

/**
 * A fitted Gaussian process. Its variants lie about the mean with the standard deviation of its
 * posterior.
 *
 * @param shape of the kernel
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
    float[] factors,
    float[] points,
    float[] squares,
    float[] weights,
    float mean,
    float[] whitening,
    int some,
    float signal,
    float[] contrasts)
    implements FittedMember {
  /** Keeps the root of a variance away from zero, where it would magnify rounding. */
  private static final float LEAST_VARIANCE = 1e-4f;

  @Override
  public <T> T variants(Ops<T> o, T e) {
    int de = factors.length;
    int rows = weights.length;
    T z = o.mul(e, o.constant(factors, 1, de));
    T products = o.matMul(z, o.constant(points, de, rows));
    T lengths = o.add(o.sum(o.mul(z, z), 1, true), o.constant(squares, 1, rows));
    T square = o.clip(o.sub(lengths, o.mul(products, o.scalar(2))), 0, 1e12f);
    T k = kernel(o, square);
    T centre = o.add(o.matMul(k, o.constant(weights, rows, 1)), o.scalar(mean));
    T explained = o.matMul(o.slice(k, 1, 0, some), o.constant(whitening, some, some));
    T variance = o.sub(o.scalar(1), o.sum(o.mul(explained, explained), 1, true));
    T deviation = o.mul(o.sqrt(o.clip(variance, LEAST_VARIANCE, 1)), o.scalar(signal));
    return o.add(o.matMul(deviation, o.constant(contrasts, 1, contrasts.length)), centre);
  }

  private <T> T kernel(Ops<T> o, T square) {
    if (shape == KernelShape.GAUSSIAN) {
      return o.exp(o.mul(square, o.scalar(-0.5f)));
    }
    T r = o.sqrt(square);
    T k = o.add(o.add(r, o.mul(square, o.scalar(1 / 3f))), o.scalar(1));
    return o.mul(k, o.exp(o.neg(r)));
  }
}
