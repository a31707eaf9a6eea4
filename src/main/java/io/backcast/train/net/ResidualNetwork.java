package io.backcast.train.net;

import java.util.ArrayList;
import java.util.List;

/**
 * A residual network from a scaled design to its scaled signed properties: {@code h₀ = silu(f W₀ +
 * b₀)}, {@code hₖ = hₖ₋₁ + silu(hₖ₋₁ Wₖ + bₖ)}, {@code y = h W + b}.
 */
public final class ResidualNetwork {
  private final int dy;
  private final int depth;
  private final List<Parameter> weights = new ArrayList<>();
  private final List<Parameter> biases = new ArrayList<>();

  /**
   * Makes the arrays.
   *
   * @param depth number of residual layers after the first
   */
  public ResidualNetwork(Parameters parameters, String name, int dx, int dy, int width, int depth) {
    this.dy = dy;
    this.depth = depth;
    for (int layer = 0; layer <= depth + 1; layer++) {
      int in = layer == 0 ? dx : width;
      int out = layer == depth + 1 ? dy : width;
      weights.add(parameters.uniform(name + "_w" + layer, in, in, out));
      biases.add(parameters.uniform(name + "_b" + layer, in, 1, out));
    }
  }

  /** {@code f [n, dx] → y [n, dy]}. */
  public <T> T forward(Ops<T> o, T f) {
    T h = o.silu(linear(o, f, 0));
    for (int layer = 1; layer <= depth; layer++) {
      h = o.add(h, o.silu(linear(o, h, layer)));
    }
    return linear(o, h, depth + 1);
  }

  /**
   * The slope of every property, by back-propagation written out: {@code f [n, dx] → dy_df}, one
   * {@code [n, dx]} for each property.
   */
  public <T> List<T> slopes(Ops<T> o, T f) {
    List<T> bends = new ArrayList<>();
    T pre = linear(o, f, 0);
    T h = o.silu(pre);
    bends.add(bend(o, pre));
    for (int layer = 1; layer <= depth; layer++) {
      pre = linear(o, h, layer);
      bends.add(bend(o, pre));
      h = o.add(h, o.silu(pre));
    }
    List<T> slopes = new ArrayList<>();
    for (int k = 0; k < dy; k++) {
      T g = o.slice(o.transposed(weights.get(depth + 1)), 0, k, k + 1);
      for (int layer = depth; layer >= 1; layer--) {
        T through = o.matMul(o.mul(bends.get(layer), g), o.transposed(weights.get(layer)));
        g = o.add(through, g);
      }
      slopes.add(o.matMul(o.mul(bends.getFirst(), g), o.transposed(weights.getFirst())));
    }
    return slopes;
  }

  private <T> T linear(Ops<T> o, T h, int layer) {
    return o.linear(h, weights.get(layer), biases.get(layer));
  }

  /** Slope of silu: {@code s (1 + p (1 − s))} with {@code s = sigmoid(p)}. */
  private static <T> T bend(Ops<T> o, T pre) {
    T s = o.sigmoid(pre);
    T rest = o.add(o.mul(pre, o.add(o.neg(s), o.scalar(1))), o.scalar(1));
    return o.mul(s, rest);
  }
}
