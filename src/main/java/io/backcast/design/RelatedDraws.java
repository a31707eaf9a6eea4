package io.backcast.design;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import io.backcast.model.Relations;
import io.backcast.model.Variable;
import java.util.stream.IntStream;

/** Draws of the prior on the relations of a design space: many short random walks. */
final class RelatedDraws {
  /** Draws of one walk. */
  private static final int WALK = 256;

  private RelatedDraws() {}

  /**
   * Valid designs uniform on the relations inside bounds, {@code [n, dx]}.
   *
   * @throws BackcastException if no design inside keeps to the relations
   */
  static DesignMatrix of(DesignSpace space, DesignBounds bounds, long seed, int n)
      throws BackcastException {
    Relations relations = Relations.of(space);
    FeasibleSampler feasible = new FeasibleSampler(space, bounds);
    DesignMatrix x = DesignMatrix.zeros(n, space.dx());
    IntStream.range(0, (n + WALK - 1) / WALK)
        .parallel()
        .forEach(
            w -> {
              // the uniforms of a walk's number make its seed
              float[] start = Randoms.uniforms(seed, w, 1, 2);
              long own =
                  (long) Float.floatToIntBits(start[0]) << 32 | Float.floatToIntBits(start[1]);
              FeasibleSampler.Chain chain = feasible.chain(Randoms.generator(own ^ w));
              for (int i = w * WALK; i < Math.min(n, (w + 1) * WALK); i++) {
                double[] f = chain.next();
                for (int j = 0; j < f.length; j++) {
                  Variable v = space.variables().get(j);
                  double value = v.unscale(f[j]);
                  x.set(i, j, relations.involves(j) ? value : bounds.clamp(j, v.valid(value)));
                }
              }
            });
    relations.settle(x, bounds);
    return x;
  }
}
