package io.backcast.train.data;

import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.random.RandomGenerator;

/** The distribution of designs before anything is asked of them: uniform inside the bounds. */
public final class DesignPrior {
  public static final String WORDS = "uniform inside the bounds";

  private final DesignSpace space;

  public DesignPrior(DesignSpace space) {
    this.space = space;
  }

  /** Scaled designs {@code [n][dx]}; integers are spread over their unit of width. */
  public float[][] draw(long seed, int n) {
    RandomGenerator random = Randoms.generator(seed);
    float[][] f = new float[n][space.dx()];
    for (float[] row : f) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) (2 * random.nextDouble() - 1);
      }
    }
    return f;
  }

  /** The valid designs nearest to scaled ones, scaled, {@code [n][dx]}. */
  public float[][] snap(float[][] designs) {
    return java.util.Arrays.stream(designs).map(this::snap).toArray(float[][]::new);
  }

  /** The valid design nearest to a scaled one, scaled. */
  float[] snap(float[] f) {
    float[] out = new float[f.length];
    for (int i = 0; i < f.length; i++) {
      Variable v = space.variables().get(i);
      out[i] =
          v.kind() == VariableKind.CONTINUOUS ? f[i] : (float) v.scale(v.snap(v.unscale(f[i])));
    }
    return out;
  }
}
