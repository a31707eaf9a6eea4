package io.backcast.train.net;

import io.backcast.model.Randoms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A conditional invertible network between a scaled design {@code f} in (−1, 1) and a standard
 * normal latent {@code z}: affine couplings (Dinh et al., ICLR 2017) on {@code v = logit((f + 1) /
 * 2) / 1.8}, so that every sample lies inside the bounds by construction.
 */
final class CouplingFlow implements Bijection {
  /** Standard deviation of the logit of a uniform number, about; the division brings it to 1. */
  private static final float LOGIT_SCALE = 1.8f;

  /** Keeps the logit finite for designs on a bound. */
  private static final float EDGE = 1e-6f;

  private final int dx;
  private final int a;
  private final int[] ones;
  private final List<Block> blocks = new ArrayList<>();

  private record Block(int[] order, int[] back, Mlp ofB, Mlp ofA) {}

  /**
   * An untrained network; the last layers are zero, so that it starts as a permutation.
   *
   * @param dx number of variables, at least 2
   * @param condition length of the condition; 0 for none
   * @param blocks number of couplings
   * @param width of the two hidden layers of each half-coupling
   * @param seed of the permutations between blocks
   */
  CouplingFlow(Parameters parameters, int dx, int condition, int blocks, int width, long seed) {
    this.dx = dx;
    this.a = dx / 2;
    this.ones = new int[dx];
    Arrays.fill(ones, 1);
    RandomGenerator random = Randoms.generator(seed);
    for (int b = 0; b < blocks; b++) {
      int[] order = Randoms.permutation(dx, random);
      int[] back = new int[dx];
      for (int i = 0; i < dx; i++) {
        back[order[i]] = i;
      }
      String name = "block" + b;
      this.blocks.add(
          new Block(
              order,
              back,
              Mlp.of(parameters, name + "_ofb", dx - a + condition, width, 2 * a),
              Mlp.of(parameters, name + "_ofa", a + condition, width, 2 * (dx - a))));
    }
  }

  @Override
  public int dimensions() {
    return dx;
  }

  @Override
  public <T> Result<T> forward(Ops<T> o, T f, @Nullable T c) {
    T u = o.clip(o.mul(o.add(f, o.scalar(1)), o.scalar(0.5f)), EDGE, 1 - EDGE);
    T up = o.log(u);
    T down = o.log(o.add(o.neg(u), o.scalar(1)));
    T v = o.mul(o.sub(up, down), o.scalar(1 / LOGIT_SCALE));
    // dv/df = 1 / (2 · 1.8 · u (1 − u))
    T logDet =
        o.neg(o.sum(o.add(o.add(up, down), o.scalar((float) Math.log(2 * LOGIT_SCALE))), 1, false));
    for (Block block : blocks) {
      List<T> halves = o.split(v, 1, a, dx);
      T right = halves.get(1);
      List<T> raw = o.split(block.ofB.run(o, right, c), 1, a, 2 * a);
      T s = logScale(o, raw.get(0));
      T left = o.add(o.mul(halves.get(0), o.exp(s)), raw.get(1));
      logDet = o.add(logDet, o.sum(s, 1, false));
      raw = o.split(block.ofA.run(o, left, c), 1, dx - a, 2 * (dx - a));
      s = logScale(o, raw.get(0));
      right = o.add(o.mul(right, o.exp(s)), raw.get(1));
      logDet = o.add(logDet, o.sum(s, 1, false));
      v = o.permute(o.concat(left, right, 1), block.order, ones);
    }
    return new Result<>(v, logDet);
  }

  @Override
  public <T> T inverse(Ops<T> o, T z, @Nullable T c) {
    T v = z;
    for (int b = blocks.size() - 1; b >= 0; b--) {
      Block block = blocks.get(b);
      v = o.permute(v, block.back, ones);
      List<T> halves = o.split(v, 1, a, dx);
      T left = halves.get(0);
      List<T> raw = o.split(block.ofA.run(o, left, c), 1, dx - a, 2 * (dx - a));
      T right = o.mul(o.sub(halves.get(1), raw.get(1)), o.exp(o.neg(logScale(o, raw.get(0)))));
      raw = o.split(block.ofB.run(o, right, c), 1, a, 2 * a);
      left = o.mul(o.sub(left, raw.get(1)), o.exp(o.neg(logScale(o, raw.get(0)))));
      v = o.concat(left, right, 1);
    }
    T u = o.sigmoid(o.mul(v, o.scalar(LOGIT_SCALE)));
    return o.sub(o.mul(u, o.scalar(2)), o.scalar(1));
  }

  /** The logarithm of a coupling's scale, within ±2, so that no coupling scales by more than e². */
  private static <T> T logScale(Ops<T> o, T raw) {
    return o.mul(o.tanh(o.mul(raw, o.scalar(0.5f))), o.scalar(2));
  }
}
