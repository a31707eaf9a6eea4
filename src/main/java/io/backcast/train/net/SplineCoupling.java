package io.backcast.train.net;

import java.util.Arrays;

/**
 * Couplings by monotonic rational-quadratic splines (Gregory and Delbourgo 1982; Durkan et al.,
 * NeurIPS 2019) on the unit box {@code u = (f + 1) / 2}. A spline can be nearly flat between steep
 * parts, so that one latent coordinate forks into several separate branches of designs; on the box
 * itself, as there the prior has sharp ends and bins are where designs are. Latent points are the
 * box's through a logit, {@code z = logit(u) / 1.702}, which is within 0.01 of the normal
 * distribution's quantiles, a difference that the splines learn.
 *
 * @param bins of each spline
 */
record SplineCoupling(int bins) implements Coupling {
  /** The logistic function with this factor is nearest to the normal distribution's. */
  private static final float LOGISTIC = 1.702f;

  /** Keeps logits finite on the edges of the box. */
  private static final float EDGE = 1e-6f;

  /** No bin is narrower or lower, so that no spline is steeper than about 1 over this. */
  private static final float LEAST_BIN = 1e-3f;

  /** Least derivative at a knot. */
  private static final float LEAST_SLOPE = 1e-3f;

  /** What softplus takes to 1 − LEAST_SLOPE, so that a network's zero is a derivative of 1. */
  private static final float UNIT_SLOPE = (float) Math.log(Math.expm1(1 - LEAST_SLOPE));

  /** Keeps the square root's slope finite. */
  private static final float LEAST_DISCRIMINANT = 1e-10f;

  @Override
  public int numbers() {
    return 3 * bins + 1;
  }

  /**
   * The bin of each value.
   *
   * @param left knot
   * @param width of the bin
   * @param bottom value of the spline at the left knot
   * @param height of the bin
   * @param first derivative at the left knot
   * @param second derivative at the right knot
   */
  private record Bin<T>(T left, T width, T bottom, T height, T first, T second) {}

  @Override
  public <T> Moved<T> forward(Ops<T> o, T v, T raw, int d) {
    Bin<T> bin = bin(o, v, raw, d, false);
    T share = o.clip(o.div(o.sub(v, bin.left), bin.width), 0, 1);
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
    return new Moved<>(value, logSlope);
  }

  @Override
  public <T> T inverse(Ops<T> o, T v, T raw, int d) {
    Bin<T> bin = bin(o, v, raw, d, true);
    T share = o.clip(o.div(o.sub(v, bin.bottom), bin.height), 0, 1);
    T slope = o.div(bin.height, bin.width);
    T bend = o.sub(o.add(bin.first, bin.second), o.mul(slope, o.scalar(2)));
    // a t² + b t + c = 0, by the formula that does not cancel
    T a = o.add(o.sub(slope, bin.first), o.mul(share, bend));
    T b = o.sub(bin.first, o.mul(share, bend));
    T c = o.neg(o.mul(slope, share));
    T discriminant = o.sub(o.mul(b, b), o.mul(o.mul(a, c), o.scalar(4)));
    T root = o.sqrt(o.clip(discriminant, LEAST_DISCRIMINANT, Float.MAX_VALUE));
    T t = o.div(o.mul(c, o.scalar(-2)), o.add(b, root));
    return o.add(bin.left, o.mul(o.clip(t, 0, 1), bin.width));
  }

  private static <T> T rest(Ops<T> o, T share) {
    return o.add(o.neg(share), o.scalar(1));
  }

  /** The bin that holds each value {@code [n, d]}: along the inputs, or the outputs if inverse. */
  private <T> Bin<T> bin(Ops<T> o, T v, T raw, int d, boolean inverse) {
    T all = o.reshape(raw, -1, d, numbers());
    T widths = sizes(o, o.slice(all, 2, 0, bins));
    T heights = sizes(o, o.slice(all, 2, bins, 2 * bins));
    T slopes =
        o.add(
            o.softplus(o.add(o.slice(all, 2, 2 * bins, numbers()), o.scalar(UNIT_SLOPE))),
            o.scalar(LEAST_SLOPE));
    T lefts = o.matMul(widths, sumsBefore(o));
    T bottoms = o.matMul(heights, sumsBefore(o));
    T at = o.sub(inverse ? bottoms : lefts, o.reshape(v, -1, d, 1));
    // 1 in the bins that begin at or below the value; the first one always does
    T begun = o.notPositive(o.sub(at, firstBin(o)));
    T chosen = o.sub(begun, o.matMul(begun, shift(o)));
    T ends = o.slice(slopes, 2, 1, bins + 1);
    T starts = o.slice(slopes, 2, 0, bins);
    return new Bin<>(
        pick(o, chosen, lefts),
        pick(o, chosen, widths),
        pick(o, chosen, bottoms),
        pick(o, chosen, heights),
        pick(o, chosen, starts),
        pick(o, chosen, ends));
  }

  private static <T> T pick(Ops<T> o, T chosen, T values) {
    return o.sum(o.mul(chosen, values), 2, false);
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

  /** A row of zeros with a large number first. */
  private <T> T firstBin(Ops<T> o) {
    float[] row = new float[bins];
    row[0] = 10;
    return o.constant(row, 1, 1, bins);
  }

  @Override
  public int inputs() {
    return Waves.INPUTS;
  }

  @Override
  public <T> T input(Ops<T> o, T v, int a) {
    return Waves.of(o, scaled(o, v), a);
  }

  private static <T> T scaled(Ops<T> o, T u) {
    return o.sub(o.mul(u, o.scalar(2)), o.scalar(1));
  }

  @Override
  public <T> Moved<T> fromDesign(Ops<T> o, T f) {
    T u = o.clip(o.mul(o.add(f, o.scalar(1)), o.scalar(0.5f)), 0, 1);
    return new Moved<>(u, o.add(o.mul(u, o.scalar(0)), o.scalar((float) -Math.log(2))));
  }

  @Override
  public <T> T toDesign(Ops<T> o, T u) {
    return o.clip(scaled(o, u), -1, 1);
  }

  @Override
  public <T> Moved<T> toLatent(Ops<T> o, T u) {
    T inside = o.clip(u, EDGE, 1 - EDGE);
    T up = o.log(inside);
    T down = o.log(rest(o, inside));
    T z = o.mul(o.sub(up, down), o.scalar(1 / LOGISTIC));
    return new Moved<>(z, o.neg(o.add(o.add(up, down), o.scalar((float) Math.log(LOGISTIC)))));
  }

  @Override
  public <T> T fromLatent(Ops<T> o, T z) {
    return o.clip(o.sigmoid(o.mul(z, o.scalar(LOGISTIC))), EDGE, 1 - EDGE);
  }
}
