package io.backcast.train.data;

import io.backcast.design.FeasibleSampler;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import io.backcast.model.Relations;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The prior distribution of designs: uniform inside the bounds. */
public final class DesignPrior {
  /** How the model card names the distribution. */
  public static final String DESCRIPTION = "uniform inside the bounds";

  private final DesignSpace space;
  private final Relations relations;
  private final boolean wholeRelations;
  private final @Nullable FeasibleSampler feasible;

  public DesignPrior(DesignSpace space) {
    this.space = space;
    this.relations = Relations.of(space);
    this.wholeRelations =
        IntStream.range(0, space.dx())
            .anyMatch(j -> relations.involves(j) && space.variables().get(j).whole());
    try {
      this.feasible =
          relations.isEmpty() ? null : new FeasibleSampler(space, DesignBounds.of(space));
    } catch (BackcastException e) {
      throw new IllegalStateException("relations are checked before", e);
    }
  }

  /** Random scaled designs {@code [n][dx]}, continuous also where a variable is an integer. */
  public float[][] draw(long seed, int n) {
    RandomGenerator random = Randoms.generator(seed);
    float[][] f = new float[n][space.dx()];
    if (feasible != null) {
      FeasibleSampler.Chain chain = feasible.chain(random);
      for (float[] row : f) {
        double[] next = chain.next();
        for (int i = 0; i < row.length; i++) {
          row[i] = (float) next[i];
        }
      }
      return f;
    }
    for (float[] row : f) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) (2 * random.nextDouble() - 1);
      }
    }
    return f;
  }

  /** The nearest valid designs, integers and categories rounded; scaled, {@code [n][dx]}. */
  public float[][] snap(float[][] designs) {
    return Arrays.stream(designs).map(this::snap).toArray(float[][]::new);
  }

  private float[] snap(float[] f) {
    float[] out = new float[f.length];
    for (int i = 0; i < f.length; i++) {
      Variable v = space.variables().get(i);
      out[i] =
          v.kind() == VariableKind.CONTINUOUS ? f[i] : (float) v.scale(v.snap(v.unscale(f[i])));
    }
    if (wholeRelations) {
      settleWhole(f, out);
    }
    return out;
  }

  /** Rounds whole variables of relations together, so that the relations still hold. */
  private void settleWhole(float[] f, float[] out) {
    DesignMatrix design = DesignMatrix.zeros(1, f.length);
    for (int i = 0; i < f.length; i++) {
      design.set(0, i, space.variables().get(i).unscale(f[i]));
    }
    relations.settle(design, DesignBounds.of(space));
    for (int i = 0; i < f.length; i++) {
      if (relations.involves(i)) {
        out[i] = (float) space.variables().get(i).scale(design.get(0, i));
      }
    }
  }
}
