package io.backcast.train.net;

/**
 * Affine couplings (Dinh et al., ICLR 2017) on {@code v = logit((f + 1) / 2) / 1.8}, so that every
 * sample lies inside the bounds by construction.
 */
record AffineCoupling() implements Coupling {
  /** Standard deviation of the logit of a uniform number, about; the division brings it to 1. */
  private static final float LOGIT_SCALE = 1.8f;

  /** Keeps the logit finite for designs on a bound. */
  private static final float EDGE = 1e-6f;

  @Override
  public int numbers() {
    return 2;
  }

  @Override
  public <T> Moved<T> forward(Ops<T> o, T v, T raw, int d) {
    T s = logScale(o, raw, d);
    return new Moved<>(o.add(o.mul(v, o.exp(s)), o.slice(raw, 1, d, 2 * d)), s);
  }

  @Override
  public <T> T inverse(Ops<T> o, T v, T raw, int d) {
    T shift = o.slice(raw, 1, d, 2 * d);
    return o.mul(o.sub(v, shift), o.exp(o.neg(logScale(o, raw, d))));
  }

  /** The logarithm of a coupling's scale, within ±2, so that no coupling scales by more than e². */
  private static <T> T logScale(Ops<T> o, T raw, int d) {
    T first = o.slice(raw, 1, 0, d);
    return o.mul(o.tanh(o.mul(first, o.scalar(0.5f))), o.scalar(2));
  }

  @Override
  public <T> Moved<T> fromDesign(Ops<T> o, T f) {
    T u = o.clip(o.mul(o.add(f, o.scalar(1)), o.scalar(0.5f)), EDGE, 1 - EDGE);
    T up = o.log(u);
    T down = o.log(o.add(o.neg(u), o.scalar(1)));
    T v = o.mul(o.sub(up, down), o.scalar(1 / LOGIT_SCALE));
    // dv/df = 1 / (2 · 1.8 · u (1 − u))
    T logSlope = o.neg(o.add(o.add(up, down), o.scalar((float) Math.log(2 * LOGIT_SCALE))));
    return new Moved<>(v, logSlope);
  }

  @Override
  public <T> T toDesign(Ops<T> o, T v) {
    T u = o.sigmoid(o.mul(v, o.scalar(LOGIT_SCALE)));
    return o.sub(o.mul(u, o.scalar(2)), o.scalar(1));
  }

  @Override
  public <T> Moved<T> toLatent(Ops<T> o, T v) {
    return new Moved<>(v, o.mul(v, o.scalar(0)));
  }

  @Override
  public <T> T fromLatent(Ops<T> o, T z) {
    return z;
  }
}
