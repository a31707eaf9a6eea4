package io.backcast.train.net;

import io.backcast.model.Randoms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A conditional invertible network between a scaled design {@code f} in −1 … 1 and a standard
 * normal latent {@code z}: couplings of either half of the coordinates by the other. Every sample
 * lies inside the bounds by construction.
 */
public final class CouplingFlow {
  private final int dx;
  private final int a;
  private final int[] ones;
  private final Coupling coupling;
  private final List<Block> blocks = new ArrayList<>();

  /** A latent point {@code [n, dx]} and the logarithm of the determinant {@code [n]}. */
  public record Result<T>(T value, T logDet) {}

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
  CouplingFlow(
      Parameters parameters,
      Coupling coupling,
      int dx,
      int condition,
      int blocks,
      int width,
      long seed) {
    this.dx = dx;
    this.a = dx / 2;
    this.coupling = coupling;
    this.ones = new int[dx];
    Arrays.fill(ones, 1);
    RandomGenerator random = Randoms.generator(seed);
    int inputs = coupling.inputs();
    int numbers = coupling.numbers();
    for (int b = 0; b < blocks; b++) {
      int[] order = Randoms.permutation(dx, random);
      int[] back = new int[dx];
      for (int i = 0; i < dx; i++) {
        back[order[i]] = i;
      }
      String name = "block" + b;
      int ofB = (dx - a) * inputs + condition;
      int ofA = a * inputs + condition;
      this.blocks.add(
          new Block(
              order,
              back,
              Mlp.of(parameters, name + "_ofb", ofB, width, numbers * a),
              Mlp.of(parameters, name + "_ofa", ofA, width, numbers * (dx - a))));
    }
  }

  /** Number of variables, and of latent coordinates. */
  int dimensions() {
    return dx;
  }

  /**
   * {@code f [n, dx]} in −1 … 1, {@code c [n, condition] → z [n, dx]}, log|det dz/df| {@code [n]}.
   */
  public <T> Result<T> forward(Ops<T> o, T f, @Nullable T c) {
    Coupling.Moved<T> start = coupling.fromDesign(o, f);
    T v = start.value();
    T logDet = o.sum(start.logSlope(), 1, false);
    for (Block block : blocks) {
      T left = o.slice(v, 1, 0, a);
      T right = o.slice(v, 1, a, dx);
      var moved = coupling.forward(o, left, numbers(o, block.ofB, right, dx - a, c), a);
      left = moved.value();
      logDet = o.add(logDet, o.sum(moved.logSlope(), 1, false));
      moved = coupling.forward(o, right, numbers(o, block.ofA, left, a, c), dx - a);
      right = moved.value();
      logDet = o.add(logDet, o.sum(moved.logSlope(), 1, false));
      v = o.permute(o.concat(left, right, 1), block.order, ones);
    }
    Coupling.Moved<T> end = coupling.toLatent(o, v);
    return new Result<>(end.value(), o.add(logDet, o.sum(end.logSlope(), 1, false)));
  }

  /** {@code z [n, dx], c [n, condition] → f [n, dx]} in −1 … 1. */
  public <T> T inverse(Ops<T> o, T z, @Nullable T c) {
    T v = coupling.fromLatent(o, z);
    for (int b = blocks.size() - 1; b >= 0; b--) {
      Block block = blocks.get(b);
      v = o.permute(v, block.back, ones);
      T left = o.slice(v, 1, 0, a);
      T right = o.slice(v, 1, a, dx);
      right = coupling.inverse(o, right, numbers(o, block.ofA, left, a, c), dx - a);
      left = coupling.inverse(o, left, numbers(o, block.ofB, right, dx - a, c), a);
      v = o.concat(left, right, 1);
    }
    return coupling.toDesign(o, v);
  }

  private <T> T numbers(Ops<T> o, Mlp net, T part, int size, @Nullable T c) {
    return net.run(o, coupling.input(o, part, size), c);
  }
}
