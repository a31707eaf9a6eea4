package io.backcast.train.net;

import java.util.Arrays;
import java.util.List;

/**
 * Monotonic curves of the unit interval onto itself, rational and quadratic in each bin (Gregory
 * and Delbourgo 1982; Durkan et al., NeurIPS 2019). A curve can be nearly flat between steep parts,
 * so that one latent coordinate forks into several separate branches of designs.
 *
 * @param bins of each curve
 */
record RationalQuadraticSpline(int bins) {
  /** No bin is narrower or lower, so that no spline is steeper than about 1 over this. */
  private static final float LEAST_BIN = 1e-3f;

  /** Least derivative at a knot. */
  private static final float LEAST_SLOPE = 1e-3f;

  /** What softplus takes to 1 − LEAST_SLOPE, so that a network's zero is a derivative of 1. */
  private static final float UNIT_SLOPE = (float) Math.log(Math.expm1(1 - LEAST_SLOPE));

  /** Keeps the square root's slope finite. */
  private static final float LEAST_DISCRIMINANT = 1e-10f;

  /** Values {@code [n, d]} and log|derivative| {@code [n, d]}. */
  record Moved<T>(T value, T logSlope) {}

  /** How many numbers make a curve: widths, heights, and slopes at the knots. */
  int numbers() {
    return 3 * bins + 1;
  }

  /**
   * The bin of each value, all of them {@code [n · d]}: with a last axis of length 1, ONNX Runtime
   * would combine them with constants row by row.
   *
   * @param left knot
   * @param width of the bin
   * @param bottom value of the spline at the left knot
   * @param height of the bin
   * @param first derivative at the left knot
   * @param second derivative at the right knot
   */
  private record Bin<T>(T left, T width, T bottom, T height, T first, T second) {}

  /** {@code v [n, d]} by the curves of {@code raw [n, d · numbers]}; of zeros none moves. */
  <T> Moved<T> forward(Ops<T> o, T v, T raw, int d) {
    Bin<T> bin = bin(o, v, raw, false);
    T share = o.clip(o.div(o.sub(o.reshape(v, -1), bin.left), bin.width), 0, 1);
    T slope = o.div(bin.height, bin.width);
    T both = o.mul(share, rest(o, share));
    T bend = o.sub(o.add(bin.first, bin.second), o.mul(slope, o.scalar(2)));
    T denominator = o.add(slope, o.mul(bend, both));
    T squared = o.mul(share, share);
    T numerator = o.add(o.mul(slope, squared), o.mul(bin.first, both));
    T value = o.add(bin.bottom, o.div(o.mul(bin.height, numerator), denominator));
    T edges =
        o.add(o.mul(bin.second, squared), o.mul(bin.first, o.mul(rest(o, share), rest(o, share))));
    T change = o.add(edges, o.mul(o.mul(slope, o.scalar(2)), both));
    T logSlope = o.add(o.mul(o.sub(o.log(slope), o.log(denominator)), o.scalar(2)), o.log(change));
    return new Moved<>(o.reshape(value, -1, d), o.reshape(logSlope, -1, d));
  }

  /** The inverse of {@link #forward}. */
  <T> T inverse(Ops<T> o, T v, T raw, int d) {
    Bin<T> bin = bin(o, v, raw, true);
    T share = o.clip(o.div(o.sub(o.reshape(v, -1), bin.bottom), bin.height), 0, 1);
    T slope = o.div(bin.height, bin.width);
    T bend = o.sub(o.add(bin.first, bin.second), o.mul(slope, o.scalar(2)));
    // a t² + b t + c = 0, by the formula that does not cancel
    T a = o.add(o.sub(slope, bin.first), o.mul(share, bend));
    T b = o.sub(bin.first, o.mul(share, bend));
    T c = o.neg(o.mul(slope, share));
    T discriminant = o.sub(o.mul(b, b), o.mul(o.mul(a, c), o.scalar(4)));
    T root = o.sqrt(o.clip(discriminant, LEAST_DISCRIMINANT, Float.MAX_VALUE));
    T t = o.div(o.mul(c, o.scalar(-2)), o.add(b, root));
    return o.reshape(o.add(bin.left, o.mul(o.clip(t, 0, 1), bin.width)), -1, d);
  }

  static <T> T rest(Ops<T> o, T share) {
    return o.add(o.neg(share), o.scalar(1));
  }

  /** The bin that holds each value {@code [n, d]}: along the inputs, or the outputs if inverse. */
  private <T> Bin<T> bin(Ops<T> o, T v, T raw, boolean inverse) {
    T all = o.reshape(raw, -1, numbers());
    List<T> parts = o.split(all, 1, bins, 2 * bins, numbers());
    T widths = sizes(o, parts.get(0));
    T heights = sizes(o, parts.get(1));
    T lefts = o.matMul(widths, sumsBefore(o));
    T bottoms = o.matMul(heights, sumsBefore(o));
    T at = o.sub(inverse ? bottoms : lefts, o.reshape(v, -1, 1));
    // 1 in the bins that begin at or below the value; the first one, at 0, always does
    T begun = o.notPositive(at);
    T chosen = o.sub(begun, o.matMul(begun, shift(o)));
    T slopes = parts.get(2);
    return new Bin<>(
        pick(o, chosen, lefts),
        pick(o, chosen, widths),
        pick(o, chosen, bottoms),
        pick(o, chosen, heights),
        slope(o, pick(o, chosen, o.slice(slopes, 1, 0, bins))),
        slope(o, pick(o, chosen, o.slice(slopes, 1, 1, bins + 1))));
  }

  /** The derivative at a knot. Of the two that are picked, not of all: softplus is slow. */
  private static <T> T slope(Ops<T> o, T raw) {
    return o.add(o.softplus(o.add(raw, o.scalar(UNIT_SLOPE))), o.scalar(LEAST_SLOPE));
  }

  private static <T> T pick(Ops<T> o, T chosen, T values) {
    return o.sum(o.mul(chosen, values), 1, false);
  }

  /** Shares of the box that add up to 1, none below {@link #LEAST_BIN}. */
  private <T> T sizes(Ops<T> o, T raw) {
    return o.add(o.mul(o.softmax(raw), o.scalar(1 - LEAST_BIN * bins)), o.scalar(LEAST_BIN));
  }

  /** Turns sizes into the sums of those before each. */
  private <T> T sumsBefore(Ops<T> o) {
    float[] matrix = new float[bins * bins];
    for (int from = 0; from < bins; from++) {
      Arrays.fill(matrix, from * bins + from + 1, (from + 1) * bins, 1);
    }
    return o.constant(matrix, bins, bins);
  }

  /** Moves each entry one place back; the last becomes 0. */
  private <T> T shift(Ops<T> o) {
    float[] matrix = new float[bins * bins];
    for (int to = 0; to < bins - 1; to++) {
      matrix[(to + 1) * bins + to] = 1;
    }
    return o.constant(matrix, bins, bins);
  }
}
