package io.backcast.train.evaluate.check;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.OutsideCount;
import io.backcast.model.OutsideRule;
import io.backcast.model.Randoms;
import io.backcast.model.Relations;
import io.backcast.model.Variable;
import java.util.stream.IntStream;

/** Designs as a model draws them before refinement, each for a target of its own. */
final class GeneratorDraws {
  /** How often a design outside the bounds is drawn again, where the model's card asks for it. */
  private static final int ATTEMPTS = 8;

  /** Changes the seed for designs drawn again, which are independent of the first ones. */
  private static final long AGAIN = 0xD1B54A32D192ED03L;

  private final InverseModel model;
  private final DesignSpace space;
  private final Relations relations;

  GeneratorDraws(InverseModel model) {
    this.model = model;
    this.space = model.card().space();
    this.relations = Relations.of(space);
  }

  /**
   * Draws designs, several a target.
   *
   * @param y targets {@code [n, dy]}
   * @param each how many for each target
   * @param seed the latent points depend on it and on the index of the target alone
   * @param first index of the first target
   * @return {@code [n · each, dx]}, those of one target behind each other
   */
  DesignMatrix draw(float[] y, int each, long seed, long first) throws BackcastException {
    int dy = space.dy();
    int dz = model.card().latent();
    int n = y.length / dy * each;
    float[] targets = repeated(y, dy, each);
    float[] z = Randoms.normals(seed, first * each, n, dz);
    DesignMatrix x = DesignMatrix.of(model.backward(n, z, targets), space.dx());
    if (model.card().outsideRule() == OutsideRule.REJECT && dz > 0) {
      int[] open = outside(x, IntStream.range(0, n).toArray());
      for (int attempt = 1; attempt <= ATTEMPTS && open.length > 0; attempt++) {
        float[] again = Randoms.normals(seed ^ (attempt * AGAIN), first * each, open.length, dz);
        float[] asked = new float[open.length * dy];
        for (int i = 0; i < open.length; i++) {
          System.arraycopy(targets, open[i] * dy, asked, i * dy, dy);
        }
        DesignMatrix drawn = DesignMatrix.of(model.backward(open.length, again, asked), space.dx());
        for (int i = 0; i < open.length; i++) {
          x.setRow(open[i], drawn, i);
        }
        open = outside(x, open);
      }
    }
    return snapped(x);
  }

  private int[] outside(DesignMatrix x, int[] rows) {
    return IntStream.of(rows).filter(i -> !OutsideCount.isInside(space, x, i)).toArray();
  }

  /** Each row of {@code y [n, d]} so many times behind itself. */
  static float[] repeated(float[] y, int d, int each) {
    float[] out = new float[y.length * each];
    for (int i = 0; i < out.length / d; i++) {
      System.arraycopy(y, i / each * d, out, i * d, d);
    }
    return out;
  }

  /** Whole variables rounded, designs inside the bounds and on the relations, in place. */
  private DesignMatrix snapped(DesignMatrix x) {
    for (int j = 0; j < x.columns(); j++) {
      Variable v = space.variables().get(j);
      for (int i = 0; i < x.rows() && !relations.involves(j); i++) {
        x.set(i, j, v.snap(x.get(i, j)));
      }
    }
    relations.settle(x, DesignBounds.of(space));
    return x;
  }
}
