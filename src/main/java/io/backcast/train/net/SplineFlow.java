package io.backcast.train.net;

import io.backcast.model.Randoms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A conditional invertible network whose couplings are {@link RationalQuadraticSpline}s on the unit
 * box {@code u = (f + 1) / 2}: there the prior has sharp ends, and bins are where designs are. A
 * coupling moves one coordinate by all others, in random order, so that branches may be correlated
 * as they like; several coordinates at once only where there are many. Latent points are the box's
 * through a logit, {@code z = logit(u) / 1.702}, within 0.01 of the normal distribution's
 * quantiles, a difference that the splines learn.
 */
final class SplineFlow implements Bijection {
  /** Couplings of a block at most. */
  private static final int MOST_PARTS = 8;

  /** The logistic function with this factor is nearest to the normal distribution's. */
  private static final float LOGISTIC = 1.702f;

  /** Keeps logits finite on the edges of the box. */
  private static final float EDGE = 1e-6f;

  private final int dx;
  private final RationalQuadraticSpline spline;
  private final List<Step> steps = new ArrayList<>();

  /**
   * A coupling.
   *
   * @param moved coordinates
   * @param others that the network sees
   * @param back the place of each coordinate among moved and others
   */
  private record Step(int[] moved, int[] others, int[] back, Mlp net) {}

  /**
   * An untrained network; the last layers are zero, so that it starts as the identity of the box.
   *
   * @param dx number of variables, at least 2
   * @param condition length of the condition; 0 for none
   * @param blocks how often every coordinate is moved
   * @param width of the two hidden layers of each coupling
   * @param bins of each spline
   * @param seed of the order of the coordinates
   */
  SplineFlow(
      Parameters parameters, int dx, int condition, int blocks, int width, int bins, long seed) {
    this.dx = dx;
    this.spline = new RationalQuadraticSpline(bins);
    RandomGenerator random = Randoms.generator(seed);
    int parts = Math.min(dx, MOST_PARTS);
    for (int b = 0; b < blocks; b++) {
      int[] order = Randoms.permutation(dx, random);
      for (int part = 0; part < parts; part++) {
        int[] moved = Arrays.copyOfRange(order, part * dx / parts, (part + 1) * dx / parts);
        int[] others =
            IntStream.range(0, dx)
                .filter(i -> IntStream.of(moved).noneMatch(m -> m == i))
                .toArray();
        int[] back = new int[dx];
        for (int i = 0; i < dx; i++) {
          back[i < moved.length ? moved[i] : others[i - moved.length]] = i;
        }
        Mlp net =
            Mlp.of(
                parameters,
                "block" + b + "_" + part,
                others.length * Waves.INPUTS + condition,
                width,
                moved.length * spline.numbers());
        steps.add(new Step(moved, others, back, net));
      }
    }
  }

  @Override
  public int dimensions() {
    return dx;
  }

  @Override
  public <T> Result<T> forward(Ops<T> o, T f, @Nullable T c) {
    T u = o.clip(o.mul(o.add(f, o.scalar(1)), o.scalar(0.5f)), 0, 1);
    T logDet = o.scalar((float) (-dx * Math.log(2)));
    for (Step step : steps) {
      T others = columns(o, u, step.others);
      T raw = numbers(o, step, others, c);
      var moved = spline.forward(o, columns(o, u, step.moved), raw, step.moved.length);
      logDet = o.add(o.sum(moved.logSlope(), 1, false), logDet);
      u = columns(o, o.concat(moved.value(), others, 1), step.back);
    }
    T inside = o.clip(u, EDGE, 1 - EDGE);
    T up = o.log(inside);
    T down = o.log(RationalQuadraticSpline.rest(o, inside));
    T z = o.mul(o.sub(up, down), o.scalar(1 / LOGISTIC));
    // dz/du = 1 / (1.702 · u (1 − u))
    T end = o.neg(o.add(o.add(up, down), o.scalar((float) Math.log(LOGISTIC))));
    return new Result<>(z, o.add(o.sum(end, 1, false), logDet));
  }

  @Override
  public <T> T inverse(Ops<T> o, T z, @Nullable T c) {
    T u = o.clip(o.sigmoid(o.mul(z, o.scalar(LOGISTIC))), EDGE, 1 - EDGE);
    for (Step step : steps.reversed()) {
      T others = columns(o, u, step.others);
      T raw = numbers(o, step, others, c);
      T moved = spline.inverse(o, columns(o, u, step.moved), raw, step.moved.length);
      u = columns(o, o.concat(moved, others, 1), step.back);
    }
    return o.clip(scaled(o, u), -1, 1);
  }

  private static <T> T numbers(Ops<T> o, Step step, T others, @Nullable T c) {
    return step.net.run(o, Waves.of(o, scaled(o, others), step.others.length), c);
  }

  private static <T> T scaled(Ops<T> o, T u) {
    return o.sub(o.mul(u, o.scalar(2)), o.scalar(1));
  }

  /** Some columns in some order, exactly. */
  private <T> T columns(Ops<T> o, T u, int[] which) {
    float[] matrix = new float[dx * which.length];
    for (int i = 0; i < which.length; i++) {
      matrix[which[i] * which.length + i] = 1;
    }
    return o.matMul(u, o.constant(matrix, dx, which.length));
  }
}
