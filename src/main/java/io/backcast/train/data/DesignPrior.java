package io.backcast.train.data;

import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** The prior distribution of designs: uniform inside the bounds. */
public final class DesignPrior {
  /** How the model card names the distribution. */
  public static final String DESCRIPTION = "uniform inside the bounds";

  private final DesignSpace space;

  public DesignPrior(DesignSpace space) {
    this.space = space;
  }

  /** Random scaled designs {@code [n][dx]}, continuous also where a variable is an integer. */
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

  /** How the model card names the distribution of a space. */
  public static String description(DesignSpace space) {
    List<String> logs =
        space.variables().stream().filter(Variable::isLog).map(Variable::name).toList();
    return logs.isEmpty()
        ? DESCRIPTION
        : DESCRIPTION + ", in the logarithm of " + String.join(", ", logs);
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
    return out;
  }
}
