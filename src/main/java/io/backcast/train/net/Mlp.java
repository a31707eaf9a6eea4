package io.backcast.train.net;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network with two hidden layers of SiLU, the last layer zero at first.
 *
 * @param weights of the three layers
 * @param biases of the three layers
 */
record Mlp(List<Parameter> weights, List<Parameter> biases) {
  static Mlp of(Parameters parameters, String name, int in, int width, int out) {
    List<Parameter> weights =
        List.of(
            parameters.uniform(name + "_w0", in, in, width),
            parameters.uniform(name + "_w1", width, width, width),
            parameters.zeros(name + "_w2", width, out));
    List<Parameter> biases =
        List.of(
            parameters.uniform(name + "_b0", in, 1, width),
            parameters.uniform(name + "_b1", width, 1, width),
            parameters.zeros(name + "_b2", 1, out));
    return new Mlp(weights, biases);
  }

  /**
   * {@code part [n, a], c [n, condition] → [n, out]}, where a and condition add up to the inputs.
   */
  <T> T run(Ops<T> o, T part, @Nullable T c) {
    T h = c == null ? part : o.concat(part, c, 1);
    int last = weights.size() - 1;
    for (int layer = 0; layer <= last; layer++) {
      h = o.linear(h, weights.get(layer), biases.get(layer));
      h = layer < last ? o.silu(h) : h;
    }
    return h;
  }
}
