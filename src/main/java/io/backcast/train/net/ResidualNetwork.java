package io.backcast.train.net;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A residual network, such as from scaled designs to scaled unclamped properties: {@code h₀ =
 * silu(f W₀ + b₀)}, {@code hₖ = hₖ₋₁ + silu(hₖ₋₁ Wₖ + bₖ)}, {@code y = h W + b}.
 */
public final class ResidualNetwork {
  private final int dy;
  private final int depth;
  private final @Nullable InputEncoding encoding;
  private final List<Parameter> weights = new ArrayList<>();
  private final List<Parameter> biases = new ArrayList<>();

  /**
   * An untrained network.
   *
   * @param depth number of residual layers after the first
   */
  public ResidualNetwork(Parameters parameters, String name, int dx, int dy, int width, int depth) {
    this(parameters, name, null, dx, dy, width, depth);
  }

  /** An untrained network that takes scaled designs and encodes them itself. */
  public ResidualNetwork(
      Parameters parameters, String name, InputEncoding encoding, int dy, int width, int depth) {
    this(parameters, name, encoding, encoding.networkWidth(), dy, width, depth);
  }

  private ResidualNetwork(
      Parameters parameters,
      String name,
      @Nullable InputEncoding encoding,
      int inputs,
      int dy,
      int width,
      int depth) {
    this.encoding = encoding;
    this.dy = dy;
    this.depth = depth;
    for (int layer = 0; layer <= depth + 1; layer++) {
      int in = layer == 0 ? inputs : width;
      int out = layer == depth + 1 ? dy : width;
      weights.add(parameters.uniform(name + "_w" + layer, in, in, out));
      biases.add(parameters.uniform(name + "_b" + layer, in, 1, out));
    }
  }

  /** {@code f [n, dx] → y [n, dy]}. */
  public <T> T forward(Ops<T> o, T f) {
    T h = o.silu(linear(o, encoded(o, f), 0));
    for (int layer = 1; layer <= depth; layer++) {
      h = o.add(h, o.silu(linear(o, h, layer)));
    }
    return linear(o, h, depth + 1);
  }

  /**
   * The gradient of every output, by explicit back-propagation, so that it can be traced into ONNX:
   * {@code f [n, dx] → dy_df}, one {@code [n, dx]} for each output.
   */
  public <T> List<T> slopes(Ops<T> o, T f) {
    List<T> derivatives = new ArrayList<>();
    T pre = linear(o, encoded(o, f), 0);
    T h = o.silu(pre);
    derivatives.add(siluDerivative(o, pre));
    for (int layer = 1; layer <= depth; layer++) {
      pre = linear(o, h, layer);
      derivatives.add(siluDerivative(o, pre));
      h = o.add(h, o.silu(pre));
    }
    List<T> slopes = new ArrayList<>();
    for (int k = 0; k < dy; k++) {
      T g = o.slice(o.transposed(weights.get(depth + 1)), 0, k, k + 1);
      for (int layer = depth; layer >= 1; layer--) {
        T through = o.matMul(o.mul(derivatives.get(layer), g), o.transposed(weights.get(layer)));
        g = o.add(through, g);
      }
      T slope = o.matMul(o.mul(derivatives.getFirst(), g), o.transposed(weights.getFirst()));
      slopes.add(encoding == null ? slope : encoding.slopes(o, slope));
    }
    return slopes;
  }

  private <T> T encoded(Ops<T> o, T f) {
    return encoding == null ? f : encoding.networkInputs(o, f);
  }

  private <T> T linear(Ops<T> o, T h, int layer) {
    return o.linear(h, weights.get(layer), biases.get(layer));
  }

  /** Derivative of silu: {@code s (1 + p (1 − s))} with {@code s = sigmoid(p)}. */
  private static <T> T siluDerivative(Ops<T> o, T pre) {
    T s = o.sigmoid(pre);
    T rest = o.add(o.mul(pre, o.add(o.neg(s), o.scalar(1))), o.scalar(1));
    return o.mul(s, rest);
  }
}
